package io.caraway.drawing.tree;

import io.caraway.drawing.Clip;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.raster.Rect;

/** The pixels that a drawable may change. */
final class Touched {
    /*
     * Box and clip, but for two oddities of the reference client. After it laid something over a surface without alpha it may
     * clear the byte of the pixels that means nothing, whatever the clip: ALPHA_BLEND in all of its box, TEXT around its
     * letters, even outside of the box. Both do so by what the upper left pixel of that area shows (see AlphaClearing).
     */

    private Touched() {}

    /** A rectangle that holds all of them; empty if nothing is drawn. */
    static Rect bounds(Drawable drawable, Rect surface) {
        Rect inside = inside(drawable.box(), surface);
        if (drawable.operation() instanceof Operation.Text text) {
            Rect letters = text.string().bounds().intersect(surface);
            return letters.isEmpty() ? inside : inside.isEmpty() ? letters : Pieces.around(inside, letters);
        }
        return inside;
    }

    /** The same, cut by the clip; larger where that has no room. */
    static Pieces pieces(Drawable drawable, Rect bounds) {
        return drawable.clip() instanceof Clip.Rects clip && !clearsBeyondClip(drawable.operation())
                ? Pieces.coveringParts(bounds, clip.rects())
                : Pieces.of(bounds);
    }

    /** The part of the surface where the byte that means nothing may be cleared; empty if it is not. */
    static Rect cleared(Drawable drawable, Rect surface) {
        Operation operation = drawable.operation();
        if (operation instanceof Operation.Text text) {
            return text.string().bounds().intersect(surface);
        }
        return clearsBeyondClip(operation) ? inside(drawable.box(), surface) : Rect.EMPTY;
    }

    /** What lies in both, without making a rectangle where it is the first. */
    static Rect inside(Rect rect, Rect surface) {
        return surface.contains(rect) ? rect : rect.intersect(surface);
    }

    private static boolean clearsBeyondClip(Operation operation) {
        return operation.type() == Operation.Type.TEXT
                || (operation instanceof Operation.AlphaBlend blend
                        && (blend.flags() & Operation.AlphaBlend.DEST_HAS_ALPHA) == 0);
    }
}
