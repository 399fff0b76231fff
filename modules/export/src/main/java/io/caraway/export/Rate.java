package io.caraway.export;

import java.util.concurrent.TimeUnit;

/**
 * How many pictures there are in a time. The time that one of them takes is a slot.
 *
 * @param count how many, 1..{@link #COUNT_MAX}
 * @param nanos in how many nanoseconds, at least 1
 */
public record Rate(int count, long nanos) {
    /** Most pictures that can be asked for. */
    public static final int COUNT_MAX = 120;

    /** What is smooth on a desktop, and what every player can show. */
    public static final Rate USUAL = perSecond(25);

    /** Checks both. */
    public Rate {
        if (count < 1 || count > COUNT_MAX) {
            throw new IllegalArgumentException("pictures: " + count + " (expected: 1.." + COUNT_MAX + ")");
        }
        if (nanos < 1) {
            throw new IllegalArgumentException("time of a picture: " + nanos + " ns (expected: more than 0)");
        }
    }

    /** So many a second. */
    public static Rate perSecond(int count) {
        return new Rate(count, TimeUnit.SECONDS.toNanos(1));
    }

    /** One each time that has passed. */
    public static Rate every(long nanos) {
        return new Rate(1, nanos);
    }

    /** How long a slot is, in nanoseconds. */
    public double slotNanos() {
        return (double) nanos / count;
    }

    /** When a slot begins, in nanoseconds since the first began. */
    public long nanosAt(long slot) {
        return Math.round(slot * slotNanos());
    }
}
