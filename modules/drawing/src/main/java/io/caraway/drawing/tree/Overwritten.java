package io.caraway.drawing.tree;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Clip;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.Source;
import io.caraway.raster.Rect;

/** Where a drawable writes every pixel, whatever was there before. */
final class Overwritten {
    /*
     * A rectangle first, by the operation: all of the box for brushes, for pictures as far as they reach. Whatever is not sure
     * counts as not written: masks, pictures that are stretched (with large numbers the reference client draws nothing),
     * pictures and patterns of another surface (which may not be there, or have pixels of another size). What the drawable
     * reads itself is not looked at here; see Displaced.
     */

    private Overwritten() {}

    /** Those pixels, inside {@code surface}; where they have no room, a part of them. */
    static Pieces pieces(Drawable drawable, Rect surface) {
        Rect bounds = bounds(drawable, surface);
        return bounds.isEmpty() || !(drawable.clip() instanceof Clip.Rects clip)
                ? Pieces.of(bounds)
                : Pieces.coveredParts(bounds, clip.rects());
    }

    private static Rect bounds(Drawable drawable, Rect surface) {
        Operation operation = drawable.operation();
        return switch (operation.type()) {
            case FILL -> fill(drawable, (Operation.Fill) operation, surface);
            case BLACKNESS -> box(drawable, ((Operation.Blackness) operation).mask(), surface);
            case WHITENESS -> box(drawable, ((Operation.Whiteness) operation).mask(), surface);
            case COPY -> copy(drawable, (Operation.Copy) operation, surface);
            case BLEND -> blend(drawable, (Operation.Blend) operation, surface);
            case OPAQUE -> opaque(drawable, (Operation.Opaque) operation, surface);
            case COPY_BITS -> copyBits(drawable, (Operation.CopyBits) operation, surface);
            case INVERS, ROP3, STROKE, TEXT, TRANSPARENT, ALPHA_BLEND, COMPOSITE -> Rect.EMPTY;
        };
    }

    private static Rect fill(Drawable drawable, Operation.Fill fill, Rect surface) {
        boolean there = !(fill.brush() instanceof Brush.Pattern pattern) || pattern.source() instanceof Source.OfImage;
        return there && isIndependent(fill.rop()) ? box(drawable, fill.mask(), surface) : Rect.EMPTY;
    }

    private static Rect copy(Drawable drawable, Operation.Copy copy, Rect surface) {
        return isIndependent(copy.rop()) && isUnmasked(copy.mask())
                ? picture(drawable, copy.source(), copy.area(), surface)
                : Rect.EMPTY;
    }

    private static Rect blend(Drawable drawable, Operation.Blend blend, Rect surface) {
        return isIndependent(blend.rop()) && isUnmasked(blend.mask())
                ? picture(drawable, blend.source(), blend.area(), surface)
                : Rect.EMPTY;
    }

    /** The picture is put first, so whatever the brush does, it meets the picture. */
    private static Rect opaque(Drawable drawable, Operation.Opaque opaque, Rect surface) {
        return isUnmasked(opaque.mask()) ? picture(drawable, opaque.source(), opaque.area(), surface) : Rect.EMPTY;
    }

    /** What would come from outside of the surface is left as it was. */
    private static Rect copyBits(Drawable drawable, Operation.CopyBits bits, Rect surface) {
        Rect box = drawable.box();
        int dx = box.left() - bits.srcX();
        int dy = box.top() - bits.srcY();
        return dx == 0 && dy == 0 ? Rect.EMPTY : Touched.inside(box, surface).intersect(surface.translate(dx, dy));
    }

    private static Rect box(Drawable drawable, Mask mask, Rect surface) {
        return isUnmasked(mask) ? Touched.inside(drawable.box(), surface) : Rect.EMPTY;
    }

    /** As far as a picture reaches that is put on the box in its own size. */
    private static Rect picture(Drawable drawable, Source source, Rect area, Rect surface) {
        Rect box = drawable.box();
        boolean known = source instanceof Source.OfImage || isOwn(drawable, source);
        if (!known || area.width() != box.width() || area.height() != box.height()) {
            return Rect.EMPTY;
        }
        int width = source instanceof Source.OfImage of ? of.image().width() : surface.width();
        int height = source instanceof Source.OfImage of ? of.image().height() : surface.height();
        Rect inside = Touched.inside(box, surface);
        boolean reachesAll = area.left() >= 0 && area.top() >= 0 && area.right() <= width && area.bottom() <= height;
        return reachesAll
                ? inside
                : inside.intersect(Rect.of(box.left() - area.left(), box.top() - area.top(), width, height));
    }

    private static boolean isOwn(Drawable drawable, Source source) {
        return source instanceof Source.OfSurface of && of.surfaceId() == drawable.surfaceId();
    }

    private static boolean isUnmasked(Mask mask) {
        return mask instanceof Mask.None;
    }

    /** Whether flags of {@link RopDescriptor} give a result that does not depend on what was there: of several the first counts, and none is a copy. */
    private static boolean isIndependent(int rop) {
        if ((rop & RopDescriptor.OP_PUT) != 0) {
            return true;
        }
        if ((rop & (RopDescriptor.OP_OR | RopDescriptor.OP_AND | RopDescriptor.OP_XOR)) != 0) {
            return false;
        }
        boolean constant = (rop & (RopDescriptor.OP_BLACKNESS | RopDescriptor.OP_WHITENESS)) != 0;
        return constant || (rop & RopDescriptor.OP_INVERS) == 0;
    }
}
