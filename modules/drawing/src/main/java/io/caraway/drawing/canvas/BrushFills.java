package io.caraway.drawing.canvas;

import io.caraway.drawing.Brush;
import io.caraway.raster.Surface;
import java.util.Optional;

/** Makes brushes ready for use ("SPICE protocol, display channel, Brush"). */
final class BrushFills {
    private final PixelSources sources;

    BrushFills(PixelSources sources) {
        this.sources = sources;
    }

    /**
     * A brush ready to draw on {@code surface}. No brush draws as colour 0 does. Empty if the pattern is a surface that is not
     * there or of another size of pixels.
     */
    Optional<BrushFill> of(Surface surface, Brush brush, Rop rop) {
        RowEditor editor = new RowEditor(surface, rop);
        if (brush instanceof Brush.Pattern pattern) {
            return Tiling.of(sources, surface, pattern).map(tiling -> area -> editor.draw(area, tiling));
        }
        int color = color(brush);
        return Optional.of(area -> editor.draw(area, color));
    }

    /** The colour of a brush that has no pattern. */
    static int color(Brush brush) {
        return brush instanceof Brush.Solid solid ? solid.color() : 0;
    }
}
