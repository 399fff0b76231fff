package io.caraway.drawing.compose;

/** The weighing of four pixels, by weights of 7 bits, as whole numbers: the result is cut off, not rounded. */
final class Weights {
    /*
     * Two of the four colours at a time lie in lanes of 16 bits: a colour times 128 fills 15 of them. Left and right are weighed
     * first, which loses nothing; then upper and lower in lanes of 32 bits, of which 14 bits are cut off.
     */

    private static final int BITS = 7;

    /** The sum of two weights. */
    static final int ONE = 1 << BITS;

    private static final int CUT = Matrix.FRACTION_BITS - BITS;
    private static final int WEIGHTS = ONE - 1;
    private static final int SCALE = 2 * BITS;
    private static final int LANES = 0x00FF00FF;
    private static final int LANE = 0xFFFF;
    private static final int LANE_BITS = 16;
    private static final int UPPER = Argb.FULL << LANE_BITS;

    private Weights() {}

    /** The weight of the pixel after a place. */
    static int of(long place) {
        return (int) (place >> CUT) & WEIGHTS;
    }

    /** Weighs left and right, of each pixel blue and red. */
    static int blueAndRed(int left, int right, int weight) {
        return (left & LANES) * (ONE - weight) + (right & LANES) * weight;
    }

    /** Weighs left and right, of each pixel green and alpha. */
    static int greenAndAlpha(int left, int right, int weight) {
        return (left >>> Argb.BITS & LANES) * (ONE - weight) + (right >>> Argb.BITS & LANES) * weight;
    }

    /** Weighs upper and lower, and leaves two colours in the places of blue and red. */
    static int column(int upper, int lower, int weight) {
        long sum = (spread(upper) * (ONE - weight) + spread(lower) * weight) >>> SCALE;
        return (int) (sum & Argb.FULL) | ((int) (sum >>> LANE_BITS) & UPPER);
    }

    private static long spread(int lanes) {
        return (lanes & LANE) | (long) (lanes >>> LANE_BITS) << Integer.SIZE;
    }

    /** Weighs all four. */
    static int weigh(int upperLeft, int upperRight, int lowerLeft, int lowerRight, int weightX, int weightY) {
        return column(blueAndRed(upperLeft, upperRight, weightX), blueAndRed(lowerLeft, lowerRight, weightX), weightY)
                | column(
                                greenAndAlpha(upperLeft, upperRight, weightX),
                                greenAndAlpha(lowerLeft, lowerRight, weightX),
                                weightY)
                        << Argb.BITS;
    }
}
