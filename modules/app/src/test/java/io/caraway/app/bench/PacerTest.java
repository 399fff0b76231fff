package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Pacer pacer = new Pacer(1000);

    @Test
    void waitNanos_afterBytes_isWhatTheyCost() {
        assertThat(pacer.waitNanos(500, 7 * SECOND)).isEqualTo(SECOND / 2);
    }

    @Test
    void waitNanos_whereClockIsBelowZero_isWhatTheyCost() {
        assertThat(pacer.waitNanos(1000, -7 * SECOND)).isEqualTo(SECOND);
    }

    @Test
    void waitNanos_forBytesReadEarly_addsUp() {
        pacer.waitNanos(1000, 0);

        assertThat(pacer.waitNanos(1000, SECOND / 2)).isEqualTo(SECOND * 3 / 2);
    }

    @Test
    void waitNanos_afterIdleTime_doesNotMakeUpForIt() {
        pacer.waitNanos(1000, 0);

        assertThat(pacer.waitNanos(1000, 100 * SECOND)).isEqualTo(SECOND);
    }
}
