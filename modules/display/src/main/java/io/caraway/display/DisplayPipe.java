package io.caraway.display;

import io.caraway.channel.Pipe;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Head;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.SurfaceSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one viewer has not been sent yet of a display. Owned by display.
 */
final class DisplayPipe {
    /*
     * Idea: drawables wait in order. When there are too many, they all go, and one Refresh per surface takes their place; the
     * area that they touched is noted. While a Refresh waits, whatever is drawn on its surface only makes that area larger.
     * When its turn comes, pieces of the area go out, one at a time, each as the surface is at that moment; the Refresh
     * stays in its place until nothing of the area is left.
     *
     * Why that is right: outside the area the viewer has what the surface has. A piece that is taken leaves the area, and
     * comes back to it when it is drawn on again. Once the area is empty nothing drawn before the last piece is still to
     * come, so a COPY_BITS that waits behind it reads on the viewer's side what it read here. An operation that reads
     * another surface is not queued while a Refresh of that surface waits; it becomes part of a Refresh of its own. So does
     * one that the viewer cannot draw.
     *
     * Pieces go down the surface and begin again at the top, so that no part is left behind for ever.
     *
     * Bound: Pipe.ITEMS_MAX and Pipe.BYTES_MAX of drawables, and besides at most three items for each surface, one Monitors
     * and one Mark. An area has at most AREA_RECTS_MAX rectangles.
     */

    /** An area of more rectangles than this becomes the one rectangle around them. */
    private static final int AREA_RECTS_MAX = 64;

    /** Pixels of a piece, about: small enough that a slow line sees progress. */
    private static final int PIECE_PIXELS = 1 << 16;

    private final Pipe<DisplayItem> items = new Pipe<>();
    private final Map<Integer, Region> areas = new HashMap<>();
    private final Map<Integer, DisplayEvent.SurfaceCreate> held = new HashMap<>();
    private final ReferenceLimits limits = new ReferenceLimits(held);
    private final Set<Integer> known = new HashSet<>();
    private final Abilities abilities;
    private int pieceTop;

    /** The pipe of a viewer with those abilities. */
    DisplayPipe(Abilities abilities) {
        this.abilities = abilities;
    }

    /** Adds an event; those that are not about pictures mean nothing here. */
    void push(DisplayEvent event) {
        switch (event.type()) {
            case SURFACE_CREATE -> {
                DisplayEvent.SurfaceCreate create = (DisplayEvent.SurfaceCreate) event;
                forget(create.id());
                if (abilities.holds(create.format())) {
                    items.push(new DisplayItem.Create(create.id(), create.format(), create.width(), create.height()));
                    held.put(create.id(), create);
                }
            }
            case SURFACE_DESTROY -> forget(((DisplayEvent.SurfaceDestroy) event).id());
            case DRAW -> draw(((DisplayEvent.Draw) event).drawable());
            case MONITORS -> {
                items.removeIf(item -> item.type() == DisplayItem.Type.MONITORS);
                List<Head> heads = ((DisplayEvent.Monitors) event).heads();
                if (!heads.isEmpty()) {
                    items.push(new DisplayItem.Monitors(heads));
                }
            }
            case CURSOR_SET, CURSOR_MOVE, CURSOR_HIDE, TITLE, MARKER -> {}
        }
    }

    /** Adds the word that the desktop is complete. */
    void mark() {
        items.removeIf(item -> item.type() == DisplayItem.Type.MARK);
        items.push(new DisplayItem.Mark());
    }

    /** The item whose turn it is. */
    Optional<DisplayItem> first() {
        return items.first();
    }

    /** The items in order. */
    Iterable<DisplayItem> items() {
        return items.items();
    }

    /** The item whose turn it was has been sent. */
    void removeFirst() {
        DisplayItem item = items.first().orElseThrow();
        switch (item.type()) {
            case CREATE -> known.add(item.surfaceId());
            case DESTROY -> known.remove(item.surfaceId());
            case DRAW, REFRESH, MONITORS, MARK -> {}
        }
        items.removeFirst();
    }

    /** Puts a piece of {@code now} in front of the refresh whose turn it is, which goes when it was the last. */
    void takePiece(SurfaceSnapshot now) {
        DisplayItem refresh = items.first().orElseThrow();
        Region area = areas.getOrDefault(refresh.surfaceId(), Region.EMPTY).intersect(Region.of(now.bounds()));
        Rect piece = nextPiece(area);
        Region rest = area.subtract(Region.of(piece));
        if (rest.isEmpty()) {
            areas.remove(refresh.surfaceId());
            items.removeFirst();
        } else {
            areas.put(refresh.surfaceId(), rest);
        }
        if (!piece.isEmpty()) {
            pieceTop = piece.bottom();
            Drawable picture =
                    Drawable.copy(refresh.surfaceId(), piece.left(), piece.top(), Image.ofSnapshot(now, piece));
            items.pushFirst(List.of(new DisplayItem.Draw(picture)));
        }
    }

    /** Fails when the books do not add up. */
    void checkInvariants() {
        items.checkInvariants();
        int refreshes = 0;
        for (DisplayItem item : items.items()) {
            if (item.type() == DisplayItem.Type.REFRESH) {
                refreshes++;
                if (!areas.containsKey(item.surfaceId())) {
                    throw new IllegalStateException("refresh of surface " + item.surfaceId() + " has no area");
                }
            }
        }
        if (refreshes != areas.size()) {
            throw new IllegalStateException("refreshes: " + refreshes + " (expected: " + areas.size() + ")");
        }
    }

    private void draw(Drawable drawable) {
        if (!held.containsKey(drawable.surfaceId())) {
            return;
        }
        if (areas.containsKey(drawable.surfaceId())
                || !abilities.draws(drawable)
                || !canRead(drawable.operation())
                || !limits.allow(drawable)) {
            refresh(drawable.surfaceId(), Region.of(drawable.box()));
            return;
        }
        items.push(new DisplayItem.Draw(drawable));
        if (items.isFull()) {
            squash();
        }
    }

    /** Whether all surfaces that an operation reads will be at that moment on the viewer's side as they are here. */
    private boolean canRead(Operation operation) {
        for (Source source : operation.sources()) {
            if (source instanceof Source.OfSurface of
                    && (!held.containsKey(of.surfaceId()) || areas.containsKey(of.surfaceId()))) {
                return false;
            }
        }
        return true;
    }

    private void squash() {
        Map<Integer, Region> touched = new HashMap<>();
        for (DisplayItem item : items.items()) {
            if (item.type() == DisplayItem.Type.DRAW) {
                Rect box = ((DisplayItem.Draw) item).drawable().box();
                touched.merge(item.surfaceId(), Region.of(box), Region::union);
            }
        }
        items.removeIf(item -> item.type() == DisplayItem.Type.DRAW);
        dropTransientSurfaces();
        touched.keySet().retainAll(held.keySet());
        touched.forEach(this::refresh);
    }

    private void refresh(int surfaceId, Region touched) {
        Region area = areas.get(surfaceId);
        if (area == null) {
            items.push(new DisplayItem.Refresh(surfaceId));
            area = Region.EMPTY;
        }
        Region larger = area.union(touched);
        areas.put(surfaceId, larger.rectCount() <= AREA_RECTS_MAX ? larger : Region.of(larger.bounds()));
    }

    private Rect nextPiece(Region area) {
        Rect first = Rect.EMPTY;
        for (Rect rect : area.rects()) {
            if (rect.bottom() > pieceTop) {
                return cut(new Rect(rect.left(), Math.max(rect.top(), pieceTop), rect.right(), rect.bottom()));
            }
            first = first.isEmpty() ? rect : first;
        }
        return cut(first);
    }

    private static Rect cut(Rect rect) {
        int rows = Math.min(rect.height(), Math.max(1, PIECE_PIXELS / Math.max(1, rect.width())));
        return new Rect(rect.left(), rect.top(), rect.right(), rect.top() + rows);
    }

    /**
     * The surface is gone. What is drawn on it need not be sent, unless something else that waits reads it.
     */
    private void forget(int surfaceId) {
        held.remove(surfaceId);
        areas.remove(surfaceId);
        if (isRead(surfaceId)) {
            items.removeIf(item -> item.surfaceId() == surfaceId && item.type() == DisplayItem.Type.REFRESH);
            items.push(new DisplayItem.Destroy(surfaceId));
            return;
        }
        items.removeIf(item -> item.surfaceId() == surfaceId);
        if (known.contains(surfaceId)) {
            items.push(new DisplayItem.Destroy(surfaceId));
        }
    }

    private boolean isRead(int surfaceId) {
        for (DisplayItem item : items.items()) {
            if (item.surfaceId() != surfaceId
                    && item instanceof DisplayItem.Draw draw
                    && reads(draw.drawable().operation(), surfaceId)) {
                return true;
            }
        }
        return false;
    }

    private static boolean reads(Operation operation, int surfaceId) {
        for (Source source : operation.sources()) {
            if (source instanceof Source.OfSurface of && of.surfaceId() == surfaceId) {
                return true;
            }
        }
        return false;
    }

    /** Leaves, of surfaces that came and went while nothing was sent, the first going and the last coming. */
    private void dropTransientSurfaces() {
        Map<Integer, DisplayItem> lastCreates = new HashMap<>();
        Map<Integer, DisplayItem> firstDestroys = new HashMap<>();
        for (DisplayItem item : items.items()) {
            if (item.type() == DisplayItem.Type.CREATE) {
                lastCreates.put(item.surfaceId(), item);
            } else if (item.type() == DisplayItem.Type.DESTROY) {
                firstDestroys.putIfAbsent(item.surfaceId(), item);
            }
        }
        lastCreates.keySet().retainAll(held.keySet());
        firstDestroys.keySet().retainAll(known);
        items.removeIf(item -> switch (item.type()) {
            case CREATE -> lastCreates.get(item.surfaceId()) != item;
            case DESTROY -> firstDestroys.get(item.surfaceId()) != item;
            case DRAW, REFRESH, MONITORS, MARK -> false;
        });
    }
}
