package io.caraway.drawing.canvas;

import io.caraway.drawing.Operation;
import io.caraway.drawing.ScaleMode;
import io.caraway.raster.Rect;

/** COPY, BLEND and OPAQUE. */
final class PicturePainter {
    private final PixelSources sources;
    private final BrushFills brushes;

    PicturePainter(PixelSources sources) {
        this.sources = sources;
        this.brushes = new BrushFills(sources);
    }

    void copy(Stage stage, Operation.Copy copy) {
        sources.drawnOn(stage.surface(), copy.source())
                .ifPresent(source -> draw(stage, source, copy.area(), copy.scale(), Rop.ofPicture(copy.rop())));
    }

    void blend(Stage stage, Operation.Blend blend) {
        sources.drawnOn(stage.surface(), blend.source())
                .ifPresent(source -> draw(stage, source, blend.area(), blend.scale(), Rop.ofPicture(blend.rop())));
    }

    /** Draws the picture, then the brush on it; where the picture does not reach, the brush meets what was there. */
    void opaque(Stage stage, Operation.Opaque opaque) {
        sources.drawnOn(stage.surface(), opaque.source()).ifPresent(source -> {
            draw(stage, source, opaque.area(), opaque.scale(), Rop.COPY);
            brushes.of(stage.surface(), opaque.brush(), Rop.ofBrushOnPicture(opaque.rop()))
                    .ifPresent(fill -> fill.fill(stage.region()));
        });
    }

    private static void draw(Stage stage, PixelSource source, Rect area, ScaleMode scale, Rop rop) {
        Rect box = stage.box();
        if (Scaling.isPlain(box, area)) {
            int x = box.left() - area.left();
            int y = box.top() - area.top();
            Blit.draw(stage.surface(), stage.region(), source, x, y, rop);
        } else if (rop.equals(Rop.COPY)) {
            Scaling.draw(stage, source, area, Scaling.filter(scale));
        } else {
            Scaling.draw(stage, source, area, Scaling.filter(scale), rop);
        }
    }
}
