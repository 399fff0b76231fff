package io.caraway.drawing.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConversionTest {
    private static int convert(PixelFormat from, int value, PixelFormat to) {
        return Conversion.convert(new Pixels(from, 1, 1, new int[] {value}), to).values()[0];
    }

    @Test
    void convert_known_givesTheKnown() {
        assertThat(convert(PixelFormat.RGB555, 0x7C01, PixelFormat.XRGB32)).isEqualTo(0xFF0008);
        assertThat(convert(PixelFormat.RGB565, 0x0821, PixelFormat.ARGB32)).isEqualTo(0xFF080408);
        assertThat(convert(PixelFormat.ARGB32, 0x12FF07FC, PixelFormat.RGB565)).isEqualTo(0xF83F);
        assertThat(convert(PixelFormat.ARGB32, 0x12FF07FC, PixelFormat.RGB555)).isEqualTo(0x7C1F);
        assertThat(convert(PixelFormat.A8, 0x7F, PixelFormat.A1)).isZero();
        assertThat(convert(PixelFormat.A8, 0x80, PixelFormat.A1)).isEqualTo(1);
        assertThat(convert(PixelFormat.A1, 1, PixelFormat.ARGB32)).isEqualTo(0xFF000000);
        assertThat(convert(PixelFormat.XRGB32, 0x12345678, PixelFormat.ARGB32)).isEqualTo(0xFF345678);
        assertThat(convert(PixelFormat.ARGB32, 0x12345678, PixelFormat.XRGB32)).isEqualTo(0x345678);
    }

    @Test
    void convert_sixteenBitsToMoreAndBack_losesNothing() {
        for (int value = 0; value < 1 << 15; value++) {
            int wide = convert(PixelFormat.RGB555, value, PixelFormat.ARGB32);
            assertThat(convert(PixelFormat.ARGB32, wide, PixelFormat.RGB555)).isEqualTo(value);
            int other = convert(PixelFormat.RGB565, 2 * value + 1, PixelFormat.XRGB32);
            assertThat(convert(PixelFormat.XRGB32, other, PixelFormat.RGB565)).isEqualTo(2 * value + 1);
        }
    }

    @Test
    void convert_anyFormats_isWhatComposingTheSourceGives() {
        Random random = new Random(3);
        for (PixelFormat from : PixelFormat.values()) {
            Pixels pixels = ComposeRequest.randomPixels(random, from, 7, 5);
            assertThat(Conversion.convert(pixels, from)).isSameAs(pixels);
            for (PixelFormat to : PixelFormat.values()) {
                Pixels target = new Pixels(to, 7, 5, new int[35]);
                Compositor.compose(CompositeOperator.SRC, Sampler.of(pixels, 0, 0), null, target, new Rect(0, 0, 7, 5));
                if (from != to) {
                    assertThat(Conversion.convert(pixels, to).values()).isEqualTo(target.values());
                }
            }
        }
    }
}
