package io.caraway.drawing.tree;

import io.caraway.drawing.Drawable;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Drawables that wait to be sent, in order. It tells which of them a newer one hides, so that they need not be sent. Belongs to
 * one thread, its owner's.
 *
 * <p>It holds as many items as its owner adds and does not remove: the limit is the owner's. An item is told from
 * others by identity, and must not be added while it waits.
 *
 * @param <T> what the owner calls a drawable that waits
 */
public final class RenderTree<T> {
    /*
     * Idea: of every pixel of every surface the last value counts, and each value that an item still to be drawn reads. Seen
     * from the newest item back to the oldest, a pixel is live or not: live at the end; not live before an item that
     * overwrites it; live again before an item that reads it. An item whose pixels are all not live just after it can go.
     *
     * This is kept up step by step. A new item makes what it overwrites, less what it reads, hidden. That set walks from the
     * newest item to the oldest: it is taken out of what is visible of each, an item of which nothing is left goes, and what an
     * item that stays reads is taken out of the set. The walk ends when the set is empty.
     *
     * An item that reads remembers what it took out of the sets that came by (`kept`). When it goes itself, that is hidden for
     * all items older than it: one more walk from there.
     *
     * Invariants: what is visible of an item is never less than its live pixels, a set on its walk never more than the hidden
     * ones; so rounding, for sets of more than Pieces.COUNT_MAX rectangles, errs to the side of sending. What is live after an
     * item only shrinks, as items are only added at the end; so what has been found once stays true.
     *
     * Cost: adding to an empty tree makes one object. Otherwise, for an item that overwrites something, one walk with a
     * comparison of rectangles for each item; what is visible of an item is not made before something touches it.
     */

    private final Deque<Walk<T>> walks = new ArrayDeque<>();
    private @Nullable Waiting<T> oldest;
    private @Nullable Waiting<T> newest;
    private int size;

    /** Where a drawable writes every pixel whatever was there before, on a surface of those bounds; or less. */
    public static Region overwritten(Drawable drawable, Rect surface) {
        return Region.of(Overwritten.pieces(drawable, surface).rects());
    }

    /** What a drawable may change on a surface of those bounds; or more. */
    public static Region touched(Drawable drawable, Rect surface) {
        return Region.of(
                Touched.pieces(drawable, Touched.bounds(drawable, surface)).rects());
    }

    /**
     * Lets an item wait behind all others. Those that need not be sent any more are taken out of the tree.
     *
     * @param item the item
     * @param drawable what it draws
     * @param surface the bounds of the surface drawn on
     * @return the items that need not be sent, in no order
     */
    public List<T> add(T item, Drawable drawable, Rect surface) {
        Waiting<T> added = new Waiting<>(item, drawable, surface);
        Waiting<T> before = newest;
        List<T> hidden = before == null ? List.of() : hide(before, drawable.surfaceId(), added.hiding());
        link(added);
        return hidden;
    }

    /**
     * Says that nobody will see any more what was drawn on a surface up to now, since it is destroyed or made anew.
     *
     * @return the items that need not be sent, in no order; those that others read are not among them
     */
    public List<T> destroy(int surfaceId) {
        Waiting<T> from = newest;
        return from == null ? List.of() : hide(from, surfaceId, Pieces.of(Displaced.ALL));
    }

    /**
     * Forgets an item, if it waits: it is not needed any more, or its owner makes sure in another way that what it drew comes to
     * be shown. An item other than the oldest one is searched for.
     */
    public void remove(T item) {
        for (Waiting<T> waiting = oldest; waiting != null; waiting = waiting.newer) {
            if (waiting.item == item) {
                unlink(waiting);
                return;
            }
        }
    }

    /**
     * What items may change on a surface, and newer ones do not hide; or more.
     *
     * @param which asked, from the oldest on, whether an item that draws there counts
     */
    public Region pending(int surfaceId, Predicate<? super T> which) {
        List<Rect> rects = new ArrayList<>();
        for (Waiting<T> waiting = oldest; waiting != null; waiting = waiting.newer) {
            if (waiting.drawable.surfaceId() == surfaceId && which.test(waiting.item)) {
                rects.addAll(waiting.visible().rects());
            }
        }
        return Region.of(rects);
    }

    /** Items that wait. */
    public int size() {
        return size;
    }

    /** Fails unless the books are in order; for tests. */
    public void checkInvariants() {
        int count = 0;
        Waiting<T> before = null;
        for (Waiting<T> waiting = oldest; waiting != null; waiting = waiting.newer) {
            waiting.check();
            if (waiting.older != before) {
                throw new IllegalStateException("tree: item " + count + " does not know the one before");
            }
            before = waiting;
            count++;
        }
        if (count != size || newest != before || !walks.isEmpty()) {
            throw new IllegalStateException("tree: " + count + " items (expected: " + size + ")");
        }
    }

    private List<T> hide(Waiting<T> from, int surfaceId, Pieces hidden) {
        if (hidden.isEmpty()) {
            return List.of();
        }
        List<T> found = new ArrayList<>(0);
        Walk<T> walk = new Walk<>(from, surfaceId, hidden);
        while (walk != null) {
            walk(walk, found);
            walk = walks.poll();
        }
        return found;
    }

    private void walk(Walk<T> walk, List<T> found) {
        Pieces hidden = walk.hidden;
        for (Waiting<T> at = walk.from; at != null && !hidden.isEmpty(); at = at.older) {
            if (at.gone) {
                continue;
            }
            if (at.hide(walk.surfaceId, hidden)) {
                unlink(at);
                found.add(at.item);
                if (at.older != null && !at.kept().isEmpty()) {
                    walks.add(new Walk<>(at.older, at.keptOn(), at.kept()));
                }
            } else {
                hidden = at.passed(walk.surfaceId, hidden);
            }
        }
    }

    private void link(Waiting<T> added) {
        Waiting<T> before = newest;
        if (before == null) {
            oldest = added;
        } else {
            before.newer = added;
        }
        added.older = before;
        newest = added;
        size++;
    }

    private void unlink(Waiting<T> waiting) {
        Waiting<T> before = waiting.older;
        Waiting<T> after = waiting.newer;
        if (before == null) {
            oldest = after;
        } else {
            before.newer = after;
        }
        if (after == null) {
            newest = before;
        } else {
            after.older = before;
        }
        waiting.gone = true;
        size--;
    }

    /**
     * A set of pixels on its way from an item to the oldest one.
     *
     * @param <T> as of the tree
     * @param from the first item it meets; may be gone
     * @param surfaceId whose pixels
     * @param hidden what no item newer than that lets be seen or reads
     */
    private record Walk<T>(Waiting<T> from, int surfaceId, Pieces hidden) {}
}
