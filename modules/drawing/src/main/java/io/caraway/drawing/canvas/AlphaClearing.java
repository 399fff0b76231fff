package io.caraway.drawing.canvas;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;

/**
 * Clears the highest byte of pixels after something was laid over a surface without alpha, as the reference client does: on
 * the whole area, whatever the clip, if its upper left pixel has that byte full.
 */
final class AlphaClearing {
    private static final int COLORS = 0xffffff;
    private static final int ALPHA = 0xff000000;

    private AlphaClearing() {}

    /** Looks at {@code area}, as far as it lies on the surface. */
    static void clear(Surface surface, Rect area) {
        Rect inside = area.intersect(surface.bounds());
        if (surface.format() != PixelFormat.XRGB32 || inside.isEmpty()) {
            return;
        }
        int[] first = new int[1];
        surface.read(Rect.of(inside.left(), inside.top(), 1, 1), first, 0, 1);
        if ((first[0] & ALPHA) == ALPHA) {
            new RowEditor(surface, Rop.AND).draw(inside, COLORS);
        }
    }
}
