package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskRegionTest {
    private static final Rect BOX = new Rect(1, 0, 5, 3);

    private final Easel easel = new Easel();

    @Test
    void whiteness_throughAMask_touchesTheSetPixels() {
        Surface surface = easel.blank(0, PixelFormat.XRGB32, 6, 3, 0);
        easel.draw(0, BOX, through(false, 0, 0, Easel.image(PixelFormat.A1, 4, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0)));
        assertThat(Easel.pixels(surface)).containsExactly(row("0W00W0 00W000 000000"));
    }

    @Test
    void whiteness_throughAnInvertedMask_touchesTheClearPixelsInsideTheMaskAlone() {
        Surface surface = easel.blank(0, PixelFormat.XRGB32, 6, 3, 0);
        easel.draw(0, BOX, through(true, 0, 0, Easel.image(PixelFormat.A1, 3, 1, 0, 0, 0, 1, 0)));
        assertThat(Easel.pixels(surface)).containsExactly(row("00WW00 0W0W00 000000"));
    }

    @Test
    void whiteness_maskMoved_takesItFromThere() {
        Surface surface = easel.blank(0, PixelFormat.XRGB32, 6, 3, 0);
        easel.draw(0, BOX, through(false, 1, -1, Easel.image(PixelFormat.A1, 4, 1, 1, 0, 1, 0, 1, 0, 0)));
        assertThat(Easel.pixels(surface)).containsExactly(row("000000 0W0W00 0W0000"));
    }

    @Test
    void whiteness_maskWhollyElsewhere_touchesNothing() {
        Surface surface = easel.blank(0, PixelFormat.XRGB32, 6, 3, 0);
        Source image = Easel.image(PixelFormat.A1, 2, 1, 1);
        for (int place : new int[] {2, -4, 1 << 28, -(1 << 28)}) {
            easel.draw(0, BOX, through(false, place, 0, image));
            easel.draw(0, BOX, through(true, place, 0, image));
            easel.draw(0, BOX, through(true, 0, place, image));
        }
        assertThat(Easel.pixels(surface)).containsOnly(0);
    }

    @Test
    void whiteness_maskOfAMissingSurfaceOrOfAnImageOfColours_touchesNothing() {
        Surface surface = easel.blank(0, PixelFormat.XRGB32, 6, 3, 0);
        easel.draw(0, BOX, through(true, 0, 0, new Source.OfSurface(9)));
        easel.draw(0, BOX, through(true, 0, 0, Easel.image(PixelFormat.XRGB32, 4, 1, 0, 0, 1)));
        assertThat(Easel.pixels(surface)).containsOnly(0);
    }

    @Test
    void whiteness_maskOfASurfaceOfBits_isLikeAnImage() {
        Surface surface = easel.blank(0, PixelFormat.XRGB32, 6, 3, 0);
        easel.showing(1, PixelFormat.A1, 4, 1, 0, 0, 1, 0, 1, 1, 0);
        easel.draw(0, BOX, through(true, 0, 0, new Source.OfSurface(1)));
        assertThat(Easel.pixels(surface)).containsExactly(row("00WW00 0W00W0 000000"));
    }

    @Test
    void whiteness_maskOfASurfaceOfColours_readsTheBitsOfItsFirstPixels() {
        Surface surface = easel.blank(0, PixelFormat.XRGB32, 6, 3, 0);
        easel.showing(1, PixelFormat.XRGB32, 4, 0b1010, -1, -1, -1, 0b0110, 0, 0, 0);
        easel.draw(0, BOX, through(false, 0, 0, new Source.OfSurface(1)));
        assertThat(Easel.pixels(surface)).containsExactly(row("00W0W0 00WW00 000000"));
    }

    @Test
    void whiteness_maskOfASurfaceOfBytes_readsEightPlacesOfEach() {
        Surface surface = easel.blank(0, PixelFormat.XRGB32, 6, 3, 0);
        int[] bytes = new int[12];
        bytes[0] = 0b1000_0000;
        bytes[1] = 0b0000_0101;
        easel.showing(1, PixelFormat.A8, 12, bytes);
        easel.draw(0, BOX, through(false, 7, 0, new Source.OfSurface(1)));
        assertThat(Easel.pixels(surface)).containsExactly(row("0WW0W0 000000 000000"));
    }

    @Test
    void invers_throughRandomMaskAndClip_touchesWhatBothLetThrough() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Surface surface = easel.blank(0, PixelFormat.A8, 80, 9, 0);
            int width = 1 + random.nextInt(90);
            int height = 1 + random.nextInt(12);
            int[] bits = random.ints((long) width * height, 0, 2).toArray();
            boolean inverted = random.nextBoolean();
            int x = random.nextInt(20) - 10;
            int y = random.nextInt(6) - 3;
            Rect box = Rect.of(random.nextInt(20) - 10, random.nextInt(6) - 3, 1 + random.nextInt(80), 9);
            easel.draw(0, box, through(inverted, x, y, Easel.image(PixelFormat.A1, width, bits)));
            int[] pixels = Easel.pixels(surface);
            for (int i = 0; i < pixels.length; i++) {
                int column = i % 80;
                int row = i / 80;
                int maskX = column - box.left() + x;
                int maskY = row - box.top() + y;
                boolean set = box.contains(Rect.of(column, row, 1, 1))
                        && maskX >= 0
                        && maskY >= 0
                        && maskX < width
                        && maskY < height
                        && (bits[maskY * width + maskX] == 1) != inverted;
                assertThat(pixels[i]).as("seed %d, %d,%d", seed, column, row).isEqualTo(set ? 255 : 0);
            }
        }
    }

    private static Operation through(boolean inverted, int x, int y, Source source) {
        return new Operation.Whiteness(new Mask.Bits(inverted, x, y, source));
    }

    private static int[] row(String text) {
        return text.replace(" ", "").chars().map(c -> c == 'W' ? -1 : 0).toArray();
    }
}
