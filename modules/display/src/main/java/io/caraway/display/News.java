package io.caraway.display;

import io.caraway.channel.Pipe;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Source;
import io.caraway.drawing.tree.RenderTree;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was drawn of late: all that a viewer may still wait for as it was drawn. Owned by display.
 *
 * <p>What a newer drawing hides is found here, once for all viewers.
 */
final class News {
    /*
     * Idea: a viewer that lags waits for the last drawings up to now, each viewer for another number of them. Whether a newer
     * drawing hides one of those depends on what lies between the two, and so on nothing that a viewer was sent: who still
     * waits for the hidden one waits for everything after it. So one tree tells it for all, and a drawing bears the mark.
     * What a viewer does not wait for as a command, since it cannot draw it, or since a Refresh is going to show it, it is sent
     * as pixels later: then the hidden one is not needed either.
     *
     * Bound: as many drawings, and bytes of them, as a pipe holds; the oldest go, and then are not found to be hidden. When no
     * viewer waits for any of them all go, so that adding the next is cheap.
     *
     * Drawings are given to the pipes by batches. One that reads another surface ends its part of a batch: a viewer may first
     * have to be told of that surface, as it is now.
     */

    /** Drawings of a batch after which they are given to the pipes. */
    static final int UNTOLD_MAX = 128;

    private final DisplayState state;
    private final Deque<DisplayItem.Draw> drawings = new ArrayDeque<>();
    private RenderTree<DisplayItem.Draw> tree = new RenderTree<>();
    private List<DisplayItem.Draw> untold = new ArrayList<>();
    private long bytes;

    /** No news of a display that holds {@code state}. */
    News(DisplayState state) {
        this.state = state;
    }

    /** Adds a drawing, already applied to the state. */
    void add(DisplayItem.Draw draw) {
        Drawable drawable = draw.drawable();
        Rect surface = state.bounds(drawable.surfaceId()).orElseThrow();
        tree.add(draw, drawable, surface).forEach(DisplayItem.Draw::hide);
        drawings.addLast(draw);
        bytes += draw.bytes();
        while (drawings.size() > Pipe.ITEMS_MAX || (bytes > Pipe.BYTES_MAX && drawings.size() > 1)) {
            removeOldest();
        }
        untold.add(draw);
    }

    /** A surface is gone, or is going to be another one. */
    void destroyed(int surfaceId) {
        tree.destroy(surfaceId).forEach(DisplayItem.Draw::hide);
    }

    /** Whether the pipes must be given what they were not before anything else is drawn. */
    boolean areDue() {
        int size = untold.size();
        return size >= UNTOLD_MAX
                || (size > 0 && readsAnotherSurface(untold.get(size - 1).drawable()));
    }

    /** The drawings that the pipes were not given yet, in order and less what is hidden already; with this they are. */
    List<DisplayItem.Draw> takeUntold() {
        List<DisplayItem.Draw> taken = untold;
        if (!taken.isEmpty()) {
            untold = new ArrayList<>();
            taken.removeIf(DisplayItem.Draw::isHidden);
        }
        return taken;
    }

    /** What those drawings, all of one surface, may change there and newer ones do not hide; or more. */
    Region visible(int surfaceId, Set<DisplayItem.Draw> some) {
        Set<DisplayItem.Draw> unknown = new HashSet<>(some);
        Region known = tree.pending(surfaceId, unknown::remove);
        Rect surface = state.bounds(surfaceId).orElse(Rect.EMPTY);
        List<Rect> rects = new ArrayList<>(known.rects());
        unknown.forEach(draw ->
                rects.addAll(RenderTree.touched(draw.drawable(), surface).rects()));
        return Region.of(rects);
    }

    /** Forgets all, since nobody waits for anything. */
    void clear() {
        if (!drawings.isEmpty()) {
            drawings.clear();
            tree = new RenderTree<>();
            bytes = 0;
        }
    }

    /** Fails when the books do not add up. */
    void checkInvariants() {
        tree.checkInvariants();
        long shown = drawings.stream().filter(draw -> !draw.isHidden()).count();
        long sum = drawings.stream().mapToLong(DisplayItem.Draw::bytes).sum();
        if (shown != tree.size() || sum != bytes) {
            throw new IllegalStateException(
                    "news: " + shown + " in " + sum + " bytes (expected: " + tree.size() + " in " + bytes + ")");
        }
    }

    private void removeOldest() {
        DisplayItem.Draw oldest = drawings.removeFirst();
        bytes -= oldest.bytes();
        if (!oldest.isHidden()) {
            tree.remove(oldest);
        }
    }

    private static boolean readsAnotherSurface(Drawable drawable) {
        for (Source source : drawable.operation().sources()) {
            if (source instanceof Source.OfSurface of && of.surfaceId() != drawable.surfaceId()) {
                return true;
            }
        }
        return false;
    }
}
