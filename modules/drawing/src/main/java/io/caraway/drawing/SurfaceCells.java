package io.caraway.drawing;

import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.SurfaceSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a surface shows, as drawables: images that were put on it as they came, then the rest in pieces. A piece is the same image
 * object as before as long as no pixel of it has changed, so that what it was encoded to is of use again. Belongs to the owner
 * of its state.
 */
final class SurfaceCells {
    /** Sides of a piece: small enough that a window leaves others alone, large enough that an encoder learns from it. */
    static final int SIDE = 256;

    private @Nullable SurfaceSnapshot older;
    private Map<Rect, Image> images = Map.of();

    /** The drawables that make {@code now}. */
    List<Drawable> of(int surfaceId, SurfaceSnapshot now, PutImages puts) {
        List<Drawable> drawables = new ArrayList<>();
        Region rest = Region.of(now.bounds());
        for (PutImages.Shown shown : puts.shown(now)) {
            PutImages.Put put = shown.put();
            drawables.add(new Drawable(surfaceId, put.box(), Operation.Copy.of(put.image(), put.area())));
            rest = rest.subtract(Region.of(put.box()).subtract(shown.hidden()));
        }
        Map<Rect, Image> pieces = new HashMap<>();
        for (int y = 0; y < now.height(); y += SIDE) {
            for (int x = 0; x < now.width(); x += SIDE) {
                Region cell = rest.intersect(Region.of(Rect.of(x, y, SIDE, SIDE)));
                for (Rect area : cell.rects()) {
                    Image image = piece(now, area);
                    pieces.put(area, image);
                    drawables.add(Drawable.copy(surfaceId, area.left(), area.top(), image));
                }
            }
        }
        older = now;
        images = pieces;
        return drawables;
    }

    private Image piece(SurfaceSnapshot now, Rect area) {
        Image known = images.get(area);
        if (known != null && older != null && now.differing(older, area).isEmpty()) {
            return known;
        }
        return Image.ofSnapshot(now, area);
    }
}
