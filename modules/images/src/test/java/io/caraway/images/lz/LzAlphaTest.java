package io.caraway.images.lz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Damage;
import io.caraway.images.Picture;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LzAlphaTest {
    private static final int COLOR = 0xff123456;
    private static final int TOP_DOWN = 27;

    static List<Picture> pictures() {
        return Picture.all();
    }

    @Test
    void readAlpha_reference_leavesTheColors() throws ProtocolException {
        int[] pixels = filled(16 * 12);
        LzReader.readAlpha(LzVectors.XXXA, 16, 12, true, pixels);
        assertThat(pixels).isEqualTo(LzVectors.bands(16, (band, y) -> (60 * band) << 24 | 0x123456));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void writeAlpha_picture_isReadBack(Picture picture) throws ProtocolException {
        Pixels pixels = LzPictures.pixels(picture, PixelFormat.ARGB32);
        byte[] bytes = LzWriter.writeAlpha(pixels);
        int[] back = filled(pixels.values().length);
        LzReader.readAlpha(bytes, picture.width(), picture.height(), true, back);
        assertThat(back)
                .isEqualTo(IntStream.of(pixels.values())
                        .map(i -> (i & 0xff000000) | 0x123456)
                        .toArray());
        assertThat(PlainLzReader.read(bytes))
                .isEqualTo(IntStream.of(pixels.values()).map(i -> i >>> 24).toArray());
    }

    @Test
    void writeAlpha_bands_isNotLongerThanTheReference() {
        int[] pixels = LzVectors.bands(16, (band, y) -> (60 * band) << 24 | 0x102030 * band);
        assertThat(LzWriter.writeAlpha(new Pixels(PixelFormat.ARGB32, 16, 12, pixels)))
                .hasSizeLessThanOrEqualTo(LzVectors.XXXA.length);
    }

    @Test
    void readAlpha_bottomUp_turnsTheAlphaOver() throws ProtocolException {
        byte[] bytes = LzVectors.stream(LzType.XXXA, 1, 3, "02 010203");
        bytes[TOP_DOWN] = 0;
        int[] pixels = filled(3);
        LzReader.readAlpha(bytes, 1, 3, false, pixels);
        assertThat(pixels).containsExactly(0x03123456, 0x02123456, 0x01123456);
    }

    @Test
    void readAlpha_otherOrderOfRows_isRefused() {
        assertThatThrownBy(() -> LzReader.readAlpha(LzVectors.XXXA, 16, 12, false, filled(16 * 12)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ top down: true (expected: false)");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "XXXA")
    void readAlpha_otherType_isRefused(LzType type) {
        byte[] bytes = LzVectors.stream(type, 1, 1, "00 00");
        assertThatThrownBy(() -> LzReader.readAlpha(bytes, 1, 1, true, filled(1)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ type: " + type + " (expected: XXXA)");
    }

    @Test
    void readAlpha_damaged_leavesThePixels() {
        int[] pixels = filled(16 * 12);
        byte[] cut = Arrays.copyOf(LzVectors.XXXA, LzVectors.XXXA.length - 1);
        assertThatThrownBy(() -> LzReader.readAlpha(cut, 16, 12, true, pixels)).isInstanceOf(ProtocolException.class);
        assertThat(pixels).isEqualTo(filled(16 * 12));
    }

    @Test
    void readAlpha_damage_givesAPictureOrIsRefused() {
        Picture picture = Picture.mixed(7);
        byte[] bytes = LzWriter.writeAlpha(LzPictures.pixels(picture, PixelFormat.ARGB32));
        Damage.Reader reader = (in, width, height) -> {
            int[] pixels = filled(width * height);
            LzReader.readAlpha(in, width, height, true, pixels);
            return pixels;
        };
        Damage.refusesEveryCut(reader, bytes, picture);
        Damage.survivesEveryChangedByte(reader, bytes, picture, 7);
        Damage.survivesNoise(reader, bytes, LzHeader.BYTES, picture, 8);
    }

    private static int[] filled(int count) {
        int[] pixels = new int[count];
        Arrays.fill(pixels, COLOR);
        return pixels;
    }
}
