package io.caraway.drawing;

import io.caraway.raster.Rect;
import java.util.List;

/** What limits an operation beside its box ("SPICE protocol, display channel, Clip"). Immutable. */
public sealed interface Clip {
    /** No limit. */
    Clip NONE = new None();

    /** No limit. */
    record None() implements Clip {}

    /**
     * Only pixels inside one of these rectangles are touched; none if there are none.
     *
     * @param rects at most {@link #COUNT_MAX}, in any order, which may overlap
     */
    record Rects(List<Rect> rects) implements Clip {
        /** Most rectangles. */
        public static final int COUNT_MAX = 1 << 16;

        /** Copies the list, and checks its length and that all are in reach. */
        public Rects {
            rects = List.copyOf(rects);
            if (rects.size() > COUNT_MAX) {
                throw new IllegalArgumentException(
                        "clip: " + rects.size() + " rectangles (expected: at most " + COUNT_MAX + ")");
            }
            rects.forEach(Drawable::checkReach);
        }
    }
}
