package io.caraway.display;

import io.caraway.drawing.Brush;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.util.Map;
import java.util.Optional;

/**
 * What the reference client does not survive: it ends itself, or reads memory that is no picture. Such a drawing is sent as
 * pixels.
 */
final class ReferenceLimits {
    /** Which bits of a ternary rop are compared, and how far apart, to see whether an input counts: target, picture, brush. */
    private static final int[][] INPUTS = {{1, 0x55}, {2, 0x33}, {4, 0x0f}};

    private final Map<Integer, DisplayEvent.SurfaceCreate> surfaces;

    /** The limits where these surfaces, by their numbers, are there. */
    ReferenceLimits(Map<Integer, DisplayEvent.SurfaceCreate> surfaces) {
        this.surfaces = surfaces;
    }

    /** Whether the client gets along with a drawing on a surface that is there. */
    boolean allow(Drawable drawable) {
        DisplayEvent.SurfaceCreate target = surfaces.get(drawable.surfaceId());
        return target != null
                && hasDepthOf(target, drawable.operation())
                && readsPalettes(target.format(), drawable.operation())
                && reachesOnlyPictures(drawable.operation())
                && allow(drawable, target);
    }

    private static boolean allow(Drawable drawable, DisplayEvent.SurfaceCreate target) {
        Operation operation = drawable.operation();
        return switch (operation.type()) {
            case ROP3 ->
                isInside(target, drawable.box())
                        && target.format().bits() > Byte.SIZE
                        && usesAllInputs(((Operation.Rop3) operation).rop3());
            case COMPOSITE -> isInside(target, drawable.box()) && target.format() != PixelFormat.A1;
            case STROKE ->
                !(((Operation.Stroke) operation).brush() instanceof Brush.Pattern pattern
                        && pattern.source() instanceof Source.OfSurface);
            case FILL, OPAQUE, COPY, BLEND, BLACKNESS, WHITENESS, INVERS, TEXT, TRANSPARENT, ALPHA_BLEND, COPY_BITS ->
                true;
        };
    }

    /** Whether all surfaces that are read have as many bits a pixel as the target, where no colours are computed. */
    private boolean hasDepthOf(DisplayEvent.SurfaceCreate target, Operation operation) {
        if (operation instanceof Operation.Composite || operation instanceof Operation.AlphaBlend) {
            return true;
        }
        for (Source source : operation.sources()) {
            if (source instanceof Source.OfSurface of
                    && format(of)
                            .filter(format -> format.bits() == target.format().bits())
                            .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the client knows palettes of the kind that images of the operation came with, on such a surface; and whether it
     * makes the same of them as of the colours, where alpha counts.
     */
    private static boolean readsPalettes(PixelFormat target, Operation operation) {
        for (Image image : operation.images()) {
            if (image.arrived().orElse(null) instanceof EncodedImage.Bitmap bitmap && bitmap.palette() != null) {
                boolean known = bitmap.format() != BitmapFormat.ONE_BIT_LE
                        && bitmap.format() != BitmapFormat.FOUR_BIT_LE
                        && (target == PixelFormat.XRGB32
                                || target == PixelFormat.ARGB32
                                || target == PixelFormat.RGB555);
                if (!known || (target == PixelFormat.ARGB32 && operation instanceof Operation.AlphaBlend)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Optional<PixelFormat> format(Source.OfSurface source) {
        return Optional.ofNullable(surfaces.get(source.surfaceId())).map(DisplayEvent.SurfaceCreate::format);
    }

    private boolean reachesOnlyPictures(Operation operation) {
        return switch (operation.type()) {
            case OPAQUE -> contains(((Operation.Opaque) operation).source(), ((Operation.Opaque) operation).area());
            case COPY -> contains(((Operation.Copy) operation).source(), ((Operation.Copy) operation).area());
            case BLEND -> contains(((Operation.Blend) operation).source(), ((Operation.Blend) operation).area());
            case ROP3 -> contains(((Operation.Rop3) operation).source(), ((Operation.Rop3) operation).area());
            case TRANSPARENT ->
                contains(((Operation.Transparent) operation).source(), ((Operation.Transparent) operation).area());
            case ALPHA_BLEND ->
                contains(((Operation.AlphaBlend) operation).source(), ((Operation.AlphaBlend) operation).area());
            case FILL, BLACKNESS, WHITENESS, INVERS, STROKE, TEXT, COMPOSITE, COPY_BITS -> true;
        };
    }

    private boolean contains(Source source, Rect area) {
        if (source instanceof Source.OfImage of) {
            return of.image().bounds().contains(area);
        }
        DisplayEvent.SurfaceCreate surface = surfaces.get(((Source.OfSurface) source).surfaceId());
        return surface != null && isInside(surface, area);
    }

    private static boolean isInside(DisplayEvent.SurfaceCreate surface, Rect area) {
        return new Rect(0, 0, surface.width(), surface.height()).contains(area);
    }

    /** The client knows no ternary rop that leaves an input out. */
    private static boolean usesAllInputs(int rop3) {
        for (int[] input : INPUTS) {
            if (((rop3 ^ (rop3 >> input[0])) & input[1]) == 0) {
                return false;
            }
        }
        return true;
    }
}
