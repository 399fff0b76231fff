package io.caraway.drawing.tree;

import io.caraway.raster.Rect;
import java.util.Arrays;
import java.util.List;

/** A set of pixels as a few rectangles, which may overlap. Immutable. */
final class Pieces {
    /*
     * Unlike a Region, a set may be cut in more than one way, and is never put together again: so taking a rectangle out looks
     * at each piece once, and makes nothing new where it takes nothing. What has no room is rounded, by the caller's choice to
     * a larger set or to a smaller one.
     */

    /** Most rectangles. */
    static final int COUNT_MAX = 16;

    /** No pixels. */
    static final Pieces NONE = new Pieces(new Rect[0], Rect.EMPTY);

    /** Most rectangles that are looked at to find those. */
    private static final int LOOKED_AT_MAX = 64;

    private static final int SIDES = 4;

    private final Rect[] rects;
    private final Rect bounds;

    private Pieces(Rect[] rects, Rect bounds) {
        this.rects = rects;
        this.bounds = bounds;
    }

    /** The pixels of one rectangle. */
    static Pieces of(Rect rect) {
        return rect.isEmpty() ? NONE : new Pieces(new Rect[] {rect}, rect);
    }

    /** The parts of {@code area} that lie in one of {@code rects}; where they have no room, all of it. */
    static Pieces coveringParts(Rect area, List<Rect> rects) {
        if (rects.size() > LOOKED_AT_MAX) {
            return of(area);
        }
        Rect[] parts = parts(area, rects);
        return parts.length > COUNT_MAX ? of(area) : of(parts);
    }

    /** The parts of {@code area} that lie in one of {@code rects}; where they have no room, a part of them. */
    static Pieces coveredParts(Rect area, List<Rect> rects) {
        return of(largest(parts(area, rects.subList(0, Math.min(rects.size(), LOOKED_AT_MAX)))));
    }

    private static Rect[] parts(Rect area, List<Rect> rects) {
        Rect[] parts = new Rect[rects.size()];
        int count = 0;
        for (Rect rect : rects) {
            if (rect.intersects(area)) {
                parts[count++] = rect.intersect(area);
            }
        }
        return Arrays.copyOf(parts, count);
    }

    private static Pieces of(Rect[] rects) {
        if (rects.length == 0) {
            return NONE;
        }
        Rect bounds = rects[0];
        for (Rect rect : rects) {
            bounds = around(bounds, rect);
        }
        return new Pieces(rects, bounds);
    }

    /** The smallest rectangle that holds two, neither of which is empty. */
    static Rect around(Rect a, Rect b) {
        return a.contains(b)
                ? a
                : new Rect(
                        Math.min(a.left(), b.left()),
                        Math.min(a.top(), b.top()),
                        Math.max(a.right(), b.right()),
                        Math.max(a.bottom(), b.bottom()));
    }

    /** Whether there is no pixel. */
    boolean isEmpty() {
        return rects.length == 0;
    }

    /** The smallest rectangle that holds the set. */
    Rect bounds() {
        return bounds;
    }

    /** The rectangles, none of them empty. */
    List<Rect> rects() {
        return List.of(rects);
    }

    /** The set less {@code hole}; where that has no room, a few pixels less still. */
    Pieces lessAtLeast(Rect hole) {
        Rect[] left = cut(hole);
        return left == rects ? this : of(largest(left));
    }

    /** The set less {@code holes}, or, where that has no room, less a part of them. */
    Pieces lessAtMost(Pieces holes) {
        Pieces left = this;
        for (Rect hole : holes.rects) {
            Rect[] cut = left.cut(hole);
            if (cut != left.rects && cut.length <= COUNT_MAX) {
                left = of(cut);
            }
        }
        return left;
    }

    /** The pixels that are in both. */
    Pieces within(Rect area) {
        if (area.contains(bounds)) {
            return this;
        }
        return of(parts(area, rects()));
    }

    /** The set and those pixels; where that has no room, a part of them. */
    Pieces with(Rect more) {
        Pieces added = of(more);
        for (Rect rect : rects) {
            if (added.isEmpty()) {
                return this;
            }
            added = added.lessAtLeast(rect);
        }
        Rect[] all = Arrays.copyOf(rects, rects.length + added.rects.length);
        System.arraycopy(added.rects, 0, all, rects.length, added.rects.length);
        return of(largest(all));
    }

    /** The set and those pixels; where that has no room, a part of them. */
    Pieces with(Pieces more) {
        Pieces all = this;
        for (Rect rect : more.rects) {
            all = all.with(rect);
        }
        return all;
    }

    private static Rect[] largest(Rect[] found) {
        if (found.length <= COUNT_MAX) {
            return found;
        }
        Arrays.sort(found, (a, b) -> Long.compare(b.area(), a.area()));
        return Arrays.copyOf(found, COUNT_MAX);
    }

    /** The rectangles less {@code hole}; the same array if it takes nothing. */
    private Rect[] cut(Rect hole) {
        if (!bounds.intersects(hole)) {
            return rects;
        }
        Rect[] left = new Rect[SIDES * rects.length];
        int count = 0;
        boolean changed = false;
        for (Rect rect : rects) {
            if (rect.intersects(hole)) {
                count = cut(rect, hole, left, count);
                changed = true;
            } else {
                left[count++] = rect;
            }
        }
        return changed ? Arrays.copyOf(left, count) : rects;
    }

    /** Writes what {@code hole} leaves of a rectangle behind the first {@code count}, and says how many there are then. */
    private static int cut(Rect rect, Rect hole, Rect[] left, int count) {
        int at = count;
        int top = Math.max(rect.top(), hole.top());
        int bottom = Math.min(rect.bottom(), hole.bottom());
        if (rect.top() < top) {
            left[at++] = new Rect(rect.left(), rect.top(), rect.right(), top);
        }
        if (rect.left() < hole.left()) {
            left[at++] = new Rect(rect.left(), top, hole.left(), bottom);
        }
        if (hole.right() < rect.right()) {
            left[at++] = new Rect(hole.right(), top, rect.right(), bottom);
        }
        if (bottom < rect.bottom()) {
            left[at++] = new Rect(rect.left(), bottom, rect.right(), rect.bottom());
        }
        return at;
    }

    @Override
    public String toString() {
        return "Pieces" + rects();
    }
}
