package io.caraway.drawing.canvas;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;

/**
 * What a surface shows.
 *
 * @param surface the surface
 * @param format what its bits are taken for
 */
record SurfaceSource(Surface surface, PixelFormat format) implements PixelSource {
    @Override
    public PixelSource as(PixelFormat other) {
        return new SurfaceSource(surface, other);
    }

    @Override
    public Rect bounds() {
        return surface.bounds();
    }

    @Override
    public void read(int x, int y, int count, int[] target, int offset) {
        surface.read(new Rect(x, y, x + count, y + 1), target, offset, count);
    }

    @Override
    public Pixels pixels(Rect area) {
        int[] values = new int[area.width() * area.height()];
        surface.read(area, values, 0, area.width());
        return new Pixels(format, area.width(), area.height(), values);
    }

    @Override
    public boolean isWholeAtHand() {
        return false;
    }

    /** Row by row from the top, as the reference client does: so a surface put on itself is read as far as it is drawn. */
    @Override
    public void copyTo(Surface target, Rect area, int x, int y) {
        int[] row = new int[area.width()];
        for (int i = 0; i < area.height(); i++) {
            int top = area.top() + i;
            read(x, y + i, row.length, row, 0);
            target.put(new Rect(area.left(), top, area.right(), top + 1), row, 0, row.length);
        }
    }
}
