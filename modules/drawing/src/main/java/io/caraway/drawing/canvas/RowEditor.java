package io.caraway.drawing.canvas;

import io.caraway.raster.Rect;
import io.caraway.raster.Surface;

/** Draws on rectangles of a surface row by row, from the top, through a {@link Rop}. */
final class RowEditor {
    private final Surface surface;
    private final Rop rop;
    private final RopRows rows;
    private int[] there = {};
    private int[] fed = {};

    RowEditor(Surface surface, Rop rop) {
        this.surface = surface;
        this.rop = rop;
        this.rows = new RopRows(rop, surface.format());
    }

    /** Combines what {@code feed} yields with the pixels of {@code area}, which must lie on the surface. */
    void draw(Rect area, RowFeed feed) {
        int count = area.width();
        grow(count);
        for (int y = area.top(); y < area.bottom(); y++) {
            Rect row = new Rect(area.left(), y, area.right(), y + 1);
            feed.row(area.left(), y, count, fed);
            if (rop.equals(Rop.COPY)) {
                surface.put(row, fed, 0, count);
            } else {
                surface.read(row, there, 0, count);
                rows.combine(fed, there, count);
                surface.put(row, there, 0, count);
            }
        }
    }

    /** Combines one colour with the pixels of {@code area}, which must lie on the surface. */
    void draw(Rect area, int color) {
        if (rop.equals(Rop.COPY)) {
            surface.fill(area, color);
            return;
        }
        int count = area.width();
        grow(count);
        for (int y = area.top(); y < area.bottom(); y++) {
            Rect row = new Rect(area.left(), y, area.right(), y + 1);
            surface.read(row, there, 0, count);
            rows.combine(color, there, count);
            surface.put(row, there, 0, count);
        }
    }

    private void grow(int count) {
        if (there.length < count) {
            there = new int[count];
            fed = new int[count];
        }
    }
}
