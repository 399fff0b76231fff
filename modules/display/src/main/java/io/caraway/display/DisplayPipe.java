package io.caraway.display;

import io.caraway.channel.Pipe;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Head;
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
     * come, so a COPY_BITS that waits behind it reads on the viewer's side what it read here.
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
    private final Set<Integer> known = new HashSet<>();
    private int pieceTop;

    /** Adds an event; those that are not about pictures mean nothing here. */
    void push(DisplayEvent event) {
        switch (event.type()) {
            case SURFACE_CREATE -> {
                DisplayEvent.SurfaceCreate create = (DisplayEvent.SurfaceCreate) event;
                forget(create.id());
                items.push(new DisplayItem.Create(create.id(), create.width(), create.height()));
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
        if (areas.containsKey(drawable.surfaceId())) {
            refresh(drawable.surfaceId(), Region.of(drawable.box()));
            return;
        }
        items.push(new DisplayItem.Draw(drawable));
        if (items.isFull()) {
            squash();
        }
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

    /** Takes a surface out of the pipe, and tells a viewer that knows it. */
    private void forget(int surfaceId) {
        items.removeIf(item -> item.surfaceId() == surfaceId);
        areas.remove(surfaceId);
        if (known.contains(surfaceId)) {
            items.push(new DisplayItem.Destroy(surfaceId));
        }
    }
}
