package io.caraway.drawing.canvas;

import io.caraway.raster.PixelFormat;

/** Works a {@link Rop} on rows of pixels of one size. */
final class RopRows {
    private static final int BOTH = 3;

    private final int one;
    private final int byTarget;
    private final int bySource;
    private final int byBoth;

    RopRows(Rop rop, PixelFormat format) {
        int[] form = rop.form(format.mask());
        one = form[0];
        byTarget = form[1];
        bySource = form[2];
        byBoth = form[BOTH];
    }

    /** Combines the first {@code count} pixels of {@code source} with those of {@code target}, which become the result. */
    void combine(int[] source, int[] target, int count) {
        for (int i = 0; i < count; i++) {
            int s = source[i];
            target[i] = one ^ (s & bySource) ^ (target[i] & (byTarget ^ (s & byBoth)));
        }
    }

    /** Combines one colour with the first {@code count} pixels of {@code target}. */
    void combine(int color, int[] target, int count) {
        int added = one ^ (color & bySource);
        int kept = byTarget ^ (color & byBoth);
        for (int i = 0; i < count; i++) {
            target[i] = added ^ (target[i] & kept);
        }
    }
}
