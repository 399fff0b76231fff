package io.caraway.images.quic;

/**
 * The arithmetic between a pixel and the symbols that are coded for it.
 *
 * <p>The components of a pixel lie in the bytes of an int and are treated all at once. A residual is the pixel less its
 * prediction; folded, the small ones of either sign become the small symbols: 0, -1, 1, -2, 2 are 0, 1, 2, 3, 4.
 */
final class QuicResidual {
    private static final int LOW_BITS = 0x01010101;
    private static final int HIGH_BITS = 0x80808080;

    private QuicResidual() {}

    /** The mean of each byte, rounded down. */
    static int mean(int a, int b) {
        return (a & b) + (((a ^ b) & ~LOW_BITS) >>> 1);
    }

    /**
     * The symbols of a pixel.
     *
     * @param depth bits of a component
     * @param mask those bits in each byte that is a component
     */
    static int fold(int pixel, int prediction, int depth, int mask) {
        int difference = ((pixel | HIGH_BITS) - (prediction & ~HIGH_BITS)) ^ ((pixel ^ ~prediction) & HIGH_BITS);
        int negative = (difference >>> (depth - 1)) & LOW_BITS;
        return (((difference << 1) & ~LOW_BITS) ^ bytes(negative)) & mask;
    }

    /** The pixel whose symbols are these. */
    static int unfold(int symbols, int prediction, int mask) {
        int difference = ((symbols >>> 1) & ~HIGH_BITS) ^ bytes(symbols & LOW_BITS);
        int low = (difference & ~HIGH_BITS) + (prediction & ~HIGH_BITS);
        return (low ^ ((difference ^ prediction) & HIGH_BITS)) & mask;
    }

    /** All ones in each byte that is 1. */
    private static int bytes(int ones) {
        return (ones << Byte.SIZE) - ones;
    }
}
