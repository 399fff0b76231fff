package io.caraway.images.quic;

/**
 * The state of the code for lengths of runs.
 *
 * <p>A length is a one for each time it holds the expected length, which may grow with each, then a zero and the rest in as
 * many bits as the expected length has; behind it the expected length shrinks again.
 */
final class QuicRuns {
    private static final int[] BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private int state;

    /** Bits of the rest; the expected length is 1 shifted by them. */
    int bits() {
        return BITS[state];
    }

    /** A length held the expected one. */
    void grow() {
        if (state < BITS.length - 1) {
            state++;
        }
    }

    /** A length has ended. */
    void shrink() {
        if (state > 0) {
            state--;
        }
    }
}
