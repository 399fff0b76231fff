package io.caraway.drawing.compose;

import io.caraway.raster.PixelFormat;

/** From the values of pictures to premultiplied colours as floats, alpha first, and back by way of 8 bits. */
final class WideCoding {
    /** Floats of a pixel. */
    static final int NUMBERS = 4;

    /** Places of the colours in a pixel; alpha is at 0. */
    static final int RED = 1;

    /** See {@link #RED}. */
    static final int GREEN = 2;

    /** See {@link #RED}. */
    static final int BLUE = 3;

    private static final float LEVELS = 256f;

    private WideCoding() {}

    /** One value. Each colour is divided by the most its own bits can say, not by 255. */
    static void decode(PixelFormat format, int value, float[] wide, int at) {
        int argb = Coding.decode(format, value);
        wide[at] = Coding.opaque(format) ? 1f : part(argb >>> Argb.ALPHA, Argb.BITS);
        wide[at + RED] = part(argb >>> Argb.RED & Argb.FULL, Coding.redBits(format));
        wide[at + GREEN] = part(argb >>> Argb.GREEN & Argb.FULL, Coding.greenBits(format));
        wide[at + BLUE] = part(argb & Argb.FULL, Coding.redBits(format));
    }

    private static float part(int colour, int bits) {
        int most = (1 << bits) - 1;
        return (colour >> (Argb.BITS - bits)) * (1f / most);
    }

    /** One colour, as pixman has it for a fill: by way of 16 bits. */
    static void decodeSolid(int argb, float[] wide, int at) {
        wide[at] = part16(argb >>> Argb.ALPHA);
        wide[at + RED] = part16(argb >>> Argb.RED & Argb.FULL);
        wide[at + GREEN] = part16(argb >>> Argb.GREEN & Argb.FULL);
        wide[at + BLUE] = part16(argb & Argb.FULL);
    }

    private static float part16(int colour) {
        int most = (1 << (2 * Argb.BITS)) - 1;
        return colour * (most / Argb.FULL) * (1f / most);
    }

    /** A run of values. */
    static void decode(PixelFormat format, int[] values, int from, float[] wide, int count) {
        for (int i = 0; i < count; i++) {
            decode(format, values[from + i], wide, i * NUMBERS);
        }
    }

    /** A run of pixels. */
    static void encode(PixelFormat format, float[] wide, int[] values, int at, int count) {
        for (int i = 0; i < count; i++) {
            int from = i * NUMBERS;
            values[at + i] = narrow(wide[from]) << Argb.ALPHA
                    | narrow(wide[from + RED]) << Argb.RED
                    | narrow(wide[from + GREEN]) << Argb.GREEN
                    | narrow(wide[from + BLUE]);
        }
        Coding.encode(format, values, at, values, at, count);
    }

    /** The one of 256 equal steps that a number lies in; one lies in the last. */
    private static int narrow(float number) {
        float kept = Math.min(Math.max(number, 0f), 1f);
        return Math.min((int) (kept * LEVELS), Argb.FULL);
    }
}
