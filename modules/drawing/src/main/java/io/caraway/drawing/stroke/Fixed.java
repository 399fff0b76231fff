package io.caraway.drawing.stroke;

/** Numbers in sixteenths of a pixel ("SPICE protocol, fixed28_4"). */
final class Fixed {
    /** Bits behind the point. */
    static final int BITS = 4;

    private static final int FRACTION = (1 << BITS) - 1;
    private static final int HALF = 1 << (BITS - 1);

    private Fixed() {}

    /** The nearest whole number; of two, the smaller. */
    static int round(int fixed) {
        return (fixed >> BITS) + ((fixed & FRACTION) > HALF ? 1 : 0);
    }
}
