package io.caraway.drawing.canvas;

import io.caraway.raster.PixelFormat;

/** Works a ternary raster operation on rows of pixels of one size. */
final class Rop3Rows {
    private static final int INPUTS = 3;
    private static final int TARGET = 1;
    private static final int SOURCE = 2;
    private static final int BRUSH = 4;

    private final int[] form;

    /** The operation of that number: bit {@code 4 * brush + 2 * source + target} is the result. */
    Rop3Rows(int rop3, PixelFormat format) {
        form = AlgebraicForm.of(rop3, INPUTS, format.mask());
    }

    /** Combines the first {@code count} pixels of each; those of {@code target} become the result. */
    void combine(int[] brush, int[] source, int[] target, int count) {
        int one = form[0];
        int d = form[TARGET];
        int s = form[SOURCE];
        int sd = form[SOURCE | TARGET];
        int p = form[BRUSH];
        int pd = form[BRUSH | TARGET];
        int ps = form[BRUSH | SOURCE];
        int psd = form[BRUSH | SOURCE | TARGET];
        for (int i = 0; i < count; i++) {
            int there = target[i];
            int with = source[i];
            int plain = one ^ (there & d) ^ (with & (s ^ (there & sd)));
            int brushed = p ^ (there & pd) ^ (with & (ps ^ (there & psd)));
            target[i] = plain ^ (brush[i] & brushed);
        }
    }
}
