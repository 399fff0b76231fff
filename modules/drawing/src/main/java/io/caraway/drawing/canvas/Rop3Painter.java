package io.caraway.drawing.canvas;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Operation;
import io.caraway.drawing.compose.Filter;
import io.caraway.drawing.compose.Matrix;
import io.caraway.drawing.compose.Repeat;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import java.util.Arrays;
import java.util.Optional;

/** ROP3: combines picture, brush and what is there. */
final class Rop3Painter {
    private static final double HALF = 0.5;

    private final PixelSources sources;

    Rop3Painter(PixelSources sources) {
        this.sources = sources;
    }

    /** Picture and pattern are read as they were before, be they of the surface itself. */
    void draw(Stage stage, Operation.Rop3 rop3) {
        Surface surface = stage.surface();
        Optional<PixelSource> source = sources.drawnOn(surface, rop3.source())
                .filter(picture -> picture.format().bits() == surface.format().bits())
                .map(picture -> apart(picture, surface));
        Optional<RowFeed> brush = brush(surface, rop3.brush());
        if (source.isPresent() && brush.isPresent()) {
            Rop3Rows rows = new Rop3Rows(rop3.rop3(), surface.format());
            picture(stage, source.get(), rop3).ifPresent(picture -> draw(stage, picture, brush.get(), rows));
        }
    }

    private static PixelSource apart(PixelSource source, Surface surface) {
        boolean same = source instanceof SurfaceSource of && of.surface() == surface;
        return same ? PixelSource.of(source.pixels(source.bounds())) : source;
    }

    private static void draw(Stage stage, RowFeed picture, RowFeed brush, Rop3Rows rows) {
        Surface surface = stage.surface();
        int most = stage.region().bounds().width();
        int[] there = new int[most];
        int[] pictureRow = new int[most];
        int[] brushRow = new int[most];
        for (Rect rect : stage.region().rects()) {
            int count = rect.width();
            for (int y = rect.top(); y < rect.bottom(); y++) {
                Rect row = new Rect(rect.left(), y, rect.right(), y + 1);
                surface.read(row, there, 0, count);
                picture.row(rect.left(), y, count, pictureRow);
                brush.row(rect.left(), y, count, brushRow);
                rows.combine(brushRow, pictureRow, there, count);
                surface.put(row, there, 0, count);
            }
        }
    }

    private Optional<RowFeed> brush(Surface surface, Brush brush) {
        if (brush instanceof Brush.Pattern pattern) {
            return Tiling.of(sources, surface, pattern)
                    .map(tiling -> new Tiling(apart(tiling.tile(), surface), tiling.x(), tiling.y()));
        }
        int color = BrushFills.color(brush);
        return Optional.of((x, y, count, row) -> Arrays.fill(row, 0, count, color));
    }

    /** The picture on its place; empty if it is not to be stretched and does not reach everywhere. */
    private static Optional<RowFeed> picture(Stage stage, PixelSource source, Operation.Rop3 rop3) {
        Rect box = stage.box();
        Rect area = rop3.area();
        if (!Scaling.isPlain(box, area)) {
            Rect place = stage.region().bounds();
            Sampling sampling = sampling(area, box, place, Scaling.filter(rop3.scale()));
            Patch patch = Scaling.stretched(source, sampling, place);
            return Optional.of(feed(PixelSource.of(patch.pixels()), place.left(), place.top()));
        }
        return source.bounds().contains(area)
                ? Optional.of(feed(source, box.left() - area.left(), box.top() - area.top()))
                : Optional.empty();
    }

    private static RowFeed feed(PixelSource source, int left, int top) {
        return (x, y, count, row) -> source.read(x - left, y - top, count, row, 0);
    }

    /** Here the reference client steps and rounds differently than for other operations: it starts at a whole pixel. */
    private static Sampling sampling(Rect area, Rect box, Rect place, Filter filter) {
        double stepX = (double) area.width() / box.width();
        double stepY = (double) area.height() / box.height();
        Matrix matrix = Matrix.scale((int) (stepX * Matrix.ONE), (int) (stepY * Matrix.ONE));
        int x = (int) Math.floor(area.left() / stepX + HALF);
        int y = (int) Math.floor(area.top() / stepY + HALF);
        return new Sampling(
                matrix, filter, Repeat.NONE, x + place.left() - box.left(), y + place.top() - box.top(), false);
    }
}
