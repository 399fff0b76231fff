package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Clip;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlendPainterTest {
    private static final Rect ROW = new Rect(0, 0, 3, 1);
    private static final Source CLEAR_HALF_FULL = Easel.image(PixelFormat.ARGB32, 3, 0, 0x80000040, 0xff0000ff);

    private final Easel easel = new Easel();

    @Test
    void draw_overColours_laysThePictureOver() {
        easel.blank(0, PixelFormat.XRGB32, 3, 1, 0x00ff0000);
        easel.draw(0, ROW, blend(0, 255, CLEAR_HALF_FULL, ROW));
        assertThat(easel.pixels(0)).containsExactly(0x00ff0000, 0x007f0040, 0x000000ff);
    }

    @Test
    void draw_alphaZero_drawsNothing() {
        easel.blank(0, PixelFormat.XRGB32, 3, 1, 0xff123456);
        easel.draw(0, ROW, blend(0, 0, CLEAR_HALF_FULL, ROW));
        assertThat(easel.pixels(0)).containsOnly(0xff123456);
    }

    @Test
    void draw_alpha_multipliesThePicture() {
        easel.blank(0, PixelFormat.XRGB32, 3, 1, 0);
        easel.draw(0, ROW, blend(0, 128, CLEAR_HALF_FULL, ROW));
        assertThat(easel.pixels(0)).containsExactly(0, 0x20, 0x80);
    }

    @Test
    void draw_coloursOfAPalette_haveAlphaOnSurfacesThatHaveIt() throws ProtocolException {
        Palette palette = new Palette(0, PixelFormat.XRGB32, new int[] {0x000000ff, 0xff000011});
        Source source = Source.of(Image.ofEncoded(
                new EncodedImage.Bitmap(BitmapFormat.EIGHT_BIT, true, 3, 1, 3, palette, new byte[] {0, 1, 1})));
        easel.blank(0, PixelFormat.ARGB32, 3, 1, 0x40000100);
        easel.draw(0, ROW, blend(0, 255, source, ROW));
        assertThat(easel.pixels(0)).containsExactly(0x400001ff, 0xff000011, 0xff000011);
        easel.blank(0, PixelFormat.XRGB32, 3, 1, 0x100);
        easel.draw(0, ROW, blend(0, 255, source, ROW));
        assertThat(easel.pixels(0)).containsExactly(0x000000ff, 0x00000011, 0x00000011);
    }

    @Test
    void draw_targetHasAlpha_keepsItInTheHighestByte() {
        easel.blank(0, PixelFormat.XRGB32, 3, 1, 0x40000000);
        easel.draw(0, ROW, blend(Operation.AlphaBlend.DEST_HAS_ALPHA, 255, CLEAR_HALF_FULL, ROW));
        assertThat(easel.pixels(0)).containsExactly(0x40000000, 0xa0000040, 0xff0000ff);
    }

    @Test
    void draw_surface_hasAlphaIfTheFlagSaysSo() {
        easel.showing(1, PixelFormat.XRGB32, 3, 0, 0x80000040, 0xff0000ff);
        easel.blank(0, PixelFormat.XRGB32, 3, 1, 0x00ff0000);
        easel.draw(0, ROW, blend(Operation.AlphaBlend.SRC_SURFACE_HAS_ALPHA, 255, new Source.OfSurface(1), ROW));
        assertThat(easel.pixels(0)).containsExactly(0x00ff0000, 0x007f0040, 0x000000ff);
        easel.draw(0, ROW, blend(0, 255, new Source.OfSurface(1), ROW));
        assertThat(easel.pixels(0)).containsExactly(0, 0x40, 0xff);
    }

    @Test
    void draw_imageWithoutAlpha_coversWhateverTheFlagSays() {
        easel.blank(0, PixelFormat.XRGB32, 3, 1, 0x00ff0000);
        Source source = Easel.image(PixelFormat.XRGB32, 3, 1, 2, 3);
        easel.draw(0, ROW, blend(Operation.AlphaBlend.SRC_SURFACE_HAS_ALPHA, 255, source, ROW));
        assertThat(easel.pixels(0)).containsExactly(1, 2, 3);
    }

    @Test
    void draw_stretched_takesTheNearestPixel() {
        easel.blank(0, PixelFormat.XRGB32, 4, 1, 0x00ff0000);
        easel.draw(0, new Rect(0, 0, 4, 1), blend(0, 255, CLEAR_HALF_FULL, new Rect(1, 0, 3, 1)));
        assertThat(easel.pixels(0)).containsExactly(0x007f0040, 0x007f0040, 0xff, 0xff);
    }

    @Test
    void draw_partOfASurface_readsThatPart() {
        easel.showing(1, PixelFormat.ARGB32, 4, 1, 2, 3, 4, 5, 0xff000006, 0xff000007, 8);
        easel.blank(0, PixelFormat.XRGB32, 3, 1, 9);
        easel.draw(0, new Rect(1, 0, 3, 1), blend(0, 255, new Source.OfSurface(1), new Rect(1, 1, 3, 2)));
        assertThat(easel.pixels(0)).containsExactly(9, 6, 7);
    }

    @Test
    void draw_firstPixelHasFullAlphaAfterwards_clearsTheHighestBytesOfTheBox() {
        easel.blank(0, PixelFormat.XRGB32, 3, 2, 0xff000001);
        Clip clip = new Clip.Rects(List.of(new Rect(2, 0, 3, 1)));
        easel.draw(0, ROW, clip, blend(0, 255, CLEAR_HALF_FULL, ROW));
        assertThat(easel.pixels(0)).containsExactly(1, 1, 0xff, 0xff000001, 0xff000001, 0xff000001);
        easel.blank(0, PixelFormat.XRGB32, 3, 1, 0xfe000001);
        easel.draw(0, ROW, clip, blend(0, 255, CLEAR_HALF_FULL, ROW));
        assertThat(easel.pixels(0)).containsExactly(0xfe000001, 0xfe000001, 0xff);
    }

    private static Operation blend(int flags, int alpha, Source source, Rect area) {
        return new Operation.AlphaBlend(flags, alpha, source, area);
    }
}
