package io.caraway.replay;

import java.nio.file.Path;

/**
 * What to play, and how.
 *
 * @param file the recording
 * @param speed times as fast as it was recorded, {@link #SPEED_MIN}..{@link #SPEED_MAX}
 * @param loop whether to begin again at the end
 */
public record ReplayOptions(Path file, double speed, boolean loop) {
    /** Slowest speed. */
    public static final double SPEED_MIN = 0.01;

    /** Fastest speed. */
    public static final double SPEED_MAX = 1000;

    /** Checks the speed. */
    public ReplayOptions {
        if (!(speed >= SPEED_MIN && speed <= SPEED_MAX)) {
            throw new IllegalArgumentException("speed: " + speed + " (expected: " + SPEED_MIN + ".." + SPEED_MAX + ")");
        }
    }
}
