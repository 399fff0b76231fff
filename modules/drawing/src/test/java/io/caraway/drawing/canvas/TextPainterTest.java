package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Clip;
import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPainterTest {
    private static final Rect BOX = new Rect(0, 0, 6, 1);
    private static final int PUT = RopDescriptor.OP_PUT;
    private static final Brush RED = new Brush.Solid(0xff0000);

    private final Easel easel = new Easel();

    @Test
    void draw_letters_laysTheBrushThroughThem() {
        easel.blank(0, PixelFormat.XRGB32, 6, 1, 0x0000ff);
        easel.draw(0, BOX, text(1, Rect.EMPTY, RED, Brush.NONE, PUT));
        assertThat(easel.pixels(0)).containsExactly(0xff, 0xff0000, 0xff, 0xff0000, 0xff0000, 0xff);
    }

    @Test
    void draw_areaBehind_isFilledFirst() {
        easel.blank(0, PixelFormat.XRGB32, 6, 1, 0xff);
        easel.draw(0, BOX, text(1, new Rect(2, -3, 9, 4), RED, new Brush.Solid(5), PUT));
        assertThat(easel.pixels(0)).containsExactly(0xff, 0xff0000, 5, 0xff0000, 0xff0000, 5);
    }

    @Test
    void draw_areaBehindAndAnotherMode_drawsNothing() {
        easel.blank(0, PixelFormat.XRGB32, 6, 1, 9);
        easel.draw(0, BOX, text(1, BOX, RED, RED, RopDescriptor.OP_XOR));
        assertThat(easel.pixels(0)).containsOnly(9);
        easel.draw(0, BOX, text(1, Rect.EMPTY, RED, RED, RopDescriptor.OP_XOR));
        assertThat(easel.pixels(0)[1]).isEqualTo(0xff0000);
    }

    @Test
    void draw_withoutBrush_fillsTheAreaBehindAlone() {
        easel.blank(0, PixelFormat.XRGB32, 6, 1, 9);
        easel.draw(0, BOX, text(1, new Rect(0, 0, 2, 1), Brush.NONE, Brush.NONE, PUT));
        assertThat(easel.pixels(0)).containsExactly(0, 0, 9, 9, 9, 9);
    }

    @Test
    void draw_pattern_beginsAtTheLetters() {
        easel.blank(0, PixelFormat.XRGB32, 6, 1, 9);
        Source tile = Easel.image(PixelFormat.XRGB32, 3, 5, 6, 7);
        easel.draw(0, BOX, text(1, Rect.EMPTY, new Brush.Pattern(tile, 0, 0), Brush.NONE, PUT));
        assertThat(easel.pixels(0)).containsExactly(9, 5, 9, 7, 5, 9);
        easel.draw(0, BOX, text(-2, Rect.EMPTY, new Brush.Pattern(tile, 1, 0), Brush.NONE, PUT));
        assertThat(easel.pixels(0)).containsExactly(6, 7, 9, 7, 5, 9);
    }

    @Test
    void draw_clipped_staysInside() {
        easel.blank(0, PixelFormat.XRGB32, 6, 1, 9);
        Clip clip = new Clip.Rects(List.of(new Rect(0, 0, 2, 1), new Rect(4, 0, 6, 1)));
        easel.draw(0, BOX, clip, text(1, BOX, RED, new Brush.Solid(5), PUT));
        assertThat(easel.pixels(0)).containsExactly(5, 0xff0000, 9, 9, 0xff0000, 5);
    }

    @Test
    void draw_sixteenBits_readsFiveBitsOfEachColour() {
        easel.blank(0, PixelFormat.RGB555, 6, 1, 0);
        easel.draw(0, BOX, text(1, Rect.EMPTY, new Brush.Solid(0x1234), Brush.NONE, PUT));
        assertThat(easel.pixels(0)).containsExactly(0, 0x1234, 0, 0x1234, 0x1234, 0);
        easel.blank(0, PixelFormat.RGB565, 6, 1, 0);
        easel.draw(0, BOX, text(1, Rect.EMPTY, new Brush.Solid(0x7fff), Brush.NONE, PUT));
        assertThat(easel.pixels(0)).containsExactly(0, 0xffff, 0, 0xffff, 0xffff, 0);
    }

    @Test
    void argb_everyFiveBits_spreadsThemOverEight() {
        assertThat(TextColor.argb(PixelFormat.RGB555, (1 << 10) | (16 << 5) | 31))
                .isEqualTo(0xff0884ff);
        assertThat(TextColor.argb(PixelFormat.XRGB32, 0x12345678)).isEqualTo(0xff345678);
    }

    @Test
    void draw_lettersFarApart_drawsNothing() {
        easel.blank(0, PixelFormat.XRGB32, 6, 1, 9);
        GlyphString.Glyph near = letter(1);
        GlyphString.Glyph far = letter(40_000);
        GlyphString string = new GlyphString(GlyphString.Depth.A1, true, List.of(near, far));
        easel.draw(0, BOX, new Operation.Text(string, Rect.EMPTY, RED, Brush.NONE, PUT, PUT));
        assertThat(easel.pixels(0)).containsOnly(9);
    }

    /** A letter of four columns, the second of which is empty. */
    private static GlyphString.Glyph letter(int x) {
        return new GlyphString.Glyph(x, 0, 0, 0, 4, 1, new byte[] {(byte) 0b1011_0000});
    }

    private static Operation text(int x, Rect behind, Brush fore, Brush back, int mode) {
        GlyphString string = new GlyphString(GlyphString.Depth.A1, true, List.of(letter(x)));
        return new Operation.Text(string, behind, fore, back, mode, PUT);
    }
}
