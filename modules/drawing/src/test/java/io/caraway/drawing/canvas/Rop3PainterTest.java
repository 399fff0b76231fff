package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import org.junit.jupiter.api.Test;

class Rop3PainterTest {
    private static final Rect ROW = new Rect(0, 0, 4, 1);
    private static final Source FOUR = Easel.image(PixelFormat.XRGB32, 4, 0b0011, 0b0011, 0b1100, 0b1100);
    private static final int BRUSH_ALONE = 0xf0;
    private static final int EXCLUSIVE_OR = 0x96;
    private static final int WHERE_BRUSH_PICTURE_ELSE_THERE = 0xca;

    private final Easel easel = new Easel();

    @Test
    void draw_colour_combinesAllThree() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 0b1010);
        easel.draw(0, ROW, rop3(FOUR, ROW, new Brush.Solid(0b0110), WHERE_BRUSH_PICTURE_ELSE_THERE));
        assertThat(easel.pixels(0)).containsExactly(0b1010, 0b1010, 0b1100, 0b1100);
    }

    @Test
    void draw_withoutBrush_takesColourZero() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 1);
        easel.draw(0, ROW, rop3(FOUR, ROW, Brush.NONE, EXCLUSIVE_OR));
        assertThat(easel.pixels(0)).containsExactly(0b0010, 0b0010, 0b1101, 0b1101);
    }

    @Test
    void draw_pattern_repeatsFromItsOrigin() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 0);
        Source tile = Easel.image(PixelFormat.XRGB32, 3, 5, 6, 7);
        easel.draw(0, ROW, rop3(FOUR, ROW, new Brush.Pattern(tile, 1, 4), BRUSH_ALONE));
        assertThat(easel.pixels(0)).containsExactly(7, 5, 6, 7);
    }

    @Test
    void draw_sixteenBits_keepsThem() {
        easel.showing(0, PixelFormat.RGB565, 2, 0x1234, 0xffff);
        Source source = Easel.image(PixelFormat.RGB565, 2, 0xffff, 0);
        easel.draw(
                0, new Rect(0, 0, 2, 1), rop3(source, new Rect(0, 0, 2, 1), new Brush.Solid(0xabff00), EXCLUSIVE_OR));
        assertThat(easel.pixels(0)).containsExactly(0x1234 ^ 0xffff ^ 0xff00, 0xff);
    }

    @Test
    void draw_pictureSmallerThanTheBox_drawsNothing() {
        easel.blank(0, PixelFormat.XRGB32, 5, 1, 9);
        Rect box = new Rect(0, 0, 5, 1);
        easel.draw(0, box, rop3(FOUR, box, new Brush.Solid(1), BRUSH_ALONE));
        easel.draw(0, ROW, rop3(FOUR, ROW.translate(1, 0), new Brush.Solid(1), BRUSH_ALONE));
        easel.draw(0, ROW, rop3(FOUR, ROW.translate(-1, 0), new Brush.Solid(1), BRUSH_ALONE));
        easel.draw(0, ROW, rop3(new Source.OfSurface(9), ROW, new Brush.Solid(1), BRUSH_ALONE));
        Brush missing = new Brush.Pattern(new Source.OfSurface(9), 0, 0);
        easel.draw(0, ROW, rop3(FOUR, ROW, missing, BRUSH_ALONE));
        assertThat(easel.pixels(0)).containsOnly(9);
    }

    @Test
    void draw_stretched_combinesTheStretchedPicture() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 0);
        easel.draw(0, ROW, rop3(FOUR, new Rect(1, 0, 3, 1), new Brush.Solid(1), EXCLUSIVE_OR));
        assertThat(easel.pixels(0)).containsExactly(0b0010, 0b0010, 0b1101, 0b1101);
    }

    @Test
    void draw_pictureIsTheSurfaceItself_readsItAsItWas() {
        easel.showing(0, PixelFormat.XRGB32, 1, 1, 2, 3, 4);
        easel.draw(
                0,
                new Rect(0, 1, 1, 4),
                rop3(new Source.OfSurface(0), new Rect(0, 0, 1, 3), new Brush.Solid(0), EXCLUSIVE_OR));
        assertThat(easel.pixels(0)).containsExactly(1, 0b011, 0b001, 0b111);
    }

    @Test
    void draw_patternIsTheSurfaceItself_readsItAsItWas() {
        easel.showing(0, PixelFormat.XRGB32, 1, 1, 2, 3, 4);
        Source source = Easel.image(PixelFormat.XRGB32, 1, 0, 0, 0, 0);
        Brush itself = new Brush.Pattern(new Source.OfSurface(0), 0, 1);
        easel.draw(0, new Rect(0, 0, 1, 4), rop3(source, new Rect(0, 0, 1, 4), itself, BRUSH_ALONE));
        assertThat(easel.pixels(0)).containsExactly(4, 1, 2, 3);
    }

    private static Operation rop3(Source source, Rect area, Brush brush, int rop3) {
        return new Operation.Rop3(source, area, brush, rop3, ScaleMode.NEAREST, Mask.NONE);
    }
}
