package io.caraway.images.lz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.BitmapFormat;
import io.caraway.images.Damage;
import io.caraway.images.Picture;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ProtocolException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LzPaletteTest {
    private static final int[] FIVE = {0x111111, 0x222222, 0x333333, 0x444444, 0x555555};

    static List<Picture> pictures() {
        return Picture.all();
    }

    @Test
    void readPalette_referenceOfEachType_givesThePicture() throws ProtocolException {
        Palette five = palette(FIVE);
        assertThat(LzReader.readPalette(LzVectors.PLT8, 16, 12, five).values())
                .isEqualTo(LzVectors.bands(16, (band, y) -> FIVE[band]));
        assertThat(LzReader.readPalette(LzVectors.PLT4_LE, 15, 12, five).values())
                .isEqualTo(LzVectors.bands(15, (band, y) -> FIVE[band]));
        assertThat(LzReader.readPalette(LzVectors.PLT4_BE_UP, 15, 12, five).values())
                .isEqualTo(turnedOver(15, LzVectors.bands(15, (band, y) -> FIVE[band])));
        assertThat(LzReader.readPalette(LzVectors.PLT1_LE, 13, 12, five).values())
                .isEqualTo(LzVectors.bands(13, (band, y) -> FIVE[band & 1]));
        assertThat(LzReader.readPalette(LzVectors.PLT1_BE, 13, 12, five).values())
                .isEqualTo(LzVectors.bands(13, (band, y) -> FIVE[band & 1]));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void writePalette_picture_isReadBackInEachFormat(Picture picture) throws ProtocolException {
        int width = picture.width();
        int height = picture.height();
        Random random = new Random(width);
        for (BitmapFormat format : BitmapFormat.values()) {
            if (!format.isPaletted()) {
                continue;
            }
            int[] colors = random.ints(1 << format.bits(), 0, 1 << 24).toArray();
            int mask = colors.length - 1;
            int[] expected =
                    IntStream.of(picture.pixels()).map(i -> colors[i & mask]).toArray();
            int strideBytes = format.rowBytes(width) + random.nextInt(4);
            byte[] rows = LzPictures.packed(picture, format, strideBytes);
            byte[] bytes = LzWriter.writePalette(format, true, width, height, strideBytes, rows);
            assertThat(LzReader.readPalette(bytes, width, height, palette(colors))
                            .values())
                    .as("%s", format)
                    .isEqualTo(expected);
            byte[] up = LzWriter.writePalette(format, false, width, height, strideBytes, rows);
            assertThat(LzReader.readPalette(up, width, height, palette(colors)).values())
                    .as("%s", format)
                    .isEqualTo(turnedOver(width, expected));
            int rowBytes = format.rowBytes(width);
            byte[] tight = LzPictures.packed(picture, format, rowBytes);
            assertThat(PlainLzReader.read(bytes))
                    .as("%s", format)
                    .isEqualTo(IntStream.range(0, tight.length)
                            .map(i -> rows[i / rowBytes * strideBytes + i % rowBytes] & 0xff)
                            .toArray());
            assertThat(bytes).hasSizeLessThanOrEqualTo(LzHeader.BYTES + tight.length + (tight.length + 31) / 32);
        }
    }

    @Test
    void writePalette_bands_isNotLongerThanTheReference() {
        int[] numbers = LzVectors.bands(16, (band, y) -> band);
        byte[] rows = LzPictures.packed(new Picture("bands", 16, 12, numbers), BitmapFormat.EIGHT_BIT, 16);
        assertThat(LzWriter.writePalette(BitmapFormat.EIGHT_BIT, true, 16, 12, 16, rows))
                .hasSizeLessThanOrEqualTo(LzVectors.PLT8.length);
    }

    @Test
    void readPalette_colorsOf16Bits_areWidened() throws ProtocolException {
        int[] colors = {0x0000, 0x7fff, 0x7c00, 0x03e0, 0x001f, 0x0001, 0x4210, 0xffff};
        Palette palette = new Palette(0, PixelFormat.RGB555, colors);
        byte[] bytes = LzVectors.stream(LzType.PLT8, 8, 1, "07 0001020304050607");
        assertThat(LzReader.readPalette(bytes, 8, 1, palette).values())
                .containsExactly(0, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0x000008, 0x848484, 0xffffff);
    }

    @Test
    void readPalette_colorsWithAHighestByte_loseIt() throws ProtocolException {
        byte[] bytes = LzVectors.stream(LzType.PLT8, 1, 1, "00 00");
        assertThat(LzReader.readPalette(bytes, 1, 1, palette(0xff123456)).values())
                .containsExactly(0x123456);
    }

    @Test
    void readPalette_fourBitsBeyondThePalette_countAroundItsEnd() throws ProtocolException {
        byte[] bytes = LzVectors.stream(LzType.PLT4_BE, 4, 1, "01 05af");
        assertThat(LzReader.readPalette(bytes, 4, 1, palette(FIVE)).values())
                .containsExactly(FIVE[0], FIVE[0], FIVE[0], FIVE[0]);
        byte[] more = LzVectors.stream(LzType.PLT4_LE, 3, 1, "01 76f9");
        assertThat(LzReader.readPalette(more, 3, 1, palette(FIVE)).values()).containsExactly(FIVE[1], FIVE[2], FIVE[4]);
    }

    @ParameterizedTest
    @CsvSource({"PLT8, 5, 5, 0..4", "PLT8, 255, 5, 0..4", "PLT1_LE, 1, 1, 0..0"})
    void readPalette_numberBeyondThePalette_isRefused(LzType type, int number, int colors, String expected) {
        byte[] bytes = LzVectors.stream(type, 1, 1, String.format("00 %02x", number));
        int[] known = IntStream.range(0, colors).toArray();
        assertThatThrownBy(() -> LzReader.readPalette(bytes, 1, 1, palette(known)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("number in palette: " + number + " (expected: " + expected + ")");
    }

    @Test
    void readPalette_bitsBeyondTheRow_meanNothing() throws ProtocolException {
        byte[] bytes = LzVectors.stream(LzType.PLT1_LE, 1, 2, "01 fefe");
        assertThat(LzReader.readPalette(bytes, 1, 2, palette(7)).values()).containsExactly(7, 7);
    }

    @ParameterizedTest
    @CsvSource({"PLT8, 9, 9", "PLT4_LE, 9, 5", "PLT4_BE, 10, 5", "PLT1_LE, 9, 2", "PLT1_BE, 16, 2"})
    void readPalette_strideBeyondTheLastByte_isRefused(LzType type, int width, int strideBytes) {
        byte[] bytes = LzVectors.stream(type, width, 1, "");
        bytes[23]++;
        assertThatThrownBy(() -> LzReader.readPalette(bytes, width, 1, palette(FIVE)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ stride: " + (strideBytes + 1) + " (expected: " + strideBytes + ")");
    }

    @Test
    void readPalette_morePixelsThanCanBeCounted_isRefused() {
        byte[] bytes = LzVectors.stream(LzType.PLT1_LE, 1 << 14, 1 << 14, "");
        assertThatThrownBy(() -> LzReader.readPalette(bytes, 1 << 14, 1 << 14, palette(FIVE)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ pixels: 268435456 (expected: 1..268435455)");
    }

    @ParameterizedTest
    @EnumSource(names = {"RGB16", "RGB24", "RGB32", "RGBA", "XXXA", "A8"})
    void readPalette_typeWithoutPalette_isRefused(LzType type) {
        byte[] bytes = LzVectors.stream(type, 1, 1, "00 00");
        assertThatThrownBy(() -> LzReader.readPalette(bytes, 1, 1, palette(FIVE)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ type: " + type + " (expected: one with a palette)");
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_BIT_LE", "FOUR_BIT_BE", "EIGHT_BIT"})
    void readPalette_damage_givesAPictureOrIsRefused(BitmapFormat format) {
        Picture picture = Picture.mixed(5);
        int rowBytes = format.rowBytes(picture.width());
        byte[] rows = LzPictures.packed(picture, format, rowBytes);
        byte[] bytes = LzWriter.writePalette(format, true, picture.width(), picture.height(), rowBytes, rows);
        Palette palette = palette(new int[200]);
        Damage.Reader reader = (in, width, height) ->
                LzReader.readPalette(in, width, height, palette).values();
        Damage.refusesEveryCut(reader, bytes, picture);
        Damage.survivesEveryChangedByte(reader, bytes, picture, 5);
        Damage.survivesNoise(reader, bytes, LzHeader.BYTES, picture, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIXTEEN_BIT", "TWENTY_FOUR_BIT", "THIRTY_TWO_BIT", "RGBA", "EIGHT_BIT_A"})
    void writePalette_formatWithoutPalette_isRefused(BitmapFormat format) {
        assertThatThrownBy(() -> LzWriter.writePalette(format, true, 1, 1, 4, new byte[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("format: " + format + " (expected: one with a palette)");
    }

    @ParameterizedTest
    @CsvSource({"8, 2, 8, 15", "8, 2, 7, 16", "0, 2, 8, 16", "8, 0, 8, 16"})
    void writePalette_rowsMissing_isRefused(int width, int height, int strideBytes, int bytes) {
        assertThatThrownBy(() -> LzWriter.writePalette(
                        BitmapFormat.EIGHT_BIT, true, width, height, strideBytes, new byte[bytes]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("picture: " + width + "x" + height + " of " + bytes + " bytes");
    }

    private static Palette palette(int... colors) {
        return new Palette(0, PixelFormat.XRGB32, colors);
    }

    private static int[] turnedOver(int width, int[] pixels) {
        return new Picture("", width, pixels.length / width, pixels).turnedOver();
    }
}
