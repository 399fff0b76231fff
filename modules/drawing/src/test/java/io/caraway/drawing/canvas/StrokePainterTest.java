package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Clip;
import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Path;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrokePainterTest {
    private static final Rect BOX = new Rect(0, 0, 6, 2);
    /** From 1,1 to 5,1; the last point is not drawn. */
    private static final Path LINE =
            new Path(List.of(new Path.Segment(Path.BEGIN | Path.END, new int[] {16, 16, 5 * 16, 16})));

    private final Easel easel = new Easel();

    @Test
    void draw_solidLine_fillsItsPixels() {
        easel.blank(0, PixelFormat.XRGB32, 6, 2, 0);
        easel.draw(0, BOX, stroke(new Brush.Solid(7), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(0, 0, 0, 0, 0, 0, 0, 7, 7, 7, 7, 0);
    }

    @Test
    void draw_clipOfManyRectangles_cutsTheSpans() {
        easel.blank(0, PixelFormat.XRGB32, 6, 2, 0);
        Clip clip = new Clip.Rects(List.of(new Rect(0, 0, 2, 2), new Rect(3, 1, 4, 2), new Rect(5, 0, 6, 2)));
        easel.draw(0, BOX, clip, stroke(new Brush.Solid(7), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(0, 0, 0, 0, 0, 0, 0, 7, 0, 7, 0, 0);
    }

    @Test
    void draw_pattern_liesAsOnFilledAreas() {
        easel.blank(0, PixelFormat.XRGB32, 6, 2, 0);
        Source tile = Easel.image(PixelFormat.XRGB32, 3, 5, 6, 7);
        easel.draw(0, BOX, stroke(new Brush.Pattern(tile, 0, 0), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(0, 0, 0, 0, 0, 0, 0, 6, 7, 5, 6, 0);
    }

    @Test
    void draw_withoutBrush_drawsAsColourZero() {
        easel.blank(0, PixelFormat.XRGB32, 6, 2, 1);
        easel.draw(0, BOX, stroke(Brush.NONE, RopDescriptor.OP_INVERS));
        assertThat(easel.pixels(0)).containsExactly(1, 1, 1, 1, 1, 1, 1, -2, -2, -2, -2, 1);
    }

    @Test
    void draw_missingPattern_drawsNothing() {
        easel.blank(0, PixelFormat.XRGB32, 6, 2, 1);
        easel.draw(0, BOX, stroke(new Brush.Pattern(new Source.OfSurface(4), 0, 0), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsOnly(1);
    }

    private static Operation stroke(Brush brush, int mode) {
        return new Operation.Stroke(LINE, LineStyle.SOLID, brush, mode, 0);
    }
}
