package io.caraway.drawing.canvas;

import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.drawing.compose.CompositeOperator;
import io.caraway.drawing.compose.Filter;
import io.caraway.drawing.compose.Sampler;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;

/** ALPHA_BLEND: a picture, in its own format, laid over what is there. */
final class BlendPainter {
    private static final int ALPHA_SHIFT = 24;

    private final PixelSources sources;

    BlendPainter(PixelSources sources) {
        this.sources = sources;
    }

    void draw(Stage stage, Operation.AlphaBlend blend) {
        if (blend.alpha() != 0) {
            boolean alpha = blend.source() instanceof Source.OfImage of
                    ? stage.surface().format() == PixelFormat.ARGB32 && isPaletted(of.image())
                    : has(blend, Operation.AlphaBlend.SRC_SURFACE_HAS_ALPHA);
            sources.asIs(blend.source())
                    .map(source -> alpha ? withAlpha(source) : source)
                    .ifPresent(source -> draw(stage, source, blend));
        }
    }

    /** Whether an image came as numbers in a palette: its colours are then taken for pixels of the surface. */
    private static boolean isPaletted(Image image) {
        return image.arrived()
                .filter(encoded -> encoded instanceof EncodedImage.Bitmap bitmap && bitmap.palette() != null)
                .isPresent();
    }

    private static void draw(Stage stage, PixelSource source, Operation.AlphaBlend blend) {
        Surface surface = stage.surface();
        boolean targetHasAlpha = has(blend, Operation.AlphaBlend.DEST_HAS_ALPHA);
        Patch patch = Patch.of(surface, stage.region().bounds());
        if (targetHasAlpha) {
            patch = patch.as(withAlpha(surface.format()));
        }
        Sampler read = sampling(stage, blend.area(), patch.place())
                .of(source, patch.place().width(), patch.place().height());
        Sampler mask =
                blend.alpha() == Operation.AlphaBlend.ALPHA_MAX ? null : Sampler.solid(blend.alpha() << ALPHA_SHIFT);
        patch.compose(CompositeOperator.OVER, read, mask);
        patch.put(surface, stage.region());
        if (!targetHasAlpha) {
            AlphaClearing.clear(surface, stage.box());
        }
    }

    private static Sampling sampling(Stage stage, Rect area, Rect place) {
        Rect box = stage.box();
        return Scaling.isPlain(box, area)
                ? Sampling.plain(area.left() + place.left() - box.left(), area.top() + place.top() - box.top())
                : Scaling.sampling(area, box, place, Filter.NEAREST);
    }

    private static boolean has(Operation.AlphaBlend blend, int flag) {
        return (blend.flags() & flag) != 0;
    }

    private static PixelSource withAlpha(PixelSource source) {
        return source.as(withAlpha(source.format()));
    }

    private static PixelFormat withAlpha(PixelFormat format) {
        return format == PixelFormat.XRGB32 ? PixelFormat.ARGB32 : format;
    }
}
