package io.caraway.display;

import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.drawing.tree.RenderTree;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one viewer was sent less than all, and what it made of that: these places are sent again, exactly, when they have rested.
 * Owned by display.
 */
final class LossyAreas {
    /*
     * Idea: of each surface the region that may differ from the display's. A drawing that lost something adds its box; one
     * that is exact and covers takes its box out; one that reads from a lossy place elsewhere adds what it draws there. All
     * others leave pixels as lossy as they were.
     *
     * What is lossy and was not touched between two ticks has rested, and is repaired piece by piece.
     */
    private final Map<Integer, Region> lossy = new HashMap<>();
    private final Map<Integer, Region> rested = new HashMap<>();
    private final Map<Integer, Region> touched = new HashMap<>();

    /** Whether there is none. */
    boolean isEmpty() {
        return lossy.isEmpty();
    }

    /** A drawing was sent, on a surface of those bounds. */
    void sent(Drawable drawable, Rect bounds, boolean loses) {
        if (!loses && lossy.isEmpty()) {
            return;
        }
        int surfaceId = drawable.surfaceId();
        Rect box = drawable.box();
        Region added = loses ? Region.of(box.intersect(bounds)) : read(drawable).intersect(Region.of(bounds));
        if (!loses && lossy.containsKey(surfaceId)) {
            Region exact = RenderTree.overwritten(drawable, bounds);
            lossy.computeIfPresent(surfaceId, (id, area) -> orNull(area.subtract(exact)));
        }
        if (!added.isEmpty()) {
            add(surfaceId, added);
        }
        touch(surfaceId, box);
    }

    /** A part of a surface is lossy. */
    void add(int surfaceId, Region part) {
        lossy.merge(surfaceId, part, (one, other) -> Refreshes.bounded(one.union(other)));
        touch(surfaceId, part.bounds());
    }

    /** The surface is gone. */
    void forget(int surfaceId) {
        lossy.remove(surfaceId);
        rested.remove(surfaceId);
        touched.remove(surfaceId);
    }

    /** Time has passed. */
    void tick() {
        rested.clear();
        lossy.forEach((id, area) -> {
            Region still = area.subtract(touched.getOrDefault(id, Region.EMPTY));
            if (!still.isEmpty()) {
                rested.put(id, still);
            }
        });
        touched.clear();
    }

    /** A surface of which something has rested, if there is one. */
    Optional<Integer> surface() {
        return rested.isEmpty()
                ? Optional.empty()
                : Optional.of(rested.keySet().iterator().next());
    }

    /** Takes out the next place of a surface to repair, inside {@code bounds} and not larger than a piece. */
    Rect take(int surfaceId, Rect bounds, int columnsMax, int rowsMax) {
        Region inside = rested.getOrDefault(surfaceId, Region.EMPTY).intersect(Region.of(bounds));
        if (inside.isEmpty()) {
            rested.remove(surfaceId);
            return Rect.EMPTY;
        }
        Rect first = inside.rects().get(0);
        int left = first.left() / columnsMax * columnsMax;
        int top = first.top() / rowsMax * rowsMax;
        Rect piece = inside.intersect(Region.of(Rect.of(left, top, columnsMax, rowsMax)))
                .bounds();
        rested.put(surfaceId, inside.subtract(Region.of(piece)));
        return piece;
    }

    private void touch(int surfaceId, Rect box) {
        if (lossy.containsKey(surfaceId)) {
            touched.merge(surfaceId, Region.of(box), (one, other) -> Refreshes.bounded(one.union(other)));
            rested.computeIfPresent(surfaceId, (id, area) -> orNull(area.subtract(Region.of(box))));
        }
    }

    /** What a drawing makes lossy by what it reads. */
    private Region read(Drawable drawable) {
        Rect box = drawable.box();
        if (drawable.operation() instanceof Operation.CopyBits copy) {
            int dx = box.left() - copy.srcX();
            int dy = box.top() - copy.srcY();
            Region from = Region.of(box.translate(-dx, -dy));
            return lossy.getOrDefault(drawable.surfaceId(), Region.EMPTY)
                    .intersect(from)
                    .translate(dx, dy);
        }
        for (Source source : drawable.operation().sources()) {
            if (source instanceof Source.OfSurface of && lossy.containsKey(of.surfaceId())) {
                return Region.of(box);
            }
        }
        return Region.EMPTY;
    }

    private static @Nullable Region orNull(Region region) {
        return region.isEmpty() ? null : region;
    }
}
