package io.caraway.app.bench;

/**
 * How often each duration occurred, to one part in 32. Belongs to whoever fills it.
 *
 * <p>It never grows: a number falls into one of 32 equal parts of its power of two, and numbers below 32 have a part each.
 */
final class LogHistogram {
    private static final int PART_BITS = 5;
    private static final int PARTS = 1 << PART_BITS;

    private final long[] counts = new long[(Long.SIZE - PART_BITS) * PARTS];
    private long count;
    private long max;

    /** Counts a number; one below 0, which a clock read twice may give, counts as 0. */
    void record(long value) {
        long counted = Math.max(0, value);
        counts[index(counted)]++;
        count++;
        max = Math.max(max, counted);
    }

    /** How many numbers there are. */
    long count() {
        return count;
    }

    /** The largest of them, exactly; 0 if there is none. */
    long max() {
        return max;
    }

    /** The number that {@code percent} of all do not exceed, at most one part in 32 too large; 0 if there is none. */
    long percentile(double percent) {
        long wanted = Math.max(1, (long) Math.ceil(count * percent / 100));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Math.min(max, last(i));
            }
        }
        return 0;
    }

    private static int index(long value) {
        if (value < PARTS) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - PART_BITS - Long.numberOfLeadingZeros(value);
        return (shift + 1) * PARTS + (int) (value >>> shift) - PARTS;
    }

    /** The largest number of a part. */
    private static long last(int index) {
        if (index < PARTS) {
            return index;
        }
        int shift = index / PARTS - 1;
        return ((index % PARTS + PARTS + 1L) << shift) - 1;
    }
}
