package io.caraway.drawing.canvas;

import io.caraway.drawing.Source;
import io.caraway.drawing.compose.Conversion;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Surface;
import java.util.Optional;

/** Finds what the sources of operations stand for. */
final class PixelSources {
    private final Surfaces surfaces;

    PixelSources(Surfaces surfaces) {
        this.surfaces = surfaces;
    }

    /** The picture in its own format; empty if it is a surface that is not there. */
    Optional<PixelSource> asIs(Source source) {
        if (source instanceof Source.OfSurface of) {
            return surfaces.surface(of.surfaceId()).map(PixelSource::of);
        }
        return Optional.of(PixelSource.of(((Source.OfImage) source).image().pixels()));
    }

    /** The picture as it is drawn on {@code target}: an image in the format of the target, a surface in its own. */
    Optional<PixelSource> drawnOn(Surface target, Source source) {
        if (source instanceof Source.OfImage of) {
            Pixels pixels = of.image().pixels();
            PixelFormat wanted = wanted(target.format(), pixels.format());
            return Optional.of(PixelSource.of(pixels.format() == wanted ? pixels : Conversion.convert(pixels, wanted)));
        }
        return asIs(source);
    }

    /** The format an image is made for a surface; alpha is neither lost nor made up where only the bits are copied. */
    private static PixelFormat wanted(PixelFormat surface, PixelFormat image) {
        return switch (surface) {
            case XRGB32, ARGB32 -> image == PixelFormat.ARGB32 ? PixelFormat.ARGB32 : PixelFormat.XRGB32;
            case A1, A8, RGB555, RGB565 -> surface;
        };
    }
}
