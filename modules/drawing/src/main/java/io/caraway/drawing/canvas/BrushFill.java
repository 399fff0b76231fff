package io.caraway.drawing.canvas;

import io.caraway.raster.Rect;
import io.caraway.raster.Region;

/** Draws with a brush on a surface, through a {@link Rop}; both are settled. */
interface BrushFill {
    /** Draws on the pixels of {@code area}, which must lie on the surface. */
    void fill(Rect area);

    /** Draws on the pixels of {@code region}, which must lie on the surface. */
    default void fill(Region region) {
        for (Rect rect : region.rects()) {
            fill(rect);
        }
    }
}
