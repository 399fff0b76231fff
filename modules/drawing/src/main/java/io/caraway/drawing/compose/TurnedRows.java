package io.caraway.drawing.compose;

import io.caraway.raster.Pixels;

/** Rows of a picture through any matrix. */
final class TurnedRows implements Rows {
    private final Pixels pixels;
    private final Matrix matrix;
    private final Repeat repeat;
    private final int left;
    private final boolean weighs;
    private final boolean wordWide;
    private final int alpha;
    private final int[] argb;

    TurnedRows(Sampler sampler, int left, int width, boolean weighs) {
        pixels = sampler.pixels();
        matrix = sampler.matrix();
        repeat = sampler.repeat();
        this.left = left;
        this.weighs = weighs;
        wordWide = pixels.format().bits() == Integer.SIZE;
        alpha = wordWide ? Coding.decode(pixels.format(), 0) : 0;
        argb = new int[width];
    }

    @Override
    public int read(int row) {
        long x = matrix.x(left, row);
        long y = matrix.y(left, row);
        for (int i = 0; i < argb.length; i++) {
            argb[i] = weighs ? weighed(x, y) : pixel(ScaledRows.nearest(x), ScaledRows.nearest(y));
            x += matrix.t00();
            y += matrix.t10();
        }
        return 0;
    }

    private int weighed(long x, long y) {
        long placeX = x - Matrix.ONE / 2;
        long placeY = y - Matrix.ONE / 2;
        int column = (int) (placeX >> Matrix.FRACTION_BITS);
        int line = (int) (placeY >> Matrix.FRACTION_BITS);
        int weightX = Weights.of(placeX);
        int weightY = Weights.of(placeY);
        int width = pixels.width();
        if (column >= 0 && line >= 0 && column < width - 1 && line < pixels.height() - 1) {
            int at = line * width + column;
            int below = at + width;
            return Weights.weigh(value(at), value(at + 1), value(below), value(below + 1), weightX, weightY);
        }
        return Weights.weigh(
                pixel(column, line),
                pixel(column + 1, line),
                pixel(column, line + 1),
                pixel(column + 1, line + 1),
                weightX,
                weightY);
    }

    private int pixel(int x, int y) {
        int column = repeat.place(x, pixels.width());
        int line = repeat.place(y, pixels.height());
        return column < 0 || line < 0 ? 0 : value(line * pixels.width() + column);
    }

    private int value(int at) {
        int value = pixels.values()[at];
        return wordWide ? value | alpha : Coding.decode(pixels.format(), value);
    }

    @Override
    public int[] values() {
        return argb;
    }
}
