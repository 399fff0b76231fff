package io.caraway.drawing.canvas;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;

/**
 * Pixels in memory.
 *
 * @param whole all of them
 */
record PixelsSource(Pixels whole) implements PixelSource {
    @Override
    public PixelFormat format() {
        return whole.format();
    }

    @Override
    public PixelSource as(PixelFormat other) {
        return new PixelsSource(new Pixels(other, whole.width(), whole.height(), whole.values()));
    }

    @Override
    public Rect bounds() {
        return whole.bounds();
    }

    @Override
    public void read(int x, int y, int count, int[] target, int offset) {
        System.arraycopy(whole.values(), y * whole.width() + x, target, offset, count);
    }

    @Override
    public Pixels pixels(Rect area) {
        if (area.equals(whole.bounds())) {
            return whole;
        }
        int[] values = new int[area.width() * area.height()];
        for (int i = 0; i < area.height(); i++) {
            read(area.left(), area.top() + i, area.width(), values, i * area.width());
        }
        return new Pixels(whole.format(), area.width(), area.height(), values);
    }

    @Override
    public boolean isWholeAtHand() {
        return true;
    }

    @Override
    public void copyTo(Surface target, Rect area, int x, int y) {
        target.put(area, whole.values(), y * whole.width() + x, whole.width());
    }
}
