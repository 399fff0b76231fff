package io.caraway.drawing.compose;

import io.caraway.raster.Pixels;
import org.jspecify.annotations.Nullable;

/** The rows of a picture as floats, one at a time. Belongs to one call of the compositor. */
final class WideRows {
    /*
     * Pixels whose mask is empty are not read, unless whole runs are copied anyway; what an earlier row left there stays. That
     * is seen: HslBlend does not multiply blue by the mask.
     */

    private static final float FRACTION = Matrix.ONE;
    private static final int FRACTION_MASK = Matrix.ONE - 1;

    private final Sampler sampler;
    private final Pixels pixels;
    private final int left;
    private final int width;
    private final boolean weighs;
    private final boolean skips;
    private final float[] wide;
    private final float[] around = new float[4 * WideCoding.NUMBERS];

    WideRows(Sampler sampler, int left, int width) {
        this.sampler = sampler;
        this.left = left;
        this.width = width;
        pixels = sampler.pixels();
        weighs = sampler.filter().weighs() && !sampler.matrix().isIdentity();
        skips = !sampler.matrix().isIdentity() || sampler.repeat() == Repeat.PAD || sampler.repeat() == Repeat.REFLECT;
        wide = new float[width * WideCoding.NUMBERS];
        if (sampler.isUniform()) {
            fill();
        }
    }

    private void fill() {
        for (int i = 0; i < wide.length; i += WideCoding.NUMBERS) {
            if (sampler.solid()) {
                WideCoding.decodeSolid(pixels.values()[0], wide, i);
            } else {
                WideCoding.decode(pixels.format(), pixels.values()[0], wide, i);
            }
        }
    }

    /**
     * Reads a row.
     *
     * @param row row of the target, as the picture's matrix takes it
     * @param mask what the row will be seen through; {@code null} if nothing
     * @return its pixels, until the next row is read
     */
    float[] read(int row, float @Nullable [] mask) {
        if (sampler.isUniform()) {
            return wide;
        }
        Matrix matrix = sampler.matrix();
        long x = matrix.x(left, row);
        long y = matrix.y(left, row);
        for (int i = 0; i < width; i++) {
            int at = i * WideCoding.NUMBERS;
            if (!skips || mask == null || !isEmpty(mask, at)) {
                read(x, y, at);
            }
            x += matrix.t00();
            y += matrix.t10();
        }
        return wide;
    }

    private static boolean isEmpty(float[] wide, int at) {
        return wide[at] == 0f
                && wide[at + WideCoding.RED] == 0f
                && wide[at + WideCoding.GREEN] == 0f
                && wide[at + WideCoding.BLUE] == 0f;
    }

    private void read(long x, long y, int at) {
        if (weighs) {
            weigh(x, y, at);
        } else {
            pixel(ScaledRows.nearest(x), ScaledRows.nearest(y), wide, at);
        }
    }

    private void weigh(long x, long y, int at) {
        long placeX = x - Matrix.ONE / 2;
        long placeY = y - Matrix.ONE / 2;
        int column = (int) (placeX >> Matrix.FRACTION_BITS);
        int line = (int) (placeY >> Matrix.FRACTION_BITS);
        float weightX = (placeX & FRACTION_MASK) / FRACTION;
        float weightY = (placeY & FRACTION_MASK) / FRACTION;
        int second = WideCoding.NUMBERS;
        int third = second + WideCoding.NUMBERS;
        int fourth = third + WideCoding.NUMBERS;
        pixel(column, line, around, 0);
        pixel(column + 1, line, around, second);
        pixel(column, line + 1, around, third);
        pixel(column + 1, line + 1, around, fourth);
        float both = weightX * weightY;
        float onlyX = weightX * (1f - weightY);
        float onlyY = (1f - weightX) * weightY;
        float neither = (1f - weightX) * (1f - weightY);
        for (int i = 0; i < WideCoding.NUMBERS; i++) {
            wide[at + i] = around[i] * neither
                    + around[second + i] * onlyX
                    + around[third + i] * onlyY
                    + around[fourth + i] * both;
        }
    }

    private void pixel(int x, int y, float[] out, int at) {
        int column = sampler.repeat().place(x, pixels.width());
        int line = sampler.repeat().place(y, pixels.height());
        if (column < 0 || line < 0) {
            for (int i = 0; i < WideCoding.NUMBERS; i++) {
                out[at + i] = 0;
            }
        } else {
            WideCoding.decode(pixels.format(), pixels.values()[line * pixels.width() + column], out, at);
        }
    }
}
