package io.caraway.drawing.canvas;

import io.caraway.drawing.Operation;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.Surface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** COPY_BITS. */
final class CopyBitsPainter {
    private CopyBitsPainter() {}

    /** Copies within the surface. What would come from outside is left as it was. */
    static void draw(Stage stage, Operation.CopyBits bits) {
        Surface surface = stage.surface();
        int dx = stage.box().left() - bits.srcX();
        int dy = stage.box().top() - bits.srcY();
        if (dx == 0 && dy == 0) {
            return;
        }
        Region reached = Region.of(Rect.of(dx, dy, surface.width(), surface.height()));
        Region drawn = stage.region().rectCount() == 1
                ? Region.of(stage.region().bounds().intersect(reached.bounds()))
                : stage.region().intersect(reached);
        for (Rect rect : ordered(drawn.rects(), dx, dy)) {
            surface.copy(rect, rect.left() - dx, rect.top() - dy);
        }
    }

    /**
     * The rectangles in an order in which none is read after it was drawn on: against the way the pixels move, first by rows,
     * then, among rectangles of the same rows, by columns.
     */
    private static List<Rect> ordered(List<Rect> rects, int dx, int dy) {
        if (rects.size() == 1) {
            return rects;
        }
        boolean down = dy > 0;
        boolean against = down ? dx < 0 : dx > 0;
        List<Rect> ordered = new ArrayList<>(rects);
        if (down) {
            Collections.reverse(ordered);
        }
        for (int from = 0; against && from < ordered.size(); ) {
            int to = from + 1;
            while (to < ordered.size()
                    && ordered.get(to).top() == ordered.get(from).top()) {
                to++;
            }
            Collections.reverse(ordered.subList(from, to));
            from = to;
        }
        return ordered;
    }
}
