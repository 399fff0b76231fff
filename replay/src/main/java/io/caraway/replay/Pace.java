package io.caraway.replay;

/** Where a replay is on the time line of its recording, by the clock of the player. Owned by replay. */
final class Pace {
    private double speed;
    private boolean paused;
    private long fromNanos;
    private long sinceNanos;

    Pace(double speed) {
        this.speed = speed;
    }

    /** Goes on from that moment of the recording, now. */
    void moveTo(long timeNanos, long nowNanos) {
        fromNanos = timeNanos;
        sinceNanos = nowNanos;
    }

    /** The moment of the recording that is due. */
    long positionNanos(long nowNanos) {
        return paused ? fromNanos : fromNanos + (long) ((nowNanos - sinceNanos) * speed);
    }

    /** How long to wait for a moment of the recording while not paused; 0 or less when it is due. */
    long waitNanos(long timeNanos, long nowNanos) {
        return sinceNanos + (long) ((timeNanos - fromNanos) / speed) - nowNanos;
    }

    double speed() {
        return speed;
    }

    /** Goes on at another speed. */
    void speed(double times, long nowNanos) {
        moveTo(positionNanos(nowNanos), nowNanos);
        speed = times;
    }

    boolean isPaused() {
        return paused;
    }

    /** Stands still, or goes on. */
    void pause(boolean on, long nowNanos) {
        moveTo(positionNanos(nowNanos), nowNanos);
        paused = on;
    }
}
