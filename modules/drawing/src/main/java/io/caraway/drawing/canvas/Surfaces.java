package io.caraway.drawing.canvas;

import io.caraway.raster.Surface;
import java.util.Optional;

/** The surfaces of a display. Belongs to the thread of the display. */
@FunctionalInterface
public interface Surfaces {
    /** The surface of that number, if it is there. */
    Optional<Surface> surface(int id);
}
