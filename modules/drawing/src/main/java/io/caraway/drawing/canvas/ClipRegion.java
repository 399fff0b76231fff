package io.caraway.drawing.canvas;

import io.caraway.drawing.Clip;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.Surface;
import java.util.ArrayList;
import java.util.List;

/** What box and clip of a drawable leave of a surface ("SPICE protocol, display channel, DisplayBase"). */
final class ClipRegion {
    private ClipRegion() {}

    /** The pixels of the surface that lie in the box and in the clip. */
    static Region of(Surface surface, Rect box, Clip clip) {
        Rect inside = box.intersect(surface.bounds());
        if (inside.isEmpty() || !(clip instanceof Clip.Rects rects)) {
            return Region.of(inside);
        }
        List<Rect> parts = new ArrayList<>();
        for (Rect rect : rects.rects()) {
            if (rect.contains(inside)) {
                return Region.of(inside);
            }
            if (rect.intersects(inside)) {
                parts.add(rect.intersect(inside));
            }
        }
        return Region.of(parts);
    }
}
