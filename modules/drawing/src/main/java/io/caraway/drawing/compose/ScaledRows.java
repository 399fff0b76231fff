package io.caraway.drawing.compose;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import java.util.Arrays;

/** Rows of a scaled picture, by the nearest pixel. */
final class ScaledRows implements Rows {
    private final Pixels pixels;
    private final Matrix matrix;
    private final Repeat repeat;
    private final int[] columns;
    private final int[] argb;

    ScaledRows(Sampler sampler, int left, int width) {
        pixels = sampler.pixels();
        matrix = sampler.matrix();
        repeat = sampler.repeat();
        argb = new int[width];
        columns = new int[width];
        for (int i = 0; i < width; i++) {
            columns[i] = repeat.place(nearest(matrix.x((long) left + i, 0)), pixels.width());
        }
    }

    /** The pixel a place is in; a place between two belongs to the one before. */
    static int nearest(long place) {
        return (int) ((place - 1) >> Matrix.FRACTION_BITS);
    }

    @Override
    public int read(int row) {
        int line = repeat.place(nearest(matrix.y(0, row)), pixels.height());
        if (line == Repeat.OUTSIDE) {
            Arrays.fill(argb, 0);
            return 0;
        }
        PixelFormat format = pixels.format();
        int start = line * pixels.width();
        int[] values = pixels.values();
        if (format.bits() == Integer.SIZE) {
            int alpha = Coding.decode(format, 0);
            for (int i = 0; i < argb.length; i++) {
                argb[i] = columns[i] < 0 ? 0 : values[start + columns[i]] | alpha;
            }
        } else {
            for (int i = 0; i < argb.length; i++) {
                argb[i] = columns[i] < 0 ? 0 : Coding.decode(format, values[start + columns[i]]);
            }
        }
        return 0;
    }

    @Override
    public int[] values() {
        return argb;
    }
}
