package io.caraway.protocol.rfb;

import java.util.Arrays;

/** Rectangles of one colour in an array of pixels. */
final class PixelFill {
    private PixelFill() {}

    /** Fills {@code width} x {@code height} pixels from index {@code at}, rows {@code stride} apart. */
    static void fill(int[] pixels, int at, int stride, int width, int height, int color) {
        for (int row = 0; row < height; row++) {
            int from = at + row * stride;
            Arrays.fill(pixels, from, from + width, color);
        }
    }
}
