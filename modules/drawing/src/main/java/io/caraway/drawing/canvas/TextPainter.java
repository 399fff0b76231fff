package io.caraway.drawing.canvas;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.compose.CompositeOperator;
import io.caraway.drawing.compose.Filter;
import io.caraway.drawing.compose.Matrix;
import io.caraway.drawing.compose.Repeat;
import io.caraway.drawing.compose.Sampler;
import io.caraway.drawing.stroke.GlyphMask;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.Optional;

/** TEXT: the area behind, then a brush laid over it through the letters. */
final class TextPainter {
    /** Masks are smaller than that each way; letters further apart are not drawn at all. */
    private static final int MASK_LIMIT = Short.MAX_VALUE;

    private final PixelSources sources;
    private final BrushFills brushes;

    TextPainter(PixelSources sources) {
        this.sources = sources;
        this.brushes = new BrushFills(sources);
    }

    void draw(Stage stage, Operation.Text text) {
        boolean areaBehind = !text.backArea().isEmpty();
        if (areaBehind && text.foreMode() != RopDescriptor.OP_PUT) {
            return;
        }
        if (areaBehind) {
            Region behind = stage.region().intersect(Region.of(text.backArea()));
            brushes.of(stage.surface(), text.back(), Rop.COPY).ifPresent(fill -> fill.fill(behind));
        }
        Rect letters = text.string().bounds();
        Rect onSurface = letters.intersect(stage.surface().bounds());
        if (onSurface.isEmpty()) {
            return;
        }
        Region part = stage.region().intersect(Region.of(onSurface));
        Rect place = part.isEmpty() ? onSurface : part.bounds();
        Optional<Sampler> source = brush(stage, text.fore(), place, letters);
        if (source.isPresent()) {
            if (!part.isEmpty() && letters.width() < MASK_LIMIT && letters.height() < MASK_LIMIT) {
                GlyphMask.of(text.string(), place).ifPresent(mask -> draw(stage, part, source.get(), mask));
            }
            AlphaClearing.clear(stage.surface(), onSurface);
        }
    }

    private static void draw(Stage stage, Region part, Sampler source, GlyphMask letters) {
        Patch patch = Patch.of(stage.surface(), part.bounds());
        Rect place = patch.place();
        Sampler mask = Sampler.of(letters.mask(), place.left() - letters.x(), place.top() - letters.y());
        patch.compose(CompositeOperator.OVER, source, mask);
        patch.put(stage.surface(), part);
    }

    /**
     * The brush as it lies on {@code place}; a pattern begins at the corner of the letters, not of the surface. Empty if there
     * is no brush, or its pattern is not there.
     */
    private Optional<Sampler> brush(Stage stage, Brush brush, Rect place, Rect letters) {
        int x = place.left() - letters.left();
        int y = place.top() - letters.top();
        if (brush instanceof Brush.Pattern pattern) {
            Matrix matrix = Matrix.IDENTITY.translated(
                    -pattern.x() << Matrix.FRACTION_BITS, -pattern.y() << Matrix.FRACTION_BITS);
            Sampling sampling = new Sampling(matrix, Filter.NEAREST, Repeat.NORMAL, x, y, false);
            return sources.drawnOn(stage.surface(), pattern.source())
                    .map(source -> sampling.of(source, place.width(), place.height()));
        }
        if (brush instanceof Brush.Solid solid) {
            int argb = TextColor.argb(stage.surface().format(), solid.color());
            Pixels pixel = new Pixels(PixelFormat.ARGB32, 1, 1, new int[] {argb});
            return Optional.of(new Sampler(pixel, Matrix.IDENTITY, Filter.NEAREST, Repeat.NORMAL, x, y, false, true));
        }
        return Optional.empty();
    }
}
