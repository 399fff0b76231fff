package io.caraway.export;

import io.caraway.recording.RecordedBatch;

/**
 * What of a recording is exported, and how fast.
 *
 * @param fromNanos recorded time of the first picture; the first picture there is, if that comes later
 * @param toNanos recorded time of the last, not before the first
 * @param display number of the display
 * @param cursor whether the pointer is drawn
 * @param rate most pictures in a time
 * @param speed times as fast as it was recorded, {@link #SPEED_MIN}..{@link #SPEED_MAX}
 * @param idleNanos how long nothing may change; what is longer is shortened to it. {@link #NEVER_IDLE}: it stays as it was
 */
public record ExportOptions(
        long fromNanos, long toNanos, int display, boolean cursor, Rate rate, double speed, long idleNanos) {
    /** Slowest speed. */
    public static final double SPEED_MIN = 0.01;

    /** Fastest speed. */
    public static final double SPEED_MAX = 1000;

    /** Nothing is shortened. */
    public static final long NEVER_IDLE = Long.MAX_VALUE;

    /** All of display 0 as it was. */
    public static final ExportOptions ALL = new ExportOptions(0, Long.MAX_VALUE, 0, true, Rate.USUAL, 1, NEVER_IDLE);

    /** Checks each. */
    public ExportOptions {
        if (fromNanos < 0 || toNanos < fromNanos) {
            throw new IllegalArgumentException(
                    "times: " + fromNanos + ".." + toNanos + " ns (expected: the first before the last)");
        }
        if (display < 0 || display > RecordedBatch.DISPLAY_MAX) {
            throw new IllegalArgumentException(
                    "display: " + display + " (expected: 0.." + RecordedBatch.DISPLAY_MAX + ")");
        }
        if (!(speed >= SPEED_MIN && speed <= SPEED_MAX)) {
            throw new IllegalArgumentException("speed: " + speed + " (expected: " + SPEED_MIN + ".." + SPEED_MAX + ")");
        }
        if (idleNanos < 1) {
            throw new IllegalArgumentException("idle time: " + idleNanos + " ns (expected: more than 0)");
        }
    }

    /** The same of another part of the recording. */
    public ExportOptions between(long from, long to) {
        return new ExportOptions(from, to, display, cursor, rate, speed, idleNanos);
    }

    /** The same of another display. */
    public ExportOptions ofDisplay(int number) {
        return new ExportOptions(fromNanos, toNanos, number, cursor, rate, speed, idleNanos);
    }

    /** The same with the pointer or without. */
    public ExportOptions withCursor(boolean drawn) {
        return new ExportOptions(fromNanos, toNanos, display, drawn, rate, speed, idleNanos);
    }

    /** The same with as many pictures. */
    public ExportOptions at(Rate pictures) {
        return new ExportOptions(fromNanos, toNanos, display, cursor, pictures, speed, idleNanos);
    }

    /** The same so many times as fast as it was recorded. */
    public ExportOptions faster(double times) {
        return new ExportOptions(fromNanos, toNanos, display, cursor, rate, times, idleNanos);
    }

    /** The same with other limits to how long nothing changes. */
    public ExportOptions idleAtMost(long nanos) {
        return new ExportOptions(fromNanos, toNanos, display, cursor, rate, speed, nanos);
    }

    /** Whether times in which nothing changes are shortened. */
    public boolean skipsIdle() {
        return idleNanos != NEVER_IDLE;
    }
}
