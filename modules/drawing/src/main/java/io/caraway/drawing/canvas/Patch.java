package io.caraway.drawing.canvas;

import io.caraway.drawing.compose.CompositeOperator;
import io.caraway.drawing.compose.Compositor;
import io.caraway.drawing.compose.Sampler;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.Surface;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a surface, taken off to be drawn on.
 *
 * @param place where it belongs
 * @param pixels what it shows; its values may be written
 */
record Patch(Rect place, Pixels pixels) {
    /** A copy of what {@code surface} shows at {@code place}, which must lie on it and not be empty. */
    static Patch of(Surface surface, Rect place) {
        return new Patch(place, PixelSource.of(surface).pixels(place));
    }

    /** A piece of which all bits are 0. */
    static Patch blank(PixelFormat format, Rect place) {
        return new Patch(
                place, new Pixels(format, place.width(), place.height(), new int[place.width() * place.height()]));
    }

    /** The same values, taken for pixels of another format of the same size. */
    Patch as(PixelFormat format) {
        return format == pixels.format()
                ? this
                : new Patch(place, new Pixels(format, pixels.width(), pixels.height(), pixels.values()));
    }

    /** Composes all of it with pictures whose corners lie on its own. */
    void compose(CompositeOperator operator, Sampler source, @Nullable Sampler mask) {
        Compositor.compose(operator, source, mask, pixels, pixels.bounds());
    }

    /** Puts back what belongs to {@code region}, which must lie inside. */
    void put(Surface surface, Region region) {
        for (Rect rect : region.rects()) {
            int offset = (rect.top() - place.top()) * place.width() + rect.left() - place.left();
            surface.put(rect, pixels.values(), offset, place.width());
        }
    }
}
