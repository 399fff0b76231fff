package io.caraway.drawing.canvas;

import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.compose.CompositeOperator;
import io.caraway.drawing.compose.Filter;
import io.caraway.drawing.compose.Matrix;
import io.caraway.drawing.compose.Repeat;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.Surface;

/** Draws a part of a picture stretched to a box of another size; beyond the edges of the picture lies transparent black. */
final class Scaling {
    private Scaling() {}

    /** Whether no stretching is needed. */
    static boolean isPlain(Rect box, Rect area) {
        return box.width() == area.width() && box.height() == area.height();
    }

    /** The filter of a scale mode. */
    static Filter filter(ScaleMode mode) {
        return switch (mode) {
            case INTERPOLATE -> Filter.GOOD;
            case NEAREST -> Filter.NEAREST;
        };
    }

    /**
     * How {@code area} of a picture is read for the part {@code place} of {@code box}. The numbers of the matrix run over as
     * they do in the reference client.
     */
    static Sampling sampling(Rect area, Rect box, Rect place, Filter filter) {
        Matrix matrix = Matrix.scale(ratio(area.width(), box.width()), ratio(area.height(), box.height()))
                .translated(area.left() << Matrix.FRACTION_BITS, area.top() << Matrix.FRACTION_BITS);
        return new Sampling(matrix, filter, Repeat.NONE, place.left() - box.left(), place.top() - box.top(), false);
    }

    private static int ratio(int from, int to) {
        return (int) (((long) from << Matrix.FRACTION_BITS) / to);
    }

    /** Draws {@code area} of the source, stretched to the box, whatever its format. */
    static void draw(Stage stage, PixelSource source, Rect area, Filter filter) {
        Patch patch = Patch.of(stage.surface(), stage.region().bounds());
        compose(patch, source, sampling(area, stage.box(), patch.place(), filter));
        patch.put(stage.surface(), stage.region());
    }

    /** What is drawn of {@code area} of the source, stretched to the box, in the bounds of the region; in its own format. */
    static Patch stretched(Stage stage, PixelSource source, Rect area, Filter filter) {
        Rect place = stage.region().bounds();
        return stretched(source, sampling(area, stage.box(), place, filter), place);
    }

    /** The part of a picture that lies on {@code place}; in its own format. All bits of pixels are read, also those that mean nothing. */
    static Patch stretched(PixelSource source, Sampling sampling, Rect place) {
        boolean allBits = source.format() == PixelFormat.XRGB32;
        PixelSource read = allBits ? source.as(PixelFormat.ARGB32) : source;
        Patch patch = Patch.blank(read.format(), place);
        compose(patch, read, sampling);
        return patch.as(source.format());
    }

    /** Fills a patch with a picture. */
    private static void compose(Patch patch, PixelSource source, Sampling sampling) {
        int width = patch.place().width();
        int height = patch.place().height();
        patch.compose(CompositeOperator.SRC, sampling.of(source, width, height), null);
    }

    /** Combines {@code area} of the source, stretched to the box, with what is there. */
    static void draw(Stage stage, PixelSource source, Rect area, Filter filter, Rop rop) {
        Surface surface = stage.surface();
        Region region = stage.region();
        Patch patch = stretched(stage, source, area, filter);
        Blit.draw(
                surface,
                region,
                PixelSource.of(patch.pixels()),
                patch.place().left(),
                patch.place().top(),
                rop);
    }
}
