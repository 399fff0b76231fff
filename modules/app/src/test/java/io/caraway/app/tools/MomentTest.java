package io.caraway.app.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0:00:00.000",
        "90, 0:01:30.000",
        "1.5, 0:00:01.500",
        "1m30s, 0:01:30.000",
        "1:30, 0:01:30.000",
        "90:00, 1:30:00.000",
        "1:02:03.25, 1:02:03.250",
        "2h, 2:00:00.000",
        "1h30m, 1:30:00.000",
        "2.5m, 0:02:30.000",
        "1h1s, 1:00:01.000",
        "100000h, 100000:00:00.000",
    })
    void of_timeAsPeopleWriteIt_isThatTime(String text, String words) {
        assertThat(Moment.of(text)).hasToString(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h", "1:60", "30s1m", "-1", "1m30", "noon", "1:2:3:4", "100001h", "1e9", "99999999999"})
    void of_whatIsNoTime_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Moment.of(text)).withMessageContaining("expected: ");
    }
}
