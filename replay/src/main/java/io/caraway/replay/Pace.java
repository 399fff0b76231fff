package io.caraway.replay;

/** Tells when a moment of a recording is due on the clock of the player. Owned by replay. */
final class Pace {
    private final double speed;
    private long zeroNanos;

    Pace(double speed) {
        this.speed = speed;
    }

    /** The start of the recording is due now. */
    void start(long nowNanos) {
        zeroNanos = nowNanos;
    }

    /** How long to wait for a moment of the recording; 0 or less when it is due. */
    long waitNanos(long timeNanos, long nowNanos) {
        return zeroNanos + (long) (timeNanos / speed) - nowNanos;
    }
}
