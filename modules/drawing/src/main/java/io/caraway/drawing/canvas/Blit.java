package io.caraway.drawing.canvas;

import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.Surface;

/**
 * Draws a picture in its own size. Where the picture does not reach, what is there is left as it was, and so is everything if
 * picture and surface have pixels of different sizes; pixels of the same size are combined as they are, whatever the formats.
 */
final class Blit {
    private Blit() {}

    /** Draws on {@code region}, which must lie on {@code target}, with the upper left pixel at {@code x}, {@code y}. */
    static void draw(Surface target, Region region, PixelSource source, int x, int y, Rop rop) {
        if (source.format().bits() != target.format().bits()) {
            return;
        }
        RowEditor editor = new RowEditor(target, rop);
        for (Rect rect : region.rects()) {
            Rect read = rect.translate(-x, -y).intersect(source.bounds());
            if (read.isEmpty()) {
                continue;
            }
            Rect drawn = read.translate(x, y);
            if (rop.equals(Rop.COPY)) {
                source.copyTo(target, drawn, read.left(), read.top());
            } else {
                editor.draw(drawn, (column, row, count, into) -> source.read(column - x, row - y, count, into, 0));
            }
        }
    }
}
