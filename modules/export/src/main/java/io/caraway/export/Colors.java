package io.caraway.export;

import io.caraway.raster.PixelFormat;
import java.util.Arrays;

/** Pixels of a desktop as colours 0x00RRGGBB. */
final class Colors {
    /** The bits of a colour. */
    static final int MASK = 0xffffff;

    private static final int FIVE_BITS = 0x1f;
    private static final int SIX_BITS = 0x3f;
    private static final int FIVE = 5;
    private static final int SIX = 6;

    private Colors() {}

    /** Turns pixels of a format to colours, in place. */
    static void of(PixelFormat format, int[] values) {
        switch (format) {
            case XRGB32, ARGB32 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] &= MASK;
                }
            }
            case RGB555 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = of555(values[i]);
                }
            }
            case RGB565 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = of565(values[i]);
                }
            }
            // They have no colour: black, as pixman draws them.
            case A1, A8 -> Arrays.fill(values, 0);
        }
    }

    private static int of555(int pixel) {
        return rgb(wide(pixel >> (2 * FIVE)), wide(pixel >> FIVE), wide(pixel));
    }

    private static int of565(int pixel) {
        int green = pixel >> FIVE & SIX_BITS;
        return rgb(wide(pixel >> (FIVE + SIX)), green << 2 | green >> 4, wide(pixel));
    }

    /** Five bits as eight, the upper ones repeated in the lower. */
    private static int wide(int value) {
        int five = value & FIVE_BITS;
        return five << 3 | five >> 2;
    }

    private static int rgb(int red, int green, int blue) {
        return red << (2 * Byte.SIZE) | green << Byte.SIZE | blue;
    }
}
