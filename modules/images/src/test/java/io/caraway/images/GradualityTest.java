package io.caraway.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.images.lz.LzWriter;
import io.caraway.images.quic.QuicWriter;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GradualityTest {
    @ParameterizedTest
    @CsvSource({"1920, 1080", "1024, 768", "256, 64", "64, 64", "32, 32", "33, 7"})
    void isPhotographic_photo_is(int width, int height) {
        assertThat(Graduality.isPhotographic(Scenery.photo(width, height, 1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080", "1024, 768", "256, 64", "64, 64"})
    void isPhotographic_writingWindowsAndGradients_areNot(int width, int height) {
        assertThat(Graduality.isPhotographic(Scenery.writing(width, height, 1))).isFalse();
        assertThat(Graduality.isPhotographic(Scenery.desktop(width, height, 1))).isFalse();
        assertThat(Graduality.isPhotographic(Scenery.gradient(width, height, true)))
                .isFalse();
        assertThat(Graduality.isPhotographic(Scenery.gradient(width, height, false)))
                .isFalse();
    }

    @Test
    void isPhotographic_oneColor_isNot() {
        assertThat(Graduality.isPhotographic(new Pixels(PixelFormat.XRGB32, 64, 64, new int[64 * 64])))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void isPhotographic_noise_isNot(PixelFormat format) {
        for (int[] size : Scenery.sizes()) {
            assertThat(Graduality.isPhotographic(Scenery.noise(format, size[0], size[1], 3)))
                    .as("%s %dx%d", format, size[0], size[1])
                    .isFalse();
        }
    }

    @Test
    void isPhotographic_highestByte_meansNothing() {
        Pixels photo = Scenery.photo(200, 100, 2);
        int[] noise = Scenery.noise(PixelFormat.XRGB32, 200, 100, 2).values();
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (noise[i] & 0xff000000) | photo.values()[i];
        }
        assertThat(Graduality.isPhotographic(new Pixels(PixelFormat.ARGB32, 200, 100, noise)))
                .isTrue();
    }

    @Test
    void isPhotographic_photoOf15Bits_is() {
        int[] values = Scenery.photo(300, 200, 3).values();
        for (int i = 0; i < values.length; i++) {
            values[i] = ((values[i] >> 9) & 0x7c00) | ((values[i] >> 6) & 0x3e0) | ((values[i] >> 3) & 0x1f);
        }
        assertThat(Graduality.isPhotographic(new Pixels(PixelFormat.RGB555, 300, 200, values)))
                .isTrue();
    }

    /** What the judgement is for: it names the smaller of two forms. */
    @Test
    void isPhotographic_anyScenery_isWhereThePredictingFormIsSmaller() {
        for (long seed = 1; seed <= 20; seed++) {
            Pixels[] pictures = {
                Scenery.photo(96, 64, seed), Scenery.writing(96, 64, seed), Scenery.desktop(96, 64, seed)
            };
            for (Pixels picture : pictures) {
                boolean smaller = QuicWriter.write(picture).length < 0.8 * LzWriter.write(picture).length;
                assertThat(Graduality.isPhotographic(picture))
                        .as("seed %d", seed)
                        .isEqualTo(smaller);
            }
        }
    }
}
