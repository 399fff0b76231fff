package io.caraway.drawing.canvas;

import io.caraway.drawing.Layer;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.drawing.compose.CompositeOperator;
import io.caraway.drawing.compose.Filter;
import io.caraway.drawing.compose.Matrix;
import io.caraway.drawing.compose.Repeat;
import io.caraway.drawing.compose.Sampler;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** COMPOSITE: works on a copy of the box, and puts back what the clip lets through. */
final class CompositePainter {
    /*
     * As in the reference client, an image takes the format of the surface first, be it a mask of alpha alone; the flag that
     * makes a source opaque counts for surfaces only, and the one that makes the target opaque does not count at all.
     */

    private final PixelSources sources;

    CompositePainter(PixelSources sources) {
        this.sources = sources;
    }

    void draw(Stage stage, Operation.Composite composite) {
        Optional<CompositeOperator> operator = CompositeOperator.of(composite.operator());
        Rect place = stage.box().intersect(stage.surface().bounds());
        Optional<Sampler> source =
                sampler(stage, place, composite.source(), composite.source().opaque(), false);
        Layer maskLayer = composite.mask();
        Optional<Sampler> mask = maskLayer == null
                ? Optional.empty()
                : sampler(stage, place, maskLayer, false, composite.componentAlpha());
        if (operator.isEmpty() || source.isEmpty() || (maskLayer != null && mask.isEmpty())) {
            return;
        }
        Patch patch = Patch.of(stage.surface(), place);
        patch.compose(operator.get(), source.get(), orNull(mask));
        patch.put(stage.surface(), stage.region());
    }

    private Optional<Sampler> sampler(Stage stage, Rect place, Layer layer, boolean opaque, boolean componentAlpha) {
        Optional<Filter> filter = Filter.of(layer.filter());
        Optional<Repeat> repeat = Repeat.of(layer.repeat());
        Optional<PixelSource> source = sources.drawnOn(stage.surface(), layer.source());
        if (filter.isEmpty() || repeat.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        boolean surface = layer.source() instanceof Source.OfSurface;
        PixelSource read = opaque && surface ? withoutAlpha(source.get()) : source.get();
        Sampling sampling = new Sampling(
                matrix(layer.transform()),
                filter.get(),
                repeat.get(),
                layer.x() + place.left() - stage.box().left(),
                layer.y() + place.top() - stage.box().top(),
                componentAlpha);
        return Optional.of(sampling.of(read, place.width(), place.height()));
    }

    private static PixelSource withoutAlpha(PixelSource source) {
        return source.format() == PixelFormat.ARGB32 ? source.as(PixelFormat.XRGB32) : source;
    }

    private static Matrix matrix(Layer.Transform transform) {
        return new Matrix(
                transform.t00(), transform.t01(), transform.t02(), transform.t10(), transform.t11(), transform.t12());
    }

    private static @Nullable Sampler orNull(Optional<Sampler> sampler) {
        return sampler.isPresent() ? sampler.get() : null;
    }
}
