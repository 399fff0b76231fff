package io.caraway.drawing.canvas;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Operation;

/** FILL, BLACKNESS, WHITENESS and INVERS. */
final class FillPainter {
    private static final int ALL_BITS = -1;

    private final BrushFills brushes;

    FillPainter(PixelSources sources) {
        brushes = new BrushFills(sources);
    }

    void fill(Stage stage, Operation.Fill fill) {
        draw(stage, fill.brush(), Rop.ofBrush(fill.rop()));
    }

    void blackness(Stage stage) {
        draw(stage, new Brush.Solid(0), Rop.COPY);
    }

    void whiteness(Stage stage) {
        draw(stage, new Brush.Solid(ALL_BITS), Rop.COPY);
    }

    void invers(Stage stage) {
        draw(stage, Brush.NONE, Rop.INVERT);
    }

    private void draw(Stage stage, Brush brush, Rop rop) {
        brushes.of(stage.surface(), brush, rop).ifPresent(fill -> fill.fill(stage.region()));
    }
}
