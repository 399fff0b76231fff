package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Clip;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.util.List;
import org.junit.jupiter.api.Test;

class FillPainterTest {
    private static final Rect ROW = new Rect(0, 0, 4, 1);

    private final Easel easel = new Easel();

    @Test
    void fill_solid_putsTheBitsOfTheFormat() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 0);
        easel.draw(0, new Rect(1, 0, 3, 1), fill(new Brush.Solid(0xff123456), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(0, 0xff123456, 0xff123456, 0);
        easel.blank(0, PixelFormat.RGB565, 4, 1, 0);
        easel.draw(0, new Rect(1, 0, 9, 1), fill(new Brush.Solid(0xff123456), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(0, 0x3456, 0x3456, 0x3456);
    }

    @Test
    void fill_solidWithRop_combines() {
        easel.showing(0, PixelFormat.XRGB32, 4, 0b0011, 0b0101, 0, -1);
        easel.draw(0, ROW, fill(new Brush.Solid(0b0110), RopDescriptor.OP_XOR));
        assertThat(easel.pixels(0)).containsExactly(0b0101, 0b0011, 0b0110, ~0b0110);
    }

    @Test
    void fill_invertedBrush_isInvertedByItsOwnFlagAlone() {
        easel.blank(0, PixelFormat.A8, 4, 1, 0);
        easel.draw(0, ROW, fill(new Brush.Solid(0x0f), RopDescriptor.OP_PUT | RopDescriptor.INVERS_BRUSH));
        assertThat(easel.pixels(0)).containsOnly(0xf0);
        easel.draw(0, ROW, fill(new Brush.Solid(0x0f), RopDescriptor.OP_PUT | RopDescriptor.INVERS_SRC));
        assertThat(easel.pixels(0)).containsOnly(0x0f);
    }

    @Test
    void fill_withoutBrush_drawsAsColourZero() {
        easel.showing(0, PixelFormat.RGB555, 4, 0, 1, 0x7fff, 0x8000);
        easel.draw(0, ROW, fill(Brush.NONE, RopDescriptor.OP_INVERS));
        assertThat(easel.pixels(0)).containsExactly(0xffff, 0xfffe, 0x8000, 0x7fff);
        easel.draw(0, ROW, fill(Brush.NONE, RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsOnly(0);
    }

    @Test
    void fill_pattern_repeatsFromItsOriginInAllDirections() {
        easel.blank(0, PixelFormat.XRGB32, 7, 3, 0);
        Source tile = Easel.image(PixelFormat.XRGB32, 3, 1, 2, 3, 4, 5, 6);
        easel.draw(0, new Rect(0, 0, 7, 3), fill(new Brush.Pattern(tile, 2, 1), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(5, 6, 4, 5, 6, 4, 5, 2, 3, 1, 2, 3, 1, 2, 5, 6, 4, 5, 6, 4, 5);
    }

    @Test
    void fill_patternFromFarAway_isTheSameAsNearby() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 0);
        Source tile = Easel.image(PixelFormat.XRGB32, 3, 1, 2, 3);
        easel.draw(0, ROW, fill(new Brush.Pattern(tile, 1 << 28, 1 << 28), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(3, 1, 2, 3);
        easel.draw(0, ROW, fill(new Brush.Pattern(tile, -(1 << 28), 0), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(2, 3, 1, 2);
    }

    @Test
    void fill_patternWithRop_combinesEachPixel() {
        easel.showing(0, PixelFormat.XRGB32, 4, 1, 2, 3, 4);
        Source tile = Easel.image(PixelFormat.XRGB32, 2, 8, 16);
        easel.draw(0, ROW, fill(new Brush.Pattern(tile, 0, 0), RopDescriptor.OP_OR));
        assertThat(easel.pixels(0)).containsExactly(9, 18, 11, 20);
    }

    @Test
    void fill_patternOfAnotherFormat_isConvertedFirst() {
        easel.blank(0, PixelFormat.RGB555, 4, 1, 0);
        Source tile = Easel.image(PixelFormat.XRGB32, 2, 0xff0000, 0x0000ff);
        easel.draw(0, ROW, fill(new Brush.Pattern(tile, 0, 0), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(0x7c00, 0x1f, 0x7c00, 0x1f);
    }

    @Test
    void fill_patternOfASurface_isTakenBitByBitIfItsPixelsHaveTheSameSize() {
        easel.blank(0, PixelFormat.RGB565, 4, 1, 0);
        easel.showing(1, PixelFormat.RGB555, 2, 0x7c00, 0x8001);
        easel.draw(0, ROW, fill(new Brush.Pattern(new Source.OfSurface(1), 0, 0), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(0x7c00, 0x8001, 0x7c00, 0x8001);
        easel.showing(1, PixelFormat.XRGB32, 2, 5, 6);
        easel.draw(0, ROW, fill(new Brush.Pattern(new Source.OfSurface(1), 0, 0), RopDescriptor.OP_PUT));
        easel.draw(0, ROW, fill(new Brush.Pattern(new Source.OfSurface(9), 0, 0), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(0x7c00, 0x8001, 0x7c00, 0x8001);
    }

    @Test
    void blacknessWhitenessInvers_anyFormat_setAllBits() {
        for (PixelFormat format : PixelFormat.values()) {
            easel.showing(0, format, 4, 1, 0, 1, format.mask());
            easel.draw(0, new Rect(0, 0, 1, 1), new Operation.Blackness(Mask.NONE));
            easel.draw(0, new Rect(1, 0, 2, 1), new Operation.Whiteness(Mask.NONE));
            easel.draw(0, new Rect(2, 0, 4, 1), new Operation.Invers(Mask.NONE));
            assertThat(easel.pixels(0)).as("%s", format).containsExactly(0, format.mask(), format.mask() & ~1, 0);
        }
    }

    @Test
    void fill_clipped_staysInsideTheUnionOfTheRectangles() {
        easel.blank(0, PixelFormat.XRGB32, 4, 3, 0);
        Clip clip = new Clip.Rects(List.of(new Rect(-5, 0, 2, 1), new Rect(1, 0, 3, 2), new Rect(0, 2, 9, 9)));
        easel.draw(0, new Rect(0, 0, 4, 3), clip, fill(new Brush.Solid(1), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(1, 1, 1, 0, 0, 1, 1, 0, 1, 1, 1, 1);
        easel.draw(0, new Rect(0, 0, 4, 3), clip, fill(new Brush.Solid(1), RopDescriptor.OP_XOR));
        assertThat(easel.pixels(0)).containsOnly(0);
        easel.draw(0, new Rect(0, 0, 4, 3), new Clip.Rects(List.of()), fill(new Brush.Solid(1), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsOnly(0);
    }

    private static Operation fill(Brush brush, int rop) {
        return new Operation.Fill(brush, rop, Mask.NONE);
    }
}
