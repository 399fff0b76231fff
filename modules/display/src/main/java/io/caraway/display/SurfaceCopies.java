package io.caraway.display;

import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.SurfaceSnapshot;
import java.util.HashMap;
import java.util.Map;

/**
 * What one viewer that is behind has of each surface, so that it is not sent again what it shows already. Owned by display.
 *
 * <p>A copy is a snapshot, and the places where it is not known what the viewer has: there things were sent that were drawn
 * otherwise. Snapshots share their tiles with the surface and with each other; at worst a copy holds one surface's worth. A
 * viewer that keeps up has none.
 */
final class SurfaceCopies {
    private final Map<Integer, Copy> copies = new HashMap<>();

    /** Whether there is a copy of a surface. */
    boolean has(int surfaceId) {
        return copies.containsKey(surfaceId);
    }

    /** Outside {@code unknown} the viewer has, of a surface, what the snapshot has. */
    void take(int surfaceId, SurfaceSnapshot snapshot, Region unknown) {
        copies.put(surfaceId, new Copy(snapshot, unknown));
    }

    /** Something is drawn on the viewer's side, or was to be and will not. */
    void touched(int surfaceId, Rect box) {
        if (copies.isEmpty()) {
            return;
        }
        copies.computeIfPresent(
                surfaceId,
                (id, copy) -> new Copy(copy.snapshot, Refreshes.bounded(copy.unknown.union(Region.of(box)))));
    }

    /** The surface is gone. */
    void forget(int surfaceId) {
        copies.remove(surfaceId);
    }

    /** Nothing need be known any more. */
    void clear() {
        copies.clear();
    }

    /** What of {@code area} the viewer must be sent to have what {@code now} has. */
    Region needed(int surfaceId, SurfaceSnapshot now, Rect area) {
        Copy copy = copies.get(surfaceId);
        if (copy == null) {
            return Region.of(area);
        }
        Region unknown = copy.unknown.intersect(Region.of(area));
        return now.differing(copy.snapshot, area).union(unknown);
    }

    /** What is known of one surface. */
    private record Copy(SurfaceSnapshot snapshot, Region unknown) {}
}
