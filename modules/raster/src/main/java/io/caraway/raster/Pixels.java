package io.caraway.raster;

/**
 * A picture in memory. Immutable once it is passed on: the array is shared, not copied, and nobody may write it any more.
 *
 * @param format what a pixel is
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param values one pixel each, top row first, rows without gaps; only the bits of the format are set
 */
public record Pixels(PixelFormat format, int width, int height, int[] values) {
    /** Checks the size. */
    public Pixels {
        if (width < 1 || height < 1 || values.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException("pixels: " + width + "x" + height + ", " + values.length
                    + " values (expected: at least 1x1, a value for each pixel)");
        }
    }

    /** The whole area. */
    public Rect bounds() {
        return new Rect(0, 0, width, height);
    }
}
