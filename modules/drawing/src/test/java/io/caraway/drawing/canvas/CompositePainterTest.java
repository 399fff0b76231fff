package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Layer;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompositePainterTest {
    private static final Rect ROW = new Rect(0, 0, 3, 1);
    private static final int SRC = 1;
    private static final int OVER = 3;
    private static final int NEAREST = 3;
    private static final Source CLEAR_HALF_FULL = Easel.image(PixelFormat.ARGB32, 3, 0, 0x80000040, 0xff0000ff);

    private final Easel easel = new Easel();

    @Test
    void draw_over_laysThePictureOver() {
        easel.blank(0, PixelFormat.XRGB32, 3, 1, 0x00ff0000);
        easel.draw(0, ROW, composite(OVER, layer(CLEAR_HALF_FULL, 0, 0), null));
        assertThat(easel.pixels(0)).containsExactly(0x00ff0000, 0x007f0040, 0x000000ff);
    }

    @Test
    void draw_origin_isThePictureAtTheCornerOfTheBox() {
        easel.blank(0, PixelFormat.ARGB32, 3, 1, 9);
        easel.draw(0, new Rect(-1, 0, 2, 1), composite(SRC, layer(CLEAR_HALF_FULL, 1, 0), null));
        assertThat(easel.pixels(0)).containsExactly(0xff0000ff, 0, 9);
    }

    @Test
    void draw_transform_leadsFromTargetToPicture() {
        easel.blank(0, PixelFormat.ARGB32, 3, 1, 9);
        int minusOne = -Layer.Transform.ONE;
        Layer.Transform mirror = new Layer.Transform(minusOne, 0, 3 * Layer.Transform.ONE, 0, Layer.Transform.ONE, 0);
        easel.draw(0, ROW, composite(SRC, new Layer(CLEAR_HALF_FULL, mirror, NEAREST, 0, 0, 0, false), null));
        assertThat(easel.pixels(0)).containsExactly(0xff0000ff, 0x80000040, 0);
    }

    @Test
    void draw_repeat_fillsWhatLiesBeyondTheEdges() {
        Source two = Easel.image(PixelFormat.ARGB32, 2, 0x11000000, 0x22000000);
        int[][] expected = {
            {0x22000000, 0, 0}, {0x22000000, 0x11000000, 0x22000000}, {0x22000000, 0x22000000, 0x22000000}
        };
        for (int repeat = 0; repeat < expected.length; repeat++) {
            easel.blank(0, PixelFormat.ARGB32, 3, 1, 9);
            Layer layer = new Layer(two, Layer.Transform.IDENTITY, NEAREST, repeat, 1, 0, false);
            easel.draw(0, ROW, composite(SRC, layer, null));
            assertThat(easel.pixels(0)).containsExactly(expected[repeat]);
            easel.showing(1, PixelFormat.ARGB32, 2, 0x11000000, 0x22000000);
            easel.blank(0, PixelFormat.ARGB32, 3, 1, 9);
            Layer same = new Layer(new Source.OfSurface(1), Layer.Transform.IDENTITY, NEAREST, repeat, 1, 0, false);
            easel.draw(0, ROW, composite(SRC, same, null));
            assertThat(easel.pixels(0)).containsExactly(expected[repeat]);
        }
    }

    @Test
    void draw_maskOfASurfaceOfAlpha_isSeenThrough() {
        easel.blank(0, PixelFormat.ARGB32, 3, 1, 9);
        easel.showing(1, PixelFormat.A8, 3, 0, 0x80, 0xff);
        Source full = Easel.image(PixelFormat.ARGB32, 3, 0xff0000ff, 0xff0000ff, 0xff0000ff);
        easel.draw(0, ROW, composite(SRC, layer(full, 0, 0), layer(new Source.OfSurface(1), 0, 0)));
        assertThat(easel.pixels(0)).containsExactly(0, 0x80000080, 0xff0000ff);
    }

    @Test
    void draw_maskIsAnImageOfAlpha_losesItToTheFormatOfTheSurface() {
        easel.blank(0, PixelFormat.XRGB32, 3, 1, 9);
        Source mask = Easel.image(PixelFormat.A8, 3, 0, 0x80, 0xff);
        Source full = Easel.image(PixelFormat.ARGB32, 3, 0xff000001, 0xff000002, 0xff000003);
        easel.draw(0, ROW, composite(OVER, layer(full, 0, 0), layer(mask, 0, 0)));
        assertThat(easel.pixels(0)).containsExactly(1, 2, 3);
    }

    @Test
    void draw_opaqueSource_countsForSurfacesAlone() {
        easel.blank(0, PixelFormat.ARGB32, 3, 1, 0xff000009);
        easel.showing(1, PixelFormat.ARGB32, 3, 1, 2, 3);
        Layer surface = new Layer(new Source.OfSurface(1), Layer.Transform.IDENTITY, NEAREST, 0, 0, 0, true);
        easel.draw(0, ROW, composite(OVER, surface, null));
        assertThat(easel.pixels(0)).containsExactly(0xff000001, 0xff000002, 0xff000003);
        Layer image = new Layer(CLEAR_HALF_FULL, Layer.Transform.IDENTITY, NEAREST, 0, 0, 0, true);
        easel.draw(0, ROW, composite(OVER, image, null));
        assertThat(easel.pixels(0)[0]).isEqualTo(0xff000001);
    }

    @Test
    void draw_onItself_readsItAsItWas() {
        easel.showing(0, PixelFormat.ARGB32, 1, 1, 2, 3);
        easel.draw(0, new Rect(0, 1, 1, 3), composite(SRC, layer(new Source.OfSurface(0), 0, 0), null));
        assertThat(easel.pixels(0)).containsExactly(1, 1, 2);
    }

    @Test
    void draw_missingSourceOrMaskOrFilter_drawsNothing() {
        easel.blank(0, PixelFormat.ARGB32, 3, 1, 9);
        Layer missing = layer(new Source.OfSurface(7), 0, 0);
        easel.draw(0, ROW, composite(SRC, missing, null));
        easel.draw(0, ROW, composite(SRC, layer(CLEAR_HALF_FULL, 0, 0), missing));
        Layer convolution = new Layer(CLEAR_HALF_FULL, Layer.Transform.IDENTITY, 5, 0, 0, 0, false);
        easel.draw(0, ROW, composite(SRC, convolution, null));
        assertThat(easel.pixels(0)).containsOnly(9);
    }

    private static Layer layer(Source source, int x, int y) {
        return new Layer(source, Layer.Transform.IDENTITY, NEAREST, 0, x, y, false);
    }

    private static Operation composite(int operator, Layer source, @Nullable Layer mask) {
        return new Operation.Composite(operator, source, mask, false, false);
    }
}
