package io.caraway.drawing.tree;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Layer;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.raster.Rect;
import org.jspecify.annotations.Nullable;

/** What a drawable reads of surfaces at other places than those it draws on. */
final class Displaced {
    /*
     * COPY_BITS reads where it copies from. A picture that is a surface is read in the area named if it keeps its size, and all
     * over otherwise; patterns, masks and layers that are surfaces are read all over. TEXT and ALPHA_BLEND look at one pixel to
     * decide about others (see Touched).
     */

    /** Everywhere on a surface. */
    static final Rect ALL = new Rect(
            -Drawable.COORDINATE_MAX, -Drawable.COORDINATE_MAX, Drawable.COORDINATE_MAX, Drawable.COORDINATE_MAX);

    private static final int ANY = -1;

    private Displaced() {}

    /** Whether there may be anything. */
    static boolean isPossible(Operation operation) {
        return switch (operation.type()) {
            case TEXT, ALPHA_BLEND, COPY_BITS -> true;
            case FILL, OPAQUE, COPY, BLEND, BLACKNESS, WHITENESS, INVERS, ROP3, STROKE, TRANSPARENT, COMPOSITE ->
                names(picture(operation), ANY) || namesBeside(operation, ANY);
        };
    }

    /** A rectangle that holds what is read of that surface, or more; empty if nothing is. */
    static Rect bounds(Drawable drawable, Rect surface, int surfaceId) {
        Operation operation = drawable.operation();
        if (namesBeside(operation, surfaceId)) {
            return ALL;
        }
        boolean own = surfaceId == drawable.surfaceId();
        if (own && operation instanceof Operation.CopyBits bits) {
            return Touched.inside(drawable.box(), surface)
                    .translate(
                            bits.srcX() - drawable.box().left(),
                            bits.srcY() - drawable.box().top());
        }
        Rect cleared = own ? Touched.cleared(drawable, surface) : Rect.EMPTY;
        Rect judged = cleared.isEmpty() ? Rect.EMPTY : Rect.of(cleared.left(), cleared.top(), 1, 1);
        if (!names(picture(operation), surfaceId)) {
            return judged;
        }
        Rect area = area(operation);
        boolean plain = area.width() == drawable.box().width()
                && area.height() == drawable.box().height();
        return plain && judged.isEmpty() ? area : ALL;
    }

    private static boolean namesBeside(Operation operation, int surfaceId) {
        return switch (operation.type()) {
            case FILL -> names(((Operation.Fill) operation).brush(), ((Operation.Fill) operation).mask(), surfaceId);
            case OPAQUE ->
                names(((Operation.Opaque) operation).brush(), ((Operation.Opaque) operation).mask(), surfaceId);
            case COPY -> names(Brush.NONE, ((Operation.Copy) operation).mask(), surfaceId);
            case BLEND -> names(Brush.NONE, ((Operation.Blend) operation).mask(), surfaceId);
            case BLACKNESS -> names(Brush.NONE, ((Operation.Blackness) operation).mask(), surfaceId);
            case WHITENESS -> names(Brush.NONE, ((Operation.Whiteness) operation).mask(), surfaceId);
            case INVERS -> names(Brush.NONE, ((Operation.Invers) operation).mask(), surfaceId);
            case ROP3 -> names(((Operation.Rop3) operation).brush(), ((Operation.Rop3) operation).mask(), surfaceId);
            case STROKE -> names(((Operation.Stroke) operation).brush(), Mask.NONE, surfaceId);
            case TEXT ->
                names(((Operation.Text) operation).fore(), Mask.NONE, surfaceId)
                        || names(((Operation.Text) operation).back(), Mask.NONE, surfaceId);
            case COMPOSITE ->
                names(((Operation.Composite) operation).source(), surfaceId)
                        || names(((Operation.Composite) operation).mask(), surfaceId);
            case TRANSPARENT, ALPHA_BLEND, COPY_BITS -> false;
        };
    }

    private static @Nullable Source picture(Operation operation) {
        return switch (operation.type()) {
            case OPAQUE -> ((Operation.Opaque) operation).source();
            case COPY -> ((Operation.Copy) operation).source();
            case BLEND -> ((Operation.Blend) operation).source();
            case ROP3 -> ((Operation.Rop3) operation).source();
            case TRANSPARENT -> ((Operation.Transparent) operation).source();
            case ALPHA_BLEND -> ((Operation.AlphaBlend) operation).source();
            case FILL, BLACKNESS, WHITENESS, INVERS, STROKE, TEXT, COMPOSITE, COPY_BITS -> null;
        };
    }

    private static Rect area(Operation operation) {
        return switch (operation.type()) {
            case OPAQUE -> ((Operation.Opaque) operation).area();
            case COPY -> ((Operation.Copy) operation).area();
            case BLEND -> ((Operation.Blend) operation).area();
            case ROP3 -> ((Operation.Rop3) operation).area();
            case TRANSPARENT -> ((Operation.Transparent) operation).area();
            case ALPHA_BLEND -> ((Operation.AlphaBlend) operation).area();
            case FILL, BLACKNESS, WHITENESS, INVERS, STROKE, TEXT, COMPOSITE, COPY_BITS -> ALL;
        };
    }

    private static boolean names(Brush brush, Mask mask, int surfaceId) {
        return (brush instanceof Brush.Pattern pattern && names(pattern.source(), surfaceId))
                || (mask instanceof Mask.Bits bits && names(bits.source(), surfaceId));
    }

    private static boolean names(@Nullable Layer layer, int surfaceId) {
        return layer != null && names(layer.source(), surfaceId);
    }

    private static boolean names(@Nullable Source source, int surfaceId) {
        return source instanceof Source.OfSurface of && (surfaceId == ANY || of.surfaceId() == surfaceId);
    }
}
