package io.caraway.drawing.compose;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;

/**
 * A picture as the compositor reads it. Immutable.
 *
 * @param pixels the picture; not the array that is drawn on
 * @param matrix from places on the target to places in the picture
 * @param filter how it is read between its pixels
 * @param repeat what lies beyond its edges
 * @param x column of the picture that lies on the left edge of the target area, before the matrix
 * @param y row of the picture that lies on the upper edge of the target area, before the matrix
 * @param componentAlpha as a mask: whether each colour is the alpha of that colour alone
 * @param solid whether the picture is one colour everywhere, that of its first pixel; all but the flag before is ignored then
 */
public record Sampler(
        Pixels pixels,
        Matrix matrix,
        Filter filter,
        Repeat repeat,
        int x,
        int y,
        boolean componentAlpha,
        boolean solid) {
    /** A picture. */
    public Sampler(Pixels pixels, Matrix matrix, Filter filter, Repeat repeat, int x, int y, boolean componentAlpha) {
        this(pixels, matrix, filter, repeat, x, y, componentAlpha, false);
    }

    /** A picture as it is, with nothing beyond its edges. */
    public static Sampler of(Pixels pixels, int x, int y) {
        return new Sampler(pixels, Matrix.IDENTITY, Filter.NEAREST, Repeat.NONE, x, y, false);
    }

    /**
     * One colour everywhere.
     *
     * @param argb the colour, multiplied by its alpha
     */
    public static Sampler solid(int argb) {
        Pixels pixel = new Pixels(PixelFormat.ARGB32, 1, 1, new int[] {argb});
        return new Sampler(pixel, Matrix.IDENTITY, Filter.NEAREST, Repeat.PAD, 0, 0, false, true);
    }

    /** Whether all places show the same pixel. */
    boolean isUniform() {
        return solid || (pixels.width() == 1 && pixels.height() == 1 && repeat != Repeat.NONE);
    }
}
