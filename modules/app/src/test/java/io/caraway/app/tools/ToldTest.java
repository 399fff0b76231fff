package io.caraway.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, 10, ' 50 %  read, 10 s left'",
        "0.25, 40, ' 25 %  read, 2 min 00 s left'",
        "0.1, 1200, ' 10 %  read, 3 h 00 min left'",
        "1, 7, '100 %  read, 0 s left'",
        "0.001, 3, '  0 %  read'",
    })
    void line_atThatShare_guessesTheRest(double share, long seconds, String line) {
        assertThat(Told.line("read", share, TimeUnit.SECONDS.toNanos(seconds))).isEqualTo(line);
    }
}
