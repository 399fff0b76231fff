package io.caraway.images.quic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Picture;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuicWriterTest {
    static List<Picture> pictures() {
        List<Picture> pictures = new ArrayList<>(Picture.all());
        pictures.add(Picture.noise(2047, 9, 1));
        pictures.add(Picture.noise(2048, 9, 2));
        pictures.add(Picture.noise(2049, 9, 3));
        pictures.add(Picture.desktop(2051, 40, 4));
        return pictures;
    }

    @Test
    void writeRgb32_firstVector_equalsTheReference() {
        assertThat(QuicWriter.writeRgb32(QuicVectors.V1_PIXELS, 4, 3)).isEqualTo(QuicVectors.V1);
    }

    @Test
    void writeRgb32_runs_equalsTheReference() {
        assertThat(QuicWriter.writeRgb32(QuicVectors.v2Pixels(), 8, 3)).isEqualTo(QuicVectors.V2);
    }

    @Test
    void writeArgb_vector_equalsTheReference() {
        assertThat(QuicWriter.writeArgb(QuicVectors.V3_PIXELS, 4, 3)).isEqualTo(QuicVectors.V3);
    }

    @Test
    void writeRgb16_vector_equalsTheReference() {
        assertThat(QuicWriter.writeRgb16(QuicVectors.V4_PIXELS, 6, 3)).isEqualTo(QuicVectors.V4);
    }

    /** The sums are those of the streams that the reference encoder makes of the same pixels. */
    @ParameterizedTest
    @CsvSource({
        "mixed, 806109a6, 503fe508, 866b93d1, de8cc906",
        "wide, bbcb2bb2, 9c13020c, 0ebd4237, f8c1dcfb",
        "desktop, cd4ac397, f5800fe9, 3be6912c, 1ec5c514",
    })
    void write_generatedPicture_equalsTheReference(String name, String rgb32, String argb, String rgb16, String gray) {
        Picture picture = named(name);
        int width = picture.width();
        int height = picture.height();
        int[] pixels = picture.pixels();
        assertThat(sum(QuicWriter.writeRgb32(pixels, width, height))).isEqualTo(rgb32);
        assertThat(sum(QuicWriter.writeArgb(map(pixels, QuicWriterTest::withAlpha), width, height)))
                .isEqualTo(argb);
        assertThat(sum(QuicWriter.writeRgb16(pixels, width, height))).isEqualTo(rgb16);
        assertThat(sum(QuicWriter.writeGray(pixels, width, height))).isEqualTo(gray);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void writeRgb32_picture_isReadBack(Picture picture) throws ProtocolException {
        byte[] bytes = QuicWriter.writeRgb32(picture.pixels(), picture.width(), picture.height());
        assertThat(QuicReader.readRgb32(bytes, picture.width(), picture.height()))
                .isEqualTo(picture.pixels());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void writeArgb_picture_isReadBack(Picture picture) throws ProtocolException {
        int[] pixels = map(picture.pixels(), QuicWriterTest::withAlpha);
        byte[] bytes = QuicWriter.writeArgb(pixels, picture.width(), picture.height());
        assertThat(QuicReader.readArgb(bytes, picture.width(), picture.height()))
                .isEqualTo(pixels);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void writeRgb16_picture_isReadBack(Picture picture) throws ProtocolException {
        byte[] bytes = QuicWriter.writeRgb16(picture.pixels(), picture.width(), picture.height());
        assertThat(QuicReader.readRgb16(bytes, picture.width(), picture.height()))
                .isEqualTo(map(picture.pixels(), pixel -> pixel & 0x7fff));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void writeGray_picture_isReadBack(Picture picture) throws ProtocolException {
        byte[] bytes = QuicWriter.writeGray(picture.pixels(), picture.width(), picture.height());
        assertThat(QuicReader.readGray(bytes, picture.width(), picture.height()))
                .isEqualTo(map(picture.pixels(), pixel -> pixel & 0xff));
    }

    @Test
    void writeRgb32_bitsAboveTheRed_makeNoDifference() {
        Picture picture = Picture.desktop(320, 200, 6);
        int[] marked = picture.pixels().clone();
        Arrays.setAll(marked, i -> marked[i] | (i * 0x9e3779b1 & 0xff000000));
        assertThat(QuicWriter.writeRgb32(marked, 320, 200))
                .isEqualTo(QuicWriter.writeRgb32(picture.pixels(), 320, 200));
    }

    @Test
    void writeRgb32_smoothPicture_isHalfAsLong() {
        int[] pixels = new int[300 * 300];
        Arrays.setAll(pixels, i -> ((i % 300 * 7 / 9) << 16) | ((i / 300 * 5 / 7) << 8) | (i % 300 + i / 300) / 3);
        assertThat(QuicWriter.writeRgb32(pixels, 300, 300)).hasSizeLessThan(pixels.length * 2);
    }

    @Test
    void writeRgb32_oneColour_costsLittleBeyondTheFirstRow() {
        assertThat(QuicWriter.writeRgb32(new int[1000 * 1000], 1000, 1000)).hasSizeLessThan(4000);
    }

    @Test
    void writeRgb32_pixelsMissing_isRefused() {
        assertThatThrownBy(() -> QuicWriter.writeRgb32(new int[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("picture: 2x3 of 5 pixels (expected: at least 1x1)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void writeRgb32_noRows_isRefused(int height) {
        assertThatThrownBy(() -> QuicWriter.writeRgb32(new int[5], 2, height))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Picture named(String name) {
        return switch (name) {
            case "mixed" -> Picture.mixed(1);
            case "wide" -> Picture.noise(2049, 20, 5);
            default -> Picture.desktop(320, 200, 1);
        };
    }

    private static int withAlpha(int pixel) {
        return pixel | ((pixel * 5) << 24);
    }

    private static int[] map(int[] pixels, IntUnaryOperator change) {
        return Arrays.stream(pixels).map(change).toArray();
    }

    private static String sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return String.format("%08x", sum.getValue());
    }
}
