package io.caraway.replay;

import java.nio.file.Path;

/**
 * What to play, and how.
 *
 * @param file the recording
 * @param atNanos where to begin, in nanoseconds from its start
 * @param speed times as fast as it was recorded, {@link #SPEED_MIN}..{@link #SPEED_MAX}
 * @param skipIdleNanos longest time without a change that is waited through, in nanoseconds of the recording; 0: any
 * @param loop whether to begin again at the end
 * @param follow whether to wait for more at the end of a recording that is still being made
 */
public record ReplayOptions(Path file, long atNanos, double speed, long skipIdleNanos, boolean loop, boolean follow) {
    /** Slowest speed. */
    public static final double SPEED_MIN = 0.01;

    /** Fastest speed. */
    public static final double SPEED_MAX = 1000;

    /** Checks times and speed. */
    public ReplayOptions {
        checkSpeed(speed);
        if (atNanos < 0 || skipIdleNanos < 0) {
            throw new IllegalArgumentException(
                    "time: " + Math.min(atNanos, skipIdleNanos) + " ns (expected: at least 0)");
        }
    }

    /** Fails unless that is a speed that can be played at. */
    static void checkSpeed(double speed) {
        if (!(speed >= SPEED_MIN && speed <= SPEED_MAX)) {
            throw new IllegalArgumentException("speed: " + speed + " (expected: " + SPEED_MIN + ".." + SPEED_MAX + ")");
        }
    }

    /** Everything from the start, as it was recorded, unless it is told otherwise. */
    public static Builder of(Path file) {
        return new Builder(file);
    }

    /** Makes options. Belongs to who makes it. */
    public static final class Builder {
        private final Path file;
        private long atNanos;
        private double speed = 1;
        private long skipIdleNanos;
        private boolean loop;
        private boolean follow;

        private Builder(Path file) {
            this.file = file;
        }

        /** Where to begin. */
        public Builder atNanos(long nanos) {
            atNanos = nanos;
            return this;
        }

        /** How fast. */
        public Builder speed(double times) {
            speed = times;
            return this;
        }

        /** Longest wait without a change. */
        public Builder skipIdleNanos(long nanos) {
            skipIdleNanos = nanos;
            return this;
        }

        /** Whether to begin again at the end. */
        public Builder loop(boolean on) {
            loop = on;
            return this;
        }

        /** Whether to wait for more at the end. */
        public Builder follow(boolean on) {
            follow = on;
            return this;
        }

        /** The options. */
        public ReplayOptions build() {
            return new ReplayOptions(file, atNanos, speed, skipIdleNanos, loop, follow);
        }
    }
}
