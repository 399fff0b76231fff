package io.caraway.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayOptionsTest {
    private static final Path FILE = Path.of("day.caraway");

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.009, 1000.1, Double.NaN, Double.POSITIVE_INFINITY})
    void new_withSpeedOutOfRange_fails(double speed) {
        assertThatThrownBy(() -> ReplayOptions.of(FILE).speed(speed).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("speed: " + speed);
    }

    @Test
    void new_withSpeedAtLimits_isFine() {
        assertThat(ReplayOptions.of(FILE).speed(ReplayOptions.SPEED_MIN).build().speed())
                .isEqualTo(0.01);
        assertThat(ReplayOptions.of(FILE).speed(ReplayOptions.SPEED_MAX).build().speed())
                .isEqualTo(1000);
    }
}
