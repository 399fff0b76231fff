package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import org.junit.jupiter.api.Test;

class PicturePainterTest {
    private static final Rect ROW = new Rect(0, 0, 4, 1);
    private static final Source FOUR = Easel.image(PixelFormat.XRGB32, 4, 1, 2, 3, 4);

    private final Easel easel = new Easel();

    @Test
    void copy_withRop_combines() {
        easel.showing(0, PixelFormat.XRGB32, 4, 8, 8, 7, 7);
        easel.draw(0, ROW, copy(FOUR, ROW, RopDescriptor.OP_AND | RopDescriptor.INVERS_SRC));
        assertThat(easel.pixels(0)).containsExactly(8, 8, 4, 3);
    }

    @Test
    void blend_anyRop_isTheSameAsCopy() {
        easel.showing(0, PixelFormat.XRGB32, 4, 8, 8, 7, 7);
        easel.draw(0, ROW, new Operation.Blend(FOUR, ROW, RopDescriptor.OP_XOR, ScaleMode.INTERPOLATE, Mask.NONE));
        assertThat(easel.pixels(0)).containsExactly(9, 10, 4, 3);
    }

    @Test
    void copy_areaBeyondTheImage_leavesThosePixels() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 9);
        easel.draw(0, ROW, copy(FOUR, new Rect(2, 0, 6, 1), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(3, 4, 9, 9);
        easel.draw(0, ROW, copy(FOUR, new Rect(-2, 0, 2, 1), RopDescriptor.OP_XOR));
        assertThat(easel.pixels(0)).containsExactly(3, 4, 8, 11);
        easel.draw(0, ROW, copy(FOUR, new Rect(-4, 0, 0, 1), RopDescriptor.OP_PUT));
        easel.draw(0, ROW, copy(FOUR, new Rect(1 << 27, 0, (1 << 27) + 4, 1), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(3, 4, 8, 11);
    }

    @Test
    void copy_imageOfAnotherFormat_isConvertedButKeepsAlphaAndItsAbsence() {
        easel.blank(0, PixelFormat.RGB565, 4, 1, 9);
        easel.draw(0, ROW, copy(Easel.image(PixelFormat.XRGB32, 4, 0xffffff, 0xff00, 0xff0000, 255), ROW, 8));
        assertThat(easel.pixels(0)).containsExactly(0xffff, 0x7e0, 0xf800, 0x1f);
        easel.blank(0, PixelFormat.ARGB32, 4, 1, 9);
        easel.draw(0, ROW, copy(FOUR, ROW, RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(1, 2, 3, 4);
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 9);
        easel.draw(0, ROW, copy(Easel.image(PixelFormat.ARGB32, 4, 0x80000001, 2, -1, 0), ROW, 8));
        assertThat(easel.pixels(0)).containsExactly(0x80000001, 2, -1, 0);
    }

    @Test
    void copy_surface_isTakenBitByBitIfItsPixelsHaveTheSameSize() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 9);
        easel.showing(1, PixelFormat.ARGB32, 4, 0x11000001, 2, 3, 4);
        easel.draw(0, ROW, copy(new Source.OfSurface(1), ROW, RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(0x11000001, 2, 3, 4);
        easel.blank(1, PixelFormat.RGB565, 4, 1, 1);
        easel.draw(0, ROW, copy(new Source.OfSurface(1), ROW, RopDescriptor.OP_PUT));
        easel.draw(0, ROW, copy(new Source.OfSurface(1), ROW, RopDescriptor.OP_XOR));
        easel.draw(0, ROW, copy(new Source.OfSurface(7), ROW, RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(0x11000001, 2, 3, 4);
    }

    @Test
    void copy_partOfAnotherSurface_readsThatPart() {
        easel.blank(0, PixelFormat.XRGB32, 4, 2, 9);
        easel.showing(1, PixelFormat.XRGB32, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        easel.draw(0, new Rect(1, 0, 3, 2), copy(new Source.OfSurface(1), new Rect(1, 1, 3, 3), 8));
        assertThat(easel.pixels(0)).containsExactly(9, 5, 6, 9, 9, 8, 9, 9);
    }

    @Test
    void copy_stretched_showsEachPixelTwice() {
        easel.blank(0, PixelFormat.XRGB32, 4, 2, 9);
        easel.draw(0, new Rect(0, 0, 4, 2), scaled(FOUR, new Rect(1, 0, 3, 1), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(2, 2, 3, 3, 2, 2, 3, 3);
    }

    @Test
    void copy_stretchedWithRop_combines() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 1);
        easel.draw(0, ROW, scaled(FOUR, new Rect(1, 0, 3, 1), RopDescriptor.OP_XOR));
        assertThat(easel.pixels(0)).containsExactly(3, 3, 2, 2);
    }

    @Test
    void copy_stretchedBeyondTheImage_drawsBlackThere() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 9);
        easel.draw(0, ROW, scaled(FOUR, new Rect(3, 0, 5, 1), RopDescriptor.OP_PUT));
        assertThat(easel.pixels(0)).containsExactly(4, 4, 0, 0);
    }

    @Test
    void copy_stretchedPartOfALargeSurface_isTheSameAsOfAnImage() {
        int[] values = new int[100 * 80];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 0x10307) & 0xffffff;
        }
        easel.showing(1, PixelFormat.XRGB32, 100, values);
        for (Rect area : new Rect[] {
            new Rect(0, 0, 9, 9), new Rect(90, 70, 100, 80), new Rect(40, 30, 99, 33), new Rect(-5, 70, 20, 99)
        }) {
            for (ScaleMode mode : ScaleMode.values()) {
                easel.blank(0, PixelFormat.XRGB32, 30, 30, 9);
                easel.blank(2, PixelFormat.XRGB32, 30, 30, 9);
                Rect box = new Rect(-3, 2, 28, 25);
                easel.draw(0, box, new Operation.Copy(new Source.OfSurface(1), area, 8, mode, Mask.NONE));
                Source image = Easel.image(PixelFormat.XRGB32, 100, values);
                easel.draw(2, box, new Operation.Copy(image, area, 8, mode, Mask.NONE));
                assertThat(easel.pixels(0)).as("%s, %s", area, mode).isEqualTo(easel.pixels(2));
            }
        }
    }

    @Test
    void opaque_solid_combinesBrushWithThePicture() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 9);
        int rop = RopDescriptor.OP_AND | RopDescriptor.INVERS_SRC;
        easel.draw(0, ROW, opaque(FOUR, ROW, new Brush.Solid(0xf), rop));
        assertThat(easel.pixels(0)).containsExactly(0xe, 0xd, 0xc, 0xb);
        easel.draw(0, ROW, opaque(FOUR, ROW, new Brush.Solid(0xf), RopDescriptor.OP_AND | RopDescriptor.INVERS_DEST));
        assertThat(easel.pixels(0)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void opaque_pictureDoesNotReach_combinesBrushWithWhatWasThere() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 9);
        easel.draw(0, ROW, opaque(FOUR, new Rect(2, 0, 6, 1), new Brush.Solid(16), RopDescriptor.OP_OR));
        assertThat(easel.pixels(0)).containsExactly(19, 20, 25, 25);
    }

    @Test
    void opaque_patternIsMissing_drawsThePictureAlone() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 9);
        easel.draw(0, ROW, opaque(FOUR, ROW, new Brush.Pattern(new Source.OfSurface(9), 0, 0), 8));
        assertThat(easel.pixels(0)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void opaque_pictureIsMissing_drawsNothing() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 9);
        easel.draw(0, ROW, opaque(new Source.OfSurface(9), ROW, new Brush.Solid(1), 8));
        assertThat(easel.pixels(0)).containsOnly(9);
    }

    private static Operation copy(Source source, Rect area, int rop) {
        return new Operation.Copy(source, area, rop, ScaleMode.INTERPOLATE, Mask.NONE);
    }

    private static Operation scaled(Source source, Rect area, int rop) {
        return new Operation.Copy(source, area, rop, ScaleMode.NEAREST, Mask.NONE);
    }

    private static Operation opaque(Source source, Rect area, Brush brush, int rop) {
        return new Operation.Opaque(source, area, brush, rop, ScaleMode.NEAREST, Mask.NONE);
    }
}
