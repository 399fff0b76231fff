package io.caraway.export;

import io.caraway.drawing.CursorShape;
import io.caraway.raster.Rect;

/**
 * The pointer where it is. Immutable.
 *
 * @param shape its picture
 * @param x column of its hot spot
 * @param y row of its hot spot
 */
record Pointer(CursorShape shape, int x, int y) {
    private static final int BYTE = 0xff;
    private static final int HALF = 0x80;

    /** The pixels it may cover. */
    Rect box() {
        return Rect.of(x - shape.hotX(), y - shape.hotY(), shape.width(), shape.height());
    }

    /**
     * Draws it.
     *
     * @param values colours of {@code area}, rows without gaps
     * @param area where they are
     * @param inside the part of the area that may be drawn on
     */
    void draw(int[] values, Rect area, Rect inside) {
        Rect box = box();
        Rect drawn = box.intersect(inside);
        for (int row = drawn.top(); row < drawn.bottom(); row++) {
            int from = (row - box.top()) * shape.width() - box.left();
            int to = (row - area.top()) * area.width() - area.left();
            for (int column = drawn.left(); column < drawn.right(); column++) {
                values[to + column] = over(shape.argb()[from + column], values[to + column]);
            }
        }
    }

    /** A colour premultiplied by its alpha over another. */
    private static int over(int argb, int rgb) {
        int rest = BYTE - (argb >>> (3 * Byte.SIZE));
        return channel(argb, rgb, 2 * Byte.SIZE, rest)
                | channel(argb, rgb, Byte.SIZE, rest)
                | channel(argb, rgb, 0, rest);
    }

    private static int channel(int argb, int rgb, int shift, int rest) {
        int product = (rgb >> shift & BYTE) * rest + HALF;
        int below = (product + (product >> Byte.SIZE)) >> Byte.SIZE;
        return Math.min(BYTE, (argb >> shift & BYTE) + below) << shift;
    }
}
