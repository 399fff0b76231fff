package io.caraway.images.bitmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Scenery;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BitmapsTest {
    private static final Palette PALETTE = palette(PixelFormat.XRGB32, 256);

    @ParameterizedTest
    @CsvSource({
        "XRGB32, THIRTY_TWO_BIT, 80010203:7ffefdfc, 03020180fcfdfe7f",
        "ARGB32, RGBA, 80010203:7ffefdfc, 03020180fcfdfe7f",
        "RGB555, SIXTEEN_BIT, 7abc:0123:8000, bc7a23010080",
        "A8, EIGHT_BIT_A, ff:01:80, ff0180",
        "A1, ONE_BIT_LE, 1:0:1:1:0:0:0:1:1, 8d01",
    })
    void write_pixels_arePackedWithAllTheirBits(
            PixelFormat format, BitmapFormat expected, String values, String bytes) {
        int[] numbers = numbers(values);
        EncodedImage.Bitmap bitmap = Bitmaps.write(new Pixels(format, numbers.length, 1, numbers));
        assertThat(bitmap.format()).isEqualTo(expected);
        assertThat(bitmap.topDown()).isTrue();
        assertThat(bitmap.palette()).isNull();
        assertThat(HexFormat.of().formatHex(bitmap.bytes())).isEqualTo(bytes);
    }

    @Test
    void write_rows_haveNoGaps() {
        EncodedImage.Bitmap bitmap = Bitmaps.write(new Pixels(PixelFormat.RGB555, 1, 3, new int[] {1, 2, 3}));
        assertThat(bitmap.strideBytes()).isEqualTo(2);
        assertThat(bitmap.bytes()).containsExactly(1, 0, 2, 0, 3, 0);
    }

    @Test
    void write_rgb565_isRefused() {
        assertThatThrownBy(() -> Bitmaps.write(new Pixels(PixelFormat.RGB565, 1, 1, new int[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pixels: RGB565");
    }

    @ParameterizedTest
    @CsvSource({
        "ONE_BIT_LE, 9, 8d01, 1:0:1:1:0:0:0:1:1",
        "ONE_BIT_BE, 9, b180, 1:0:1:1:0:0:0:1:1",
        "FOUR_BIT_LE, 3, 5a0f, a:5:f",
        "FOUR_BIT_BE, 3, 5af0, 5:a:f",
        "EIGHT_BIT, 3, 00ff80, 0:ff:80",
    })
    void read_numbers_areTakenFromThePalette(BitmapFormat format, int width, String bytes, String numbers)
            throws ProtocolException {
        int[] expected = Arrays.stream(numbers(numbers))
                .map(number -> PALETTE.colors()[number])
                .toArray();
        Pixels pixels = Bitmaps.read(bitmap(format, width, PALETTE, bytes));
        assertThat(pixels.format()).isEqualTo(PixelFormat.XRGB32);
        assertThat(pixels.values()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ONE_BIT_LE, A1, 9, 8d01, 1:0:1:1:0:0:0:1:1",
        "ONE_BIT_BE, A1, 9, b180, 1:0:1:1:0:0:0:1:1",
        "SIXTEEN_BIT, RGB555, 3, bc7a23010080, 7abc:0123:8000",
        "TWENTY_FOUR_BIT, XRGB32, 2, 030201fcfdfe, 010203:fefdfc",
        "THIRTY_TWO_BIT, XRGB32, 2, 03020180fcfdfe7f, 80010203:7ffefdfc",
        "RGBA, ARGB32, 2, 03020180fcfdfe7f, 80010203:7ffefdfc",
        "EIGHT_BIT_A, A8, 3, ff0180, ff:01:80",
    })
    void read_noPalette_givesThePixels(
            BitmapFormat format, PixelFormat expected, int width, String bytes, String values)
            throws ProtocolException {
        Pixels pixels = Bitmaps.read(bitmap(format, width, null, bytes));
        assertThat(pixels.format()).isEqualTo(expected);
        assertThat(pixels.values()).isEqualTo(numbers(values));
    }

    @Test
    void read_paletteOf16Bits_givesPixelsOf16Bits() throws ProtocolException {
        Palette palette = new Palette(0, PixelFormat.RGB555, new int[] {0x1234, 0xfff7abc});
        Pixels pixels = Bitmaps.read(bitmap(BitmapFormat.FOUR_BIT_BE, 2, palette, "10"));
        assertThat(pixels.format()).isEqualTo(PixelFormat.RGB555);
        assertThat(pixels.values()).containsExactly(0x7abc, 0x1234);
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_BIT_LE", "ONE_BIT_BE", "FOUR_BIT_LE", "FOUR_BIT_BE", "EIGHT_BIT"})
    void read_numberBeyondThePalette_isBlack(BitmapFormat format) throws ProtocolException {
        Palette palette = new Palette(0, PixelFormat.XRGB32, new int[] {0x123456});
        assertThat(Bitmaps.read(bitmap(format, 1, palette, "ff")).values()).containsExactly(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"FOUR_BIT_LE", "FOUR_BIT_BE", "EIGHT_BIT"})
    void read_paletteMissing_isRefused(BitmapFormat format) {
        assertThatThrownBy(() -> Bitmaps.read(bitmap(format, 1, null, "00")))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("palette: none (expected: one, for " + format + ")");
    }

    @ParameterizedTest
    @EnumSource
    void read_bottomUpWithGaps_givesTheSamePicture(BitmapFormat format) throws ProtocolException {
        Random random = new Random(format.number());
        for (int width : new int[] {1, 2, 7, 8, 9, 31, 257}) {
            int height = 1 + random.nextInt(5);
            byte[] bytes = new byte[format.rowBytes(width) * height];
            random.nextBytes(bytes);
            EncodedImage.Bitmap plain = new EncodedImage.Bitmap(
                    format, true, width, height, format.rowBytes(width), palette(format), bytes);
            EncodedImage.Bitmap turned = turned(plain, format.rowBytes(width) + random.nextInt(9), random);
            assertThat(Bitmaps.read(turned))
                    .as("%s, width %d", format, width)
                    .usingRecursiveComparison()
                    .isEqualTo(Bitmaps.read(plain));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "RGB565", mode = EnumSource.Mode.EXCLUDE)
    void write_anyPixels_areReadBack(PixelFormat format) throws ProtocolException {
        for (int[] size : Scenery.sizes()) {
            Pixels pixels = Scenery.noise(format, size[0], size[1], 7);
            assertThat(Bitmaps.read(Bitmaps.write(pixels)))
                    .as("%s %dx%d", format, size[0], size[1])
                    .usingRecursiveComparison()
                    .isEqualTo(pixels);
        }
    }

    @Test
    void read_moreThanASurfaceHolds_isRefusedBeforeMemoryIsTaken() {
        EncodedImage.Bitmap bitmap = new EncodedImage.Bitmap(
                BitmapFormat.ONE_BIT_LE, true, 1 << 14, 4097, 1 << 11, null, new byte[4097 << 11]);
        assertThatThrownBy(() -> Bitmaps.read(bitmap))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("bitmap: 16384x4097 (expected: at most 67108864 pixels)");
    }

    private static EncodedImage.Bitmap bitmap(BitmapFormat format, int width, @Nullable Palette palette, String bytes) {
        return new EncodedImage.Bitmap(
                format,
                true,
                width,
                1,
                bytes.length() / 2,
                palette,
                HexFormat.of().parseHex(bytes));
    }

    private static EncodedImage.Bitmap turned(EncodedImage.Bitmap plain, int strideBytes, Random random) {
        byte[] bytes = new byte[strideBytes * plain.height()];
        random.nextBytes(bytes);
        for (int y = 0; y < plain.height(); y++) {
            int to = (plain.height() - 1 - y) * strideBytes;
            System.arraycopy(plain.bytes(), y * plain.strideBytes(), bytes, to, plain.strideBytes());
        }
        return new EncodedImage.Bitmap(
                plain.format(), false, plain.width(), plain.height(), strideBytes, plain.palette(), bytes);
    }

    private static @Nullable Palette palette(BitmapFormat format) {
        return format.isPaletted() ? palette(PixelFormat.XRGB32, 1 << format.bits()) : null;
    }

    private static Palette palette(PixelFormat format, int count) {
        return new Palette(0, format, new Random(count).ints(count).toArray());
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(":"))
                .mapToInt(number -> Integer.parseUnsignedInt(number, 16))
                .toArray();
    }
}
