package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import org.junit.jupiter.api.Test;

class ColorKeyPainterTest {
    private static final Rect ROW = new Rect(0, 0, 4, 1);

    private final Easel easel = new Easel();

    @Test
    void draw_thirtyTwoBits_comparesTheTrueColourAlone() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 9);
        Source source = Easel.image(PixelFormat.XRGB32, 4, 5, 0xff000005, 0xff000006, 7);
        easel.draw(0, ROW, new Operation.Transparent(source, ROW, 7, 0xaa000005));
        assertThat(easel.pixels(0)).containsExactly(9, 9, 0xff000006, 7);
    }

    @Test
    void draw_sixteenBits_comparesTheColourInThatFormat() {
        easel.blank(0, PixelFormat.RGB555, 4, 1, 9);
        Source source = Easel.image(PixelFormat.RGB555, 4, 0x7c00, 0x7c01, 0x03e0, 0xfc00);
        easel.draw(0, ROW, new Operation.Transparent(source, ROW, 0, 0xff0707));
        assertThat(easel.pixels(0)).containsExactly(9, 0x7c01, 0x03e0, 0xfc00);
        easel.blank(0, PixelFormat.RGB565, 4, 1, 9);
        Source other = Easel.image(PixelFormat.RGB565, 4, 0x07e0, 0x07c0, 0x0020, 0);
        easel.draw(0, ROW, new Operation.Transparent(other, ROW, 0, 0x00ff00));
        assertThat(easel.pixels(0)).containsExactly(9, 0x07c0, 0x0020, 0);
    }

    @Test
    void draw_alphaAlone_comparesWithZero() {
        easel.blank(0, PixelFormat.A8, 4, 1, 9);
        Source source = Easel.image(PixelFormat.A8, 4, 0, 1, 2, 0);
        easel.draw(0, ROW, new Operation.Transparent(source, ROW, 1, 1));
        assertThat(easel.pixels(0)).containsExactly(9, 1, 2, 9);
    }

    @Test
    void draw_stretched_takesTheNearestPixel() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 9);
        Source source = Easel.image(PixelFormat.XRGB32, 2, 5, 6);
        easel.draw(0, ROW, new Operation.Transparent(source, new Rect(0, 0, 2, 1), 0, 5));
        assertThat(easel.pixels(0)).containsExactly(9, 9, 6, 6);
    }

    @Test
    void draw_stretched_keepsTheByteThatMeansNothing() {
        easel.blank(0, PixelFormat.ARGB32, 4, 1, 9);
        Source source = Easel.image(PixelFormat.XRGB32, 2, 0x12000005, 0x34000006);
        easel.draw(0, ROW, new Operation.Transparent(source, new Rect(0, 0, 2, 1), 0, 5));
        assertThat(easel.pixels(0)).containsExactly(9, 9, 0x34000006, 0x34000006);
    }

    @Test
    void draw_sourceOutOfRangeOrOfAnotherSize_leavesPixels() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 9);
        Source source = Easel.image(PixelFormat.XRGB32, 2, 5, 6);
        easel.draw(0, ROW, new Operation.Transparent(source, new Rect(-1, 0, 3, 1), 0, 5));
        assertThat(easel.pixels(0)).containsExactly(9, 9, 6, 9);
        easel.blank(1, PixelFormat.A8, 4, 1, 1);
        easel.draw(0, ROW, new Operation.Transparent(new Source.OfSurface(1), ROW, 0, 5));
        easel.draw(0, ROW, new Operation.Transparent(new Source.OfSurface(9), ROW, 0, 5));
        assertThat(easel.pixels(0)).containsExactly(9, 9, 6, 9);
    }
}
