package io.caraway.display;

import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pieces of surfaces as images, shared by all viewers who are sent the same piece of the same state. Owned by display.
 *
 * <p>Of each place it keeps the piece that was asked for last; those of at most {@link #PIXELS_MAX} pixels, the least recently
 * used goes first.
 */
final class PictureCells {
    /** Pixels of all pieces: two desktops of 1920 x 1080. */
    static final long PIXELS_MAX = 4L << 20;

    private static final int FIRST_ENTRIES = 64;
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<Place, Cell> cells = new LinkedHashMap<>(FIRST_ENTRIES, LOAD_FACTOR, true);
    private long pixels;

    /** The pixels of {@code area} of a surface as they are in {@code now}. */
    Image image(int surfaceId, SurfaceSnapshot now, Rect area) {
        Place place = new Place(surfaceId, area);
        SurfaceSnapshot part = now.part(area);
        Cell known = cells.get(place);
        if (known != null && known.part.isSame(part)) {
            return known.image;
        }
        Image image = Image.ofSnapshot(now, area);
        if (cells.put(place, new Cell(part, image)) == null) {
            pixels += area.area();
            trim();
        }
        return image;
    }

    /** Pixels of all pieces kept. */
    long pixels() {
        return pixels;
    }

    private void trim() {
        var eldest = cells.keySet().iterator();
        while (pixels > PIXELS_MAX && cells.size() > 1) {
            pixels -= eldest.next().area().area();
            eldest.remove();
        }
    }

    /** Where a piece lies. */
    private record Place(int surfaceId, Rect area) {}

    /** A piece, and the tiles that it was made of. */
    private record Cell(SurfaceSnapshot part, Image image) {}
}
