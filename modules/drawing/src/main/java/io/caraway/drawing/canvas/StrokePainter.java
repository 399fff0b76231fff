package io.caraway.drawing.canvas;

import io.caraway.drawing.Operation;
import io.caraway.drawing.stroke.Stroker;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.Surface;

/** STROKE: the spans of the lines, cut to the region, filled with the brush. Gaps are not drawn. */
final class StrokePainter {
    private final BrushFills brushes;

    StrokePainter(PixelSources sources) {
        brushes = new BrushFills(sources);
    }

    void draw(Stage stage, Operation.Stroke stroke) {
        Rop rop = Rop.ofBrush(stroke.foreMode());
        brushes.of(stage.surface(), stroke.brush(), rop).ifPresent(fill -> draw(stage, stroke, rop, fill));
    }

    private static void draw(Stage stage, Operation.Stroke stroke, Rop rop, BrushFill fill) {
        Surface surface = stage.surface();
        Region region = stage.region();
        Region.RowRuns runs = (left, right, y) -> fill.fill(new Rect(left, y, right, y + 1));
        Stroker.draw(
                stroke.path(),
                stroke.style(),
                Stroker.isOncePerPixel(rop.number()),
                surface.width(),
                surface.height(),
                (x, y, width) -> region.visitRow(y, x, x + width, runs));
    }
}
