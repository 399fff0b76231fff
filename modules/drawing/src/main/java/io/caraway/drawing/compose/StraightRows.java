package io.caraway.drawing.compose;

import io.caraway.raster.Pixels;
import java.util.Arrays;

/** Rows of a picture that is not moved between pixels. */
final class StraightRows implements Rows {
    private final Pixels pixels;
    private final Repeat repeat;
    private final int left;
    private final int[] argb;

    StraightRows(Sampler sampler, int left, int width) {
        pixels = sampler.pixels();
        repeat = sampler.repeat();
        this.left = left;
        argb = new int[width];
    }

    @Override
    public int read(int row) {
        int place = repeat.place(row, pixels.height());
        if (place == Repeat.OUTSIDE) {
            Arrays.fill(argb, 0);
            return 0;
        }
        int start = place * pixels.width();
        int i = 0;
        while (i < argb.length) {
            int column = left + i;
            if (repeat == Repeat.NORMAL || (column >= 0 && column < pixels.width())) {
                int from = Math.floorMod(column, pixels.width());
                int count = Math.min(pixels.width() - from, argb.length - i);
                Coding.decode(pixels.format(), pixels.values(), start + from, argb, i, count);
                i += count;
            } else {
                int from = repeat.place(column, pixels.width());
                argb[i] = from == Repeat.OUTSIDE ? 0 : Coding.decode(pixels.format(), pixels.values()[start + from]);
                i++;
            }
        }
        return 0;
    }

    @Override
    public int[] values() {
        return argb;
    }
}
