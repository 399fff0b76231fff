package io.caraway.drawing.tree;

import io.caraway.drawing.Drawable;
import io.caraway.raster.Rect;
import org.jspecify.annotations.Nullable;

/** One item that waits, and what of it may still be seen. Belongs to its tree. */
final class Waiting<T> {
    final T item;
    final Drawable drawable;

    /** Neighbours in order. An item that was taken out still knows the older one it had, so that a walk can go on from it. */
    @Nullable
    Waiting<T> older;

    @Nullable
    Waiting<T> newer;

    boolean gone;

    private final Rect surface;
    private final boolean reads;
    private @Nullable Rect touched;
    private @Nullable Rect readWhereDrawn;
    private @Nullable Pieces visible;
    private int keptOn;
    private Pieces kept = Pieces.NONE;

    Waiting(T item, Drawable drawable, Rect surface) {
        this.item = item;
        this.drawable = drawable;
        this.surface = surface;
        this.reads = Displaced.isPossible(drawable.operation());
    }

    /** What it overwrites and does not read itself. */
    Pieces hiding() {
        Pieces overwritten = Overwritten.pieces(drawable, surface);
        return reads && !overwritten.isEmpty() ? overwritten.lessAtLeast(read(drawable.surfaceId())) : overwritten;
    }

    /**
     * Takes what is hidden from that surface out of what is visible of this item, if it is drawn there.
     *
     * @return whether nothing is left that was there
     */
    boolean hide(int surfaceId, Pieces hidden) {
        if (surfaceId != drawable.surfaceId() || !touched().intersects(hidden.bounds())) {
            return false;
        }
        Pieces left = visible().lessAtMost(hidden);
        visible = left;
        return left.isEmpty();
    }

    /** What is left hidden from that surface for older items, since this one reads; that is kept in mind. */
    Pieces passed(int surfaceId, Pieces hidden) {
        if (!reads) {
            return hidden;
        }
        Rect read = read(surfaceId);
        if (!read.intersects(hidden.bounds())) {
            return hidden;
        }
        if (kept.isEmpty()) {
            keptOn = surfaceId;
        }
        if (keptOn == surfaceId) {
            kept = kept.with(hidden.within(read));
        }
        return hidden.lessAtLeast(read);
    }

    /** What is hidden by newer items, yet had to be drawn since this one reads it; of one surface, and perhaps not all. */
    Pieces kept() {
        return kept;
    }

    /** The surface of {@link #kept}, if that is not empty. */
    int keptOn() {
        return keptOn;
    }

    /** What is visible of it at the most. */
    Pieces visible() {
        Pieces known = visible;
        if (known == null) {
            known = Touched.pieces(drawable, touched());
            visible = known;
        }
        return known;
    }

    private Rect read(int surfaceId) {
        if (surfaceId != drawable.surfaceId()) {
            return Displaced.bounds(drawable, surface, surfaceId);
        }
        Rect known = readWhereDrawn;
        if (known == null) {
            known = Displaced.bounds(drawable, surface, surfaceId);
            readWhereDrawn = known;
        }
        return known;
    }

    private Rect touched() {
        Rect known = touched;
        if (known == null) {
            known = Touched.bounds(drawable, surface);
            touched = known;
        }
        return known;
    }

    /** Fails unless what is visible was drawn, and is made of few pieces. */
    void check() {
        Pieces seen = visible();
        if (gone
                || seen.rects().size() > Pieces.COUNT_MAX
                || kept.rects().size() > Pieces.COUNT_MAX
                || !touched().contains(seen.bounds())) {
            throw new IllegalStateException("waiting: " + drawable + " with " + seen);
        }
    }
}
