package io.caraway.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.raster.Rect;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DriftTest {
    private final Drift drift = new Drift(new Rect(10, 20, 110, 60), 100, 25, 50, 10);

    @Test
    void x_atStart_isWhereItBegins() {
        assertThat(drift.x(0)).isEqualTo(100);
        assertThat(drift.y(0)).isEqualTo(25);
    }

    @Test
    void x_afterEdge_comesBack() {
        assertThat(drift.x(TimeUnit.MILLISECONDS.toNanos(200))).isEqualTo(110);
        assertThat(drift.x(TimeUnit.SECONDS.toNanos(1))).isEqualTo(70);
        assertThat(drift.x(TimeUnit.SECONDS.toNanos(4))).isEqualTo(100);
    }

    @Test
    void x_overHours_staysInAreaAndMovesByOneColumn() {
        for (long second = 0; second < 200_000; second += 997) {
            long nanos = TimeUnit.SECONDS.toNanos(second);
            assertThat(drift.x(nanos)).as("at %d s", second).isBetween(10, 110);
            assertThat(drift.y(nanos)).as("at %d s", second).isBetween(20, 60);
            long later = nanos + TimeUnit.MILLISECONDS.toNanos(20);
            assertThat(Math.abs(drift.x(later) - drift.x(nanos)))
                    .as("at %d s", second)
                    .isLessThanOrEqualTo(1);
        }
    }
}
