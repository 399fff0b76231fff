package io.caraway.app.demo;

/** Smooth noise: the same place always has the same value, near places have near values. Immutable. */
final class Noise {
    private static final int OCTAVES = 5;
    private static final int OCTAVE_OFFSET = 101;
    private static final int X_FACTOR = 0x1B873593;
    private static final int Y_FACTOR = 0x7F4A7C15;
    private static final int MIX_FACTOR = 0x2C1B3C6D;
    private static final int MIX_SHIFT = 15;
    private static final int MANTISSA_SHIFT = 8;
    private static final double MANTISSA = 1 << 24;

    private final int seed;

    Noise(int seed) {
        this.seed = seed;
    }

    /** A value 0..1 that has nothing to do with that of the next pixel. */
    double grain(int x, int y) {
        int hash = seed ^ (x * X_FACTOR) ^ (y * Y_FACTOR);
        for (int i = 0; i < 2; i++) {
            hash = (hash ^ (hash >>> MIX_SHIFT)) * MIX_FACTOR;
        }
        return ((hash ^ (hash >>> MIX_SHIFT)) >>> MANTISSA_SHIFT) / MANTISSA;
    }

    /** A value 0..1 made of coarse and ever finer waves, the coarsest one unit long. */
    double cloudy(double x, double y) {
        double sum = 0;
        double weight = 0.5;
        double scale = 1;
        for (int i = 0; i < OCTAVES; i++) {
            sum += weight * smooth(x * scale + i * OCTAVE_OFFSET, y * scale);
            weight /= 2;
            scale *= 2;
        }
        return sum;
    }

    private double smooth(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double across = ease(x - left);
        double down = ease(y - top);
        double upper = between(grain(left, top), grain(left + 1, top), across);
        double lower = between(grain(left, top + 1), grain(left + 1, top + 1), across);
        return between(upper, lower, down);
    }

    private static double between(double from, double to, double t) {
        return from + (to - from) * t;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }
}
