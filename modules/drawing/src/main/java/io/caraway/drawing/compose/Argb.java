package io.caraway.drawing.compose;

/** Arithmetic on four numbers of 8 bits in one {@code int}, 255 standing for one. Products are rounded to the nearest. */
final class Argb {
    /*
     * Two of the four numbers are worked on at a time, as the lower halves of 16 bit lanes. A product of two numbers of 8 bits
     * is divided by 255 exactly: p = a * b + 128, then (p + (p >> 8)) >> 8; neither sum leaves its lane.
     */

    /** Bits of one number. */
    static final int BITS = 8;

    /** Place of alpha. */
    static final int ALPHA = 24;

    /** Place of red. */
    static final int RED = 16;

    /** Place of green. */
    static final int GREEN = 8;

    /** One. */
    static final int FULL = 0xFF;

    /** Full alpha, no colour. */
    static final int OPAQUE = FULL << ALPHA;

    /** All but alpha. */
    static final int COLOURS = ~OPAQUE;

    private static final int EACH = 0x01010101;
    private static final int LANES = 0x00FF00FF;
    private static final int HALVES = 0x00800080;
    private static final int CARRIES = 0x01000100;

    private Argb() {}

    /** The same number four times. */
    static int each(int number) {
        return number * EACH;
    }

    /** All four times one number. */
    static int times(int pixel, int number) {
        int low = (pixel & LANES) * number + HALVES;
        int high = (pixel >>> BITS & LANES) * number + HALVES;
        low = (low + (low >>> BITS & LANES)) >>> BITS & LANES;
        high = high + (high >>> BITS & LANES) & ~LANES;
        return low | high;
    }

    /** Each times its counterpart. */
    static int timesEach(int pixel, int other) {
        int low = lanes(pixel & LANES, other & LANES);
        int high = lanes(pixel >>> BITS & LANES, other >>> BITS & LANES);
        return low | high << BITS;
    }

    private static int lanes(int one, int other) {
        int product = (one & FULL) * (other & FULL) | ((one >>> RED) * (other >>> RED)) << RED;
        product += HALVES;
        return (product + (product >>> BITS & LANES)) >>> BITS & LANES;
    }

    /** Each plus its counterpart, at most one. */
    static int plus(int pixel, int other) {
        int low = (pixel & LANES) + (other & LANES);
        int high = (pixel >>> BITS & LANES) + (other >>> BITS & LANES);
        low = (low | CARRIES - (low >>> BITS & LANES)) & LANES;
        high = (high | CARRIES - (high >>> BITS & LANES)) & LANES;
        return low | high << BITS;
    }

    /** One pixel over another. */
    static int over(int source, int target) {
        return plus(times(target, ~source >>> ALPHA), source);
    }
}
