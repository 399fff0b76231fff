package io.caraway.drawing.compose;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import java.util.Arrays;

/** Rows of a scaled picture, by the four pixels around. */
final class WeighedRows implements Rows {
    /*
     * A row of the target lies between two rows of the picture. Each of these is weighed from left to right once, into two arrays
     * of lanes, and kept: the next row of the target lies mostly between the same two, or has one of them in common.
     *
     * Columns are looked up, so no repetition is worked out in the loops. A column outside is looked up as the one after the last,
     * which is empty.
     */

    private static final int NO_LINE = -2;

    private final Pixels pixels;
    private final Matrix matrix;
    private final Repeat repeat;
    private final int[] lefts;
    private final int[] rights;
    private final int[] weights;
    private final int[] source;
    private final int[] argb;
    private final int from;
    private final int count;
    private Line upper;
    private Line lower;

    WeighedRows(Sampler sampler, int left, int width) {
        pixels = sampler.pixels();
        matrix = sampler.matrix();
        repeat = sampler.repeat();
        lefts = new int[width];
        rights = new int[width];
        weights = new int[width];
        source = new int[pixels.width() + 1];
        argb = new int[width];
        upper = new Line(width);
        lower = new Line(width);
        int first = pixels.width() - 1;
        int last = 0;
        for (int i = 0; i < width; i++) {
            long place = matrix.x((long) left + i, 0) - Matrix.ONE / 2;
            int column = (int) (place >> Matrix.FRACTION_BITS);
            lefts[i] = column(column);
            rights[i] = column(column + 1);
            weights[i] = Weights.of(place);
            first = Math.min(first, Math.min(lefts[i], rights[i]));
            last = Math.max(last, Math.max(lefts[i], rights[i]));
        }
        from = first;
        count = Math.min(last, pixels.width() - 1) - first + 1;
    }

    private int column(int at) {
        int place = repeat.place(at, pixels.width());
        return place == Repeat.OUTSIDE ? pixels.width() : place;
    }

    @Override
    public int read(int row) {
        long place = matrix.y(0, row) - Matrix.ONE / 2;
        int first = repeat.place((int) (place >> Matrix.FRACTION_BITS), pixels.height());
        int second = repeat.place((int) (place >> Matrix.FRACTION_BITS) + 1, pixels.height());
        if (upper.row == second || lower.row == first) {
            Line line = upper;
            upper = lower;
            lower = line;
        }
        upper.show(first);
        lower.show(second);
        int weight = Weights.of(place);
        for (int i = 0; i < argb.length; i++) {
            argb[i] = Weights.column(upper.blueAndRed[i], lower.blueAndRed[i], weight)
                    | Weights.column(upper.greenAndAlpha[i], lower.greenAndAlpha[i], weight) << Argb.BITS;
        }
        return 0;
    }

    @Override
    public int[] values() {
        return argb;
    }

    /** A row of the picture, weighed from left to right. */
    private final class Line {
        private final int[] blueAndRed;
        private final int[] greenAndAlpha;
        private int row = NO_LINE;

        Line(int width) {
            blueAndRed = new int[width];
            greenAndAlpha = new int[width];
        }

        void show(int wanted) {
            if (row == wanted) {
                return;
            }
            row = wanted;
            if (wanted == Repeat.OUTSIDE) {
                Arrays.fill(blueAndRed, 0);
                Arrays.fill(greenAndAlpha, 0);
                return;
            }
            PixelFormat format = pixels.format();
            Coding.decode(format, pixels.values(), wanted * pixels.width() + from, source, from, count);
            for (int i = 0; i < blueAndRed.length; i++) {
                int left = source[lefts[i]];
                int right = source[rights[i]];
                blueAndRed[i] = Weights.blueAndRed(left, right, weights[i]);
                greenAndAlpha[i] = Weights.greenAndAlpha(left, right, weights[i]);
            }
        }
    }
}
