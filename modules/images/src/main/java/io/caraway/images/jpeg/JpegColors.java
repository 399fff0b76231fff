package io.caraway.images.jpeg;

/** What the components of a JPEG picture are, and how they become colours. */
enum JpegColors {
    /** One component, all of red, green and blue. */
    GREY(1) {
        @Override
        int color(byte[] bytes, int at) {
            return Byte.toUnsignedInt(bytes[at]) * GREY_UNIT;
        }
    },
    /** Red, green, blue. */
    RGB(3) {
        @Override
        int color(byte[] bytes, int at) {
            return pack(
                    Byte.toUnsignedInt(bytes[at]),
                    Byte.toUnsignedInt(bytes[at + 1]),
                    Byte.toUnsignedInt(bytes[at + 2]));
        }
    },
    /** Luminance and the two colour differences, "ITU T.871, 7". */
    LUMINANCE(3) {
        @Override
        int color(byte[] bytes, int at) {
            int luminance = (Byte.toUnsignedInt(bytes[at]) << FRACTION_BITS) + HALF;
            int blue = Byte.toUnsignedInt(bytes[at + 1]) - MIDDLE;
            int red = Byte.toUnsignedInt(bytes[at + 2]) - MIDDLE;
            return pack(
                    clamp(luminance + RED_OF_RED * red),
                    clamp(luminance - GREEN_OF_BLUE * blue - GREEN_OF_RED * red),
                    clamp(luminance + BLUE_OF_BLUE * blue));
        }
    };

    private static final int GREY_UNIT = 0x010101;
    private static final int MIDDLE = 128;
    private static final int MAX = 255;

    /** Factors are in units of 2^-16, and rounded as libraries do, so that all give the same colours. */
    private static final int FRACTION_BITS = 16;

    private static final int HALF = 1 << (FRACTION_BITS - 1);
    private static final int RED_OF_RED = fraction(1.402);
    private static final int GREEN_OF_BLUE = fraction(0.34414);
    private static final int GREEN_OF_RED = fraction(0.71414);
    private static final int BLUE_OF_BLUE = fraction(1.772);

    private final int components;

    JpegColors(int components) {
        this.components = components;
    }

    /** The colour whose components begin at {@code at}. */
    abstract int color(byte[] bytes, int at);

    /** Computes {@code width} colours. */
    void row(byte[] bytes, int from, int[] values, int to, int width) {
        for (int x = 0, at = from; x < width; x++, at += components) {
            values[to + x] = color(bytes, at);
        }
    }

    private static int fraction(double factor) {
        return (int) Math.round(factor * (1 << FRACTION_BITS));
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(MAX, value >> FRACTION_BITS));
    }

    private static int pack(int red, int green, int blue) {
        return (red << (2 * Byte.SIZE)) | (green << Byte.SIZE) | blue;
    }
}
