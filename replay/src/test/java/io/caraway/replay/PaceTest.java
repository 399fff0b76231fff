package io.caraway.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long NOW = 5_000_000_000L;

    @Test
    void waitNanos_atSpeedOne_isTimeOfRecording() {
        Pace pace = started(1);

        assertThat(pace.waitNanos(0, NOW)).isZero();
        assertThat(pace.waitNanos(700, NOW)).isEqualTo(700);
        assertThat(pace.waitNanos(700, NOW + 600)).isEqualTo(100);
        assertThat(pace.waitNanos(700, NOW + 900)).isEqualTo(-200);
    }

    @Test
    void waitNanos_atOtherSpeeds_isShorterOrLonger() {
        assertThat(started(4).waitNanos(1000, NOW)).isEqualTo(250);
        assertThat(started(0.5).waitNanos(1000, NOW)).isEqualTo(2000);
        assertThat(started(ReplayOptions.SPEED_MAX).waitNanos(1_000_000, NOW)).isEqualTo(1000);
    }

    @Test
    void moveTo_again_countsFromThen() {
        Pace pace = started(2);

        pace.moveTo(0, NOW + 10_000);

        assertThat(pace.waitNanos(100, NOW + 10_000)).isEqualTo(50);
    }

    @Test
    void waitNanos_onClockBelowZero_isTheSame() {
        Pace pace = new Pace(1);
        pace.moveTo(0, -NOW);

        assertThat(pace.waitNanos(700, -NOW + 100)).isEqualTo(600);
    }

    @Test
    void speed_inTheMiddle_goesOnFromThere() {
        Pace pace = started(2);

        pace.speed(4, NOW + 100);

        assertThat(pace.positionNanos(NOW + 100)).isEqualTo(200);
        assertThat(pace.positionNanos(NOW + 200)).isEqualTo(600);
        assertThat(pace.waitNanos(600, NOW + 100)).isEqualTo(100);
    }

    @Test
    void pause_keepsThePosition() {
        Pace pace = started(2);

        pace.pause(true, NOW + 100);
        assertThat(pace.positionNanos(NOW + 5000)).isEqualTo(200);
        pace.pause(false, NOW + 6000);

        assertThat(pace.positionNanos(NOW + 6050)).isEqualTo(300);
    }

    private static Pace started(double speed) {
        Pace pace = new Pace(speed);
        pace.moveTo(0, NOW);
        return pace;
    }
}
