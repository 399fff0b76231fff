package io.caraway.images.lz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Picture;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LzWriterTest {
    private static final int DISTANCE_MAX = 65_535 + 8191;

    static List<Picture> pictures() {
        return Picture.all();
    }

    @Test
    void writeRgb32_nothingRepeats_equalsTheReference() {
        assertThat(LzWriter.writeRgb32(LzVectors.V1_PIXELS, 4, 3)).isEqualTo(LzVectors.V1);
    }

    @Test
    void writeRgb32_runs_isNotLongerThanTheReference() throws ProtocolException {
        byte[] bytes = LzWriter.writeRgb32(LzVectors.v2Pixels(), 8, 3);
        assertThat(LzReader.readRgb32(bytes, 8, 3)).isEqualTo(LzVectors.v2Pixels());
        assertThat(bytes).hasSizeLessThanOrEqualTo(LzVectors.V2.length);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void writeRgb32_picture_isReadBack(Picture picture) throws ProtocolException {
        byte[] bytes = LzWriter.writeRgb32(picture.pixels(), picture.width(), picture.height());
        assertThat(LzReader.readRgb32(bytes, picture.width(), picture.height())).isEqualTo(picture.pixels());
        assertThat(PlainLzReader.read(bytes)).isEqualTo(picture.pixels());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void writeRgb32_picture_isNeverLongerThanLiterals(Picture picture) {
        int count = picture.pixels().length;
        assertThat(LzWriter.writeRgb32(picture.pixels(), picture.width(), picture.height()))
                .hasSizeLessThanOrEqualTo(LzHeader.BYTES + 3 * count + (count + 31) / 32);
    }

    @ParameterizedTest
    @ValueSource(ints = {8190, 8191, 8192, 8193, DISTANCE_MAX - 1, DISTANCE_MAX, DISTANCE_MAX + 1})
    void writeRgb32_rowsOfThatWidthRepeat_isReadBack(int width) throws ProtocolException {
        int[] pixels = Picture.noise(width, 2, width).pixels();
        System.arraycopy(pixels, 0, pixels, width, width);
        byte[] bytes = LzWriter.writeRgb32(pixels, width, 2);
        assertThat(LzReader.readRgb32(bytes, width, 2)).isEqualTo(pixels);
        assertThat(PlainLzReader.read(bytes)).isEqualTo(pixels);
        boolean refersBack = bytes.length < 3 * pixels.length;
        assertThat(refersBack).as("%d bytes", bytes.length).isEqualTo(width <= DISTANCE_MAX);
    }

    @Test
    void writeRgb32_desktop_isAtLeastFiftyOneTimesSmaller() {
        Picture picture = Picture.desktop(1024, 768, 7);
        byte[] bytes = LzWriter.writeRgb32(picture.pixels(), picture.width(), picture.height());
        assertThat(4L * picture.pixels().length / bytes.length).isGreaterThanOrEqualTo(51);
    }

    @Test
    void writeRgb32_rowsOfRunsRepeat_costsLittleMoreThanOneRow() {
        int[] pixels = new int[1000 * 100];
        Arrays.setAll(pixels, i -> (i % 1000 / 5 * 0x9e3779b1) >>> 8);
        int oneRow = LzWriter.writeRgb32(pixels, 1000, 1).length;
        assertThat(LzWriter.writeRgb32(pixels, 1000, 100)).hasSizeLessThan(oneRow + 1000 * 100 / 255 + 16);
    }

    @Test
    void writeRgb32_oneColour_costsAByteFor255Pixels() {
        assertThat(LzWriter.writeRgb32(new int[255 * 1000], 255, 1000)).hasSizeLessThan(LzHeader.BYTES + 1000 + 16);
    }

    @Test
    void writeRgb32_pixelsMissing_isRefused() {
        assertThatThrownBy(() -> LzWriter.writeRgb32(new int[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("picture: 2x3 of 5 pixels (expected: at least 1x1)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void writeRgb32_noRows_isRefused(int height) {
        assertThatThrownBy(() -> LzWriter.writeRgb32(new int[5], 2, height))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
