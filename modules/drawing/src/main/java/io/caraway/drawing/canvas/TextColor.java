package io.caraway.drawing.canvas;

import io.caraway.raster.PixelFormat;

/** The colours of letters. */
final class TextColor {
    private static final int ALPHA_FULL = 0xff000000;
    private static final int EIGHT_BITS = 0xff;
    private static final int FIVE_BITS = 0x1f;
    private static final int FIVE = 5;
    private static final int SIXTEEN_BITS = 0xffff;

    private TextColor() {}

    /**
     * What 0xAARRGGBB a colour of a surface stands for. With 16 bits it is read as five bits each, in format 565 as well, which
     * is what the reference client does.
     */
    static int argb(PixelFormat format, int color) {
        boolean five = format == PixelFormat.RGB555 || format == PixelFormat.RGB565;
        int bits = five ? FIVE : Byte.SIZE;
        int mask = five ? FIVE_BITS : EIGHT_BITS;
        int blue = widen(color & mask, mask);
        int green = widen((color >>> bits) & mask, mask);
        int red = widen((color >>> (2 * bits)) & mask, mask);
        return ALPHA_FULL | (red << (2 * Byte.SIZE)) | (green << Byte.SIZE) | blue;
    }

    /** The upper eight of the sixteen bits that 0..most is spread over. */
    private static int widen(int value, int most) {
        return (value * SIXTEEN_BITS / most) >> Byte.SIZE;
    }
}
