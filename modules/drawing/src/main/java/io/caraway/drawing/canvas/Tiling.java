package io.caraway.drawing.canvas;

import io.caraway.drawing.Brush;
import io.caraway.raster.Surface;
import java.util.Optional;

/**
 * A picture repeated without end.
 *
 * @param tile the picture
 * @param x column of the surface where the left edge of one of its repetitions lies
 * @param y row of the surface where the upper edge of one lies
 */
record Tiling(PixelSource tile, int x, int y) implements RowFeed {
    /** The pattern of a brush as it is drawn on {@code surface}; empty if it is not there or has other pixels. */
    static Optional<Tiling> of(PixelSources sources, Surface surface, Brush.Pattern pattern) {
        return sources.drawnOn(surface, pattern.source())
                .filter(tile -> tile.format().bits() == surface.format().bits())
                .map(tile -> new Tiling(tile, pattern.x(), pattern.y()));
    }

    /** Reads one repetition, and doubles it until the row is full. */
    @Override
    public void row(int left, int top, int count, int[] row) {
        int width = tile.bounds().width();
        int from = Math.floorMod(left - x, width);
        int tileRow = Math.floorMod(top - y, tile.bounds().height());
        int filled = Math.min(width - from, count);
        tile.read(from, tileRow, filled, row, 0);
        int wrapped = Math.min(from, count - filled);
        if (wrapped > 0) {
            tile.read(0, tileRow, wrapped, row, filled);
            filled += wrapped;
        }
        while (filled < count) {
            int more = Math.min(filled, count - filled);
            System.arraycopy(row, 0, row, filled, more);
            filled += more;
        }
    }
}
