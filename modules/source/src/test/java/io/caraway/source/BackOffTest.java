package io.caraway.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff();

    @Test
    void next_eachTime_isTwiceAsLongUpToLimit() {
        long[] waits = LongStream.generate(backOff::next).limit(9).toArray();

        assertThat(waits).containsExactly(250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000);
    }

    @Test
    void reset_afterSomeAttempts_beginsAnew() {
        backOff.next();
        backOff.next();

        backOff.reset();

        assertThat(backOff.next()).isEqualTo(250);
        assertThat(backOff.next()).isEqualTo(500);
    }
}
