package io.caraway.drawing.canvas;

import io.caraway.drawing.compose.Filter;
import io.caraway.drawing.compose.Matrix;
import io.caraway.drawing.compose.Repeat;
import io.caraway.drawing.compose.Sampler;
import io.caraway.raster.Rect;

/**
 * How a picture is to be read: all of a {@link Sampler} but its pixels.
 *
 * @param matrix from places of the target to places in the picture
 * @param filter how it is read between its pixels
 * @param repeat what lies beyond its edges
 * @param x column, before the matrix, that lies on the left edge of the target
 * @param y row, before the matrix, that lies on its upper edge
 * @param componentAlpha whether each colour is the alpha of that colour alone
 */
record Sampling(Matrix matrix, Filter filter, Repeat repeat, int x, int y, boolean componentAlpha) {
    /*
     * Of a surface only the part that will be read is copied. That part is the image of the target under the matrix, and some
     * pixels around it for the filter. It stands for the whole if nothing beyond it is read: when the surface ends there and
     * nothing lies beyond its edges, or when it lies inside. Far away from the origin the numbers of a matrix run over, and
     * whether they do decides what is drawn; so the matrix stays as it is there, and the whole is copied.
     */

    private static final int MARGIN = 3;
    private static final int NEAR = 30_000;

    /** A picture as it is, of which column {@code x} and row {@code y} lie on the target's corner. */
    static Sampling plain(int x, int y) {
        return new Sampling(Matrix.IDENTITY, Filter.NEAREST, Repeat.NONE, x, y, false);
    }

    /** A picture read so, for a target of that size. */
    Sampler of(PixelSource source, int width, int height) {
        Rect part = source.isWholeAtHand() ? source.bounds() : part(source.bounds(), width, height);
        Sampling moved = movedTo(part);
        return new Sampler(source.pixels(part), moved.matrix, filter, repeat, moved.x, moved.y, componentAlpha);
    }

    private Sampling movedTo(Rect part) {
        if (part.left() == 0 && part.top() == 0) {
            return this;
        }
        if (matrix.equals(Matrix.IDENTITY)) {
            return new Sampling(matrix, filter, repeat, x - part.left(), y - part.top(), componentAlpha);
        }
        Matrix moved = matrix.translated(-part.left() << Matrix.FRACTION_BITS, -part.top() << Matrix.FRACTION_BITS);
        return new Sampling(moved, filter, repeat, x, y, componentAlpha);
    }

    private Rect part(Rect bounds, int width, int height) {
        long left = Math.min(0, (long) matrix.t00() * width) + Math.min(0, (long) matrix.t01() * height);
        long right = Math.max(0, (long) matrix.t00() * width) + Math.max(0, (long) matrix.t01() * height);
        long top = Math.min(0, (long) matrix.t10() * width) + Math.min(0, (long) matrix.t11() * height);
        long bottom = Math.max(0, (long) matrix.t10() * width) + Math.max(0, (long) matrix.t11() * height);
        long startX = (long) matrix.t00() * x + (long) matrix.t01() * y + matrix.t02();
        long startY = (long) matrix.t10() * x + (long) matrix.t11() * y + matrix.t12();
        if (!near(matrix.t02())
                || !near(matrix.t12())
                || !near(startX + left)
                || !near(startX + right)
                || !near(startY + top)
                || !near(startY + bottom)) {
            return bounds;
        }
        Rect read = new Rect(
                pixel(startX + left) - MARGIN,
                pixel(startY + top) - MARGIN,
                pixel(startX + right) + MARGIN,
                pixel(startY + bottom) + MARGIN);
        if (repeat != Repeat.NONE && !bounds.contains(read)) {
            return bounds;
        }
        return read.intersects(bounds) ? read.intersect(bounds) : Rect.of(0, 0, 1, 1);
    }

    private static int pixel(long place) {
        return (int) (place >> Matrix.FRACTION_BITS);
    }

    private static boolean near(long place) {
        return Math.abs(place) <= (long) NEAR << Matrix.FRACTION_BITS;
    }
}
