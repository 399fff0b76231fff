package io.caraway.images.quic;

import java.util.Arrays;

/** What one component has taught: the best code behind each symbol. Used by one thread. */
final class QuicModel {
    /*
     * Contexts, that is symbols, share buckets: 0, 1-2, 3-6, 7-14 and so on, the last one up to the end. A bucket counts the
     * bits that each code would have taken so far. The eight counters of a bucket are lanes of 16 bits in two longs, and a
     * symbol's lengths are added to four at once. No lane overflows: no length is above 26 times another, so no counter is
     * above 26 times the least, by more than the rounding of the halvings, and the least is halved when it passes 900.
     */
    private static final int LANES = Long.BYTES / Short.BYTES;
    private static final int LANE_MASK = 0xffff;
    private static final long HALVED_MASK = 0x7fff_7fff_7fff_7fffL;
    private static final int CODE_MASK = (1 << QuicCodes.CODE_BITS) - 1;

    private final int lastBucket;
    private final long[] lengths;
    private final long[] counters;
    private final int[] best;

    QuicModel(QuicCodes codes) {
        this.lastBucket = codes.depth() - 1;
        this.lengths = codes.lengths();
        this.counters = new long[2 * codes.depth()];
        this.best = new int[1 << codes.depth()];
        Arrays.fill(best, codes.depth() - 1);
    }

    /** The code to use behind each symbol; it changes by {@link #update}, and nobody else may write it. */
    int[] best() {
        return best;
    }

    /** Learns that {@code symbol} came behind {@code context}; counters are halved when the least is above {@code trigger}. */
    void update(int context, int symbol, int trigger) {
        int bucket = Math.min(Integer.SIZE - 1 - Integer.numberOfLeadingZeros(context + 1), lastBucket);
        long low = counters[2 * bucket] + lengths[2 * symbol];
        long high = counters[2 * bucket + 1] + lengths[2 * symbol + 1];
        int least = Math.min(least(low, CODE_MASK), least(high, CODE_MASK - LANES));
        if (least >> QuicCodes.CODE_BITS > trigger) {
            low = (low >>> 1) & HALVED_MASK;
            high = (high >>> 1) & HALVED_MASK;
        }
        counters[2 * bucket] = low;
        counters[2 * bucket + 1] = high;
        int code = CODE_MASK - (least & CODE_MASK);
        int first = (1 << bucket) - 1;
        if (best[first] != code) {
            int end = bucket == lastBucket ? best.length : (2 << bucket) - 1;
            Arrays.fill(best, first, end, code);
        }
    }

    /** The least of four counters, and below it its code taken from 7, so that of equals the higher code is the least. */
    private static int least(long lanes, int reversed) {
        int a = keyed(lanes, 0, reversed);
        int b = keyed(lanes, 1, reversed);
        int c = keyed(lanes, 2, reversed);
        int d = keyed(lanes, LANES - 1, reversed);
        return Math.min(Math.min(a, b), Math.min(c, d));
    }

    private static int keyed(long lanes, int lane, int reversed) {
        int counter = (int) (lanes >>> (lane * Short.SIZE)) & LANE_MASK;
        return (counter << QuicCodes.CODE_BITS) + reversed - lane;
    }
}
