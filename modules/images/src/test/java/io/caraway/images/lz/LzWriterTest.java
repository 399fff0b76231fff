package io.caraway.images.lz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Picture;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LzWriterTest {
    private static final List<PixelFormat> FORMATS =
            List.of(PixelFormat.XRGB32, PixelFormat.ARGB32, PixelFormat.RGB555, PixelFormat.A8);
    private static final int DISTANCE_MAX = 65_535 + 8191;

    static List<Picture> pictures() {
        return Picture.all();
    }

    @Test
    void write_nothingRepeats_equalsTheReference() {
        assertThat(rgb32(LzVectors.V1_PIXELS, 4, 3)).isEqualTo(LzVectors.V1);
    }

    @Test
    void write_runs_isNotLongerThanTheReference() throws ProtocolException {
        byte[] bytes = rgb32(LzVectors.v2Pixels(), 8, 3);
        assertThat(LzReader.read(bytes, 8, 3).values()).isEqualTo(LzVectors.v2Pixels());
        assertThat(bytes).hasSizeLessThanOrEqualTo(LzVectors.V2.length);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void write_picture_isReadBackInEachFormat(Picture picture) throws ProtocolException {
        for (PixelFormat format : FORMATS) {
            Pixels pixels = LzPictures.pixels(picture, format);
            byte[] bytes = LzWriter.write(pixels);
            Pixels back = LzReader.read(bytes, picture.width(), picture.height());
            assertThat(back.format()).isEqualTo(format);
            assertThat(back.values()).as("%s", format).isEqualTo(pixels.values());
            assertThat(PlainLzReader.read(bytes)).as("%s", format).isEqualTo(pixels.values());
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void write_picture_isNeverLongerThanLiterals(Picture picture) {
        int count = picture.pixels().length;
        int controls = (count + 31) / 32;
        assertThat(write(picture, PixelFormat.XRGB32)).hasSizeLessThanOrEqualTo(LzHeader.BYTES + 3 * count + controls);
        assertThat(write(picture, PixelFormat.ARGB32))
                .hasSizeLessThanOrEqualTo(LzHeader.BYTES + 4 * count + 2 * controls);
        assertThat(write(picture, PixelFormat.RGB555)).hasSizeLessThanOrEqualTo(LzHeader.BYTES + 2 * count + controls);
        assertThat(write(picture, PixelFormat.A8)).hasSizeLessThanOrEqualTo(LzHeader.BYTES + count + controls);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void write_bytesRepeatFarAway_isNeverLongerThanLiterals(int length) throws ProtocolException {
        int[] values = Picture.noise(9000, 3, length).pixels();
        for (int i = 0; i < values.length; i++) {
            boolean repeats = i >= 18_000 && i % 64 < length;
            values[i] = repeats ? values[i - 18_000] : values[i] & 0xff;
        }
        byte[] bytes = LzWriter.write(new Pixels(PixelFormat.A8, 9000, 3, values));
        assertThat(LzReader.read(bytes, 9000, 3).values()).isEqualTo(values);
        assertThat(bytes).hasSizeLessThanOrEqualTo(LzHeader.BYTES + values.length + (values.length + 31) / 32);
    }

    @Test
    void write_highestByteOfXrgb32Differs_isTheSameAsWithoutIt() {
        Picture picture = Picture.desktop(320, 200, 3);
        int[] noisy = picture.pixels().clone();
        Random random = new Random(3);
        Arrays.setAll(noisy, i -> noisy[i] | (random.nextInt(256) << 24));
        assertThat(rgb32(noisy, 320, 200)).isEqualTo(rgb32(picture.pixels(), 320, 200));
    }

    @Test
    void write_alphaOfArgb32IsNoise_costsOneByteAPixelMore() {
        Picture picture = Picture.desktop(320, 200, 3);
        int[] noisy = picture.pixels().clone();
        Random random = new Random(3);
        Arrays.setAll(noisy, i -> noisy[i] | (random.nextInt(256) << 24));
        int colors = rgb32(picture.pixels(), 320, 200).length;
        byte[] bytes = LzWriter.write(new Pixels(PixelFormat.ARGB32, 320, 200, noisy));
        assertThat(bytes).hasSizeLessThanOrEqualTo(colors + 320 * 200 + 320 * 200 / 32);
    }

    @Test
    void write_bands_isNotLongerThanTheReference() {
        assertThat(write(PixelFormat.RGB555, LzVectors.bands(16, (band, y) -> 0x842 * band)))
                .hasSizeLessThanOrEqualTo(LzVectors.RGB16.length);
        assertThat(write(PixelFormat.ARGB32, LzVectors.bands(16, (band, y) -> 0x102030 * band | (20 * y) << 24)))
                .hasSizeLessThanOrEqualTo(LzVectors.RGBA.length);
        assertThat(write(PixelFormat.A8, LzVectors.bands(16, (band, y) -> 50 * band)))
                .hasSizeLessThanOrEqualTo(LzVectors.A8.length);
    }

    @ParameterizedTest
    @EnumSource(names = {"A1", "RGB565"})
    void write_formatThatLzHasNot_isRefused(PixelFormat format) {
        assertThatThrownBy(() -> LzWriter.write(new Pixels(format, 1, 1, new int[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("format: " + format + " (expected: XRGB32, ARGB32, RGB555 or A8)");
    }

    @ParameterizedTest
    @ValueSource(ints = {8190, 8191, 8192, 8193, DISTANCE_MAX - 1, DISTANCE_MAX, DISTANCE_MAX + 1})
    void write_rowsOfThatWidthRepeat_isReadBack(int width) throws ProtocolException {
        int[] pixels = Picture.noise(width, 2, width).pixels();
        System.arraycopy(pixels, 0, pixels, width, width);
        byte[] bytes = rgb32(pixels, width, 2);
        assertThat(LzReader.read(bytes, width, 2).values()).isEqualTo(pixels);
        assertThat(PlainLzReader.read(bytes)).isEqualTo(pixels);
        boolean refersBack = bytes.length < 3 * pixels.length;
        assertThat(refersBack).as("%d bytes", bytes.length).isEqualTo(width <= DISTANCE_MAX);
    }

    @Test
    void write_desktop_isAtLeastFiftyOneTimesSmaller() {
        Picture picture = Picture.desktop(1024, 768, 7);
        byte[] bytes = rgb32(picture.pixels(), picture.width(), picture.height());
        assertThat(4L * picture.pixels().length / bytes.length).isGreaterThanOrEqualTo(51);
    }

    @Test
    void write_rowsOfRunsRepeat_costsLittleMoreThanOneRow() {
        int[] pixels = new int[1000 * 100];
        Arrays.setAll(pixels, i -> (i % 1000 / 5 * 0x9e3779b1) >>> 8);
        int oneRow = rgb32(Arrays.copyOf(pixels, 1000), 1000, 1).length;
        assertThat(rgb32(pixels, 1000, 100)).hasSizeLessThan(oneRow + 1000 * 100 / 255 + 16);
    }

    @Test
    void write_oneColour_costsAByteFor255Pixels() {
        assertThat(rgb32(new int[255 * 1000], 255, 1000)).hasSizeLessThan(LzHeader.BYTES + 1000 + 16);
    }

    private static byte[] rgb32(int[] pixels, int width, int height) {
        return LzWriter.write(new Pixels(PixelFormat.XRGB32, width, height, pixels));
    }

    private static byte[] write(Picture picture, PixelFormat format) {
        return LzWriter.write(LzPictures.pixels(picture, format));
    }

    private static byte[] write(PixelFormat format, int[] bands) {
        return LzWriter.write(new Pixels(format, 16, 12, bands));
    }
}
