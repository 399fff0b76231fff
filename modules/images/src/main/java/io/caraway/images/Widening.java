package io.caraway.images;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;

/** Pixels of surfaces in formats that images have. Nothing is lost: what is drawn back gives the same pixels. */
final class Widening {
    private static final int ALPHA_FULL = 0xff;
    private static final int HIGH_BITS = 0xff000000;

    private static final int RED_SHIFT = 11;
    private static final int GREEN_SHIFT = 5;
    private static final int FIVE_BITS = 0x1f;
    private static final int SIX_BITS = 0x3f;

    private Widening() {}

    /** The format that images of such a surface have. */
    static PixelFormat format(PixelFormat surface) {
        return switch (surface) {
            case A1 -> PixelFormat.A8;
            case RGB565 -> PixelFormat.XRGB32;
            case A8, RGB555, XRGB32, ARGB32 -> surface;
        };
    }

    /** The pixels in that format; the array is used again. */
    static int[] values(PixelFormat surface, int[] values) {
        if (surface == PixelFormat.A1) {
            for (int i = 0; i < values.length; i++) {
                values[i] *= ALPHA_FULL;
            }
        } else if (surface == PixelFormat.RGB565) {
            for (int i = 0; i < values.length; i++) {
                values[i] = widen(values[i]);
            }
        }
        return values;
    }

    /** The same with the highest byte of each pixel 255. */
    static Pixels withHighBits(Pixels pixels) {
        int[] values = pixels.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] |= HIGH_BITS;
        }
        return new Pixels(pixels.format(), pixels.width(), pixels.height(), values);
    }

    /** Repeats the upper bits of each colour in the lower ones, as pixman does. */
    private static int widen(int pixel) {
        int red = (pixel >>> RED_SHIFT) & FIVE_BITS;
        int green = (pixel >>> GREEN_SHIFT) & SIX_BITS;
        int blue = pixel & FIVE_BITS;
        int red8 = red << 3 | red >>> 2;
        int green8 = green << 2 | green >>> 4;
        int blue8 = blue << 3 | blue >>> 2;
        return red8 << (2 * Byte.SIZE) | green8 << Byte.SIZE | blue8;
    }
}
