package io.caraway.drawing;

/** Which pixels of its box an operation touches ("SPICE protocol, display channel, QMask"). Immutable. */
public sealed interface Mask {
    /** All pixels. */
    Mask NONE = new None();

    /** All pixels. */
    record None() implements Mask {}

    /**
     * Those pixels where a one-bit picture is set; pixels beyond the picture are not touched.
     *
     * @param inverted whether it is those where it is not set
     * @param x column of the picture that lies on the left edge of the box
     * @param y row of the picture that lies on the upper edge of the box
     * @param source a picture of format A1
     */
    record Bits(boolean inverted, int x, int y, Source source) implements Mask {
        /** Checks that the place is in reach. */
        public Bits {
            Drawable.checkCoordinate(x);
            Drawable.checkCoordinate(y);
        }
    }
}
