package io.caraway.images.lz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Damage;
import io.caraway.images.Picture;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LzReaderTest {
    private static final int TYPE = 11;
    private static final int STRIDE = 23;
    private static final int TOP_DOWN = 27;

    @Test
    void read_referenceLiterals_givesThePicture() throws ProtocolException {
        assertThat(values(LzVectors.V1, 4, 3)).isEqualTo(LzVectors.V1_PIXELS);
    }

    @Test
    void read_referenceRuns_givesThePicture() throws ProtocolException {
        assertThat(values(LzVectors.V2, 8, 3)).isEqualTo(LzVectors.v2Pixels());
    }

    @Test
    void read_rgb24_givesThePicture() throws ProtocolException {
        byte[] bytes = LzVectors.V1.clone();
        bytes[TYPE] = 7;
        bytes[STRIDE] = 12;
        assertThat(values(bytes, 4, 3)).isEqualTo(LzVectors.V1_PIXELS);
    }

    @Test
    void read_bottomUp_turnsThePictureOver() throws ProtocolException {
        byte[] bytes = LzVectors.V1.clone();
        bytes[TOP_DOWN] = 0;
        Picture picture = new Picture("V1", 4, 3, LzVectors.V1_PIXELS);
        assertThat(values(bytes, 4, 3)).isEqualTo(picture.turnedOver());
    }

    @Test
    void read_rgba_putsTheSecondPassOnTop() throws ProtocolException {
        assertThat(LzReader.read(LzVectors.V3_RGBA, 4, 3).format()).isEqualTo(PixelFormat.ARGB32);
        assertThat(values(LzVectors.V3_RGBA, 4, 3)).isEqualTo(LzVectors.V3_PIXELS);
    }

    @Test
    void read_referenceOfEachType_givesThePicture() throws ProtocolException {
        Pixels rgb16 = LzReader.read(LzVectors.RGB16, 16, 12);
        assertThat(rgb16.format()).isEqualTo(PixelFormat.RGB555);
        assertThat(rgb16.values()).isEqualTo(LzVectors.bands(16, (band, y) -> 0x842 * band));
        Pixels rgb24 = LzReader.read(LzVectors.RGB24_UP, 16, 12);
        Picture stream = new Picture("bands", 16, 12, LzVectors.bands(16, (band, y) -> 0x102030 * band));
        assertThat(rgb24.format()).isEqualTo(PixelFormat.XRGB32);
        assertThat(rgb24.values()).isEqualTo(stream.turnedOver());
        Pixels rgba = LzReader.read(LzVectors.RGBA, 16, 12);
        assertThat(rgba.format()).isEqualTo(PixelFormat.ARGB32);
        assertThat(rgba.values()).isEqualTo(LzVectors.bands(16, (band, y) -> 0x102030 * band | (20 * y) << 24));
        Pixels a8 = LzReader.read(LzVectors.A8, 16, 12);
        assertThat(a8.format()).isEqualTo(PixelFormat.A8);
        assertThat(a8.values()).isEqualTo(LzVectors.bands(16, (band, y) -> 50 * band));
    }

    @Test
    void read_sixteenBits_keepsTheHighestBit() throws ProtocolException {
        byte[] bytes = LzVectors.stream(LzType.RGB16, 2, 1, "01 8001 ffff");
        assertThat(values(bytes, 2, 1)).containsExactly(0x8001, 0xffff);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 10})
    void read_typeThatIsNotOfPixels_isRefused(int type) {
        byte[] bytes = changed(TYPE, type);
        bytes[STRIDE] = (byte) new int[] {0, 1, 1, 2, 2, 4, 0, 0, 0, 0, 16}[type];
        assertThatThrownBy(() -> values(bytes, 4, 3))
                .isInstanceOf(ProtocolException.class)
                .hasMessageMatching("LZ type: \\w+ \\(expected: one of pixels\\)");
    }

    @ParameterizedTest
    @CsvSource({"RGB16, 0, 8", "RGB24, 0, 12", "RGB32, 0, 16", "RGBA, 0, 16", "A8, 0, 4", "A8, 1, 5"})
    void read_strideOfAnotherType_isRefused(LzType type, int surplus, int strideBytes) throws ProtocolException {
        byte[] bytes = LzVectors.stream(type, 4 + surplus, 1, "");
        bytes[STRIDE]++;
        assertThatThrownBy(() -> values(bytes, 4 + surplus, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ stride: " + (strideBytes + 1) + " (expected: " + strideBytes + ")");
    }

    @Test
    void read_morePixelsThanCanBeCounted_isRefused() {
        byte[] bytes = LzVectors.stream(LzType.A8, 1 << 16, 1 << 16, "");
        assertThatThrownBy(() -> values(bytes, 1 << 16, 1 << 16))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ pixels: 4294967296 (expected: 1..268435455)");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 33, LZ magic: 0x21205a4c (expected: 0x20205a4c) at offset 0",
        "7, 2, LZ version: 0x10002 (expected: 0x10001) at offset 4",
        "11, 0, LZ type: 0 (expected: 1..11) at offset 8",
        "11, 12, LZ type: 12 (expected: 1..11) at offset 8",
        "8, 255, LZ type: 4278190088 (expected: 1..11) at offset 8",
        "15, 5, LZ size: 5x3 (expected: 4x3)",
        "15, 0, LZ width: 0 (expected: 1..2147483647) at offset 12",
        "19, 2, LZ size: 4x2 (expected: 4x3)",
        "23, 12, LZ stride: 12 (expected: 16)",
        "27, 2, LZ top down: 2 (expected: 0..1) at offset 24",
    })
    void read_headerFieldChanged_isRefused(int at, int value, String message) {
        assertThatThrownBy(() -> values(changed(at, value), 4, 3))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(message);
    }

    @Test
    void read_rgb24WithStrideOfRgb32_isRefused() {
        assertThatThrownBy(() -> values(changed(TYPE, 7), 4, 3))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ stride: 16 (expected: 12)");
    }

    @Test
    void read_sizeWithoutTheBytesForIt_isRefusedBeforeMemoryIsTaken() {
        byte[] bytes = LzVectors.stream(1 << 14, 1 << 13, "00000000 ffff00");
        assertThatThrownBy(() -> values(bytes, 1 << 14, 1 << 13))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ bytes: 7 (expected: at least 526344) at offset 28");
    }

    @Test
    void read_lengthBytes_areAddedUpToTheFirstThatIsNot255() throws ProtocolException {
        byte[] bytes = LzVectors.stream(518, 1, "00 010203 e0 ff ff 00 00");
        int[] expected = new int[518];
        Arrays.fill(expected, 0x030201);
        assertThat(values(bytes, 518, 1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 20 00", "2, 20 01", "257, 21 00", "8191, 3f fe", "8192, 3f ff 00 00", "8193, 3f ff 00 01"})
    void read_distance_isCountedBackFromTheNextPixel(int distance, String match) throws ProtocolException {
        int[] expected = new int[9001];
        StringBuilder tokens = new StringBuilder();
        for (int i = 0; i < 9000; i++) {
            expected[i] = i;
            tokens.append(String.format("00%02x%02x00", i & 0xff, i >> 8));
        }
        expected[9000] = 9000 - distance;
        byte[] bytes = LzVectors.stream(9001, 1, tokens + match);
        assertThat(values(bytes, 9001, 1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void read_matchOverlapsItself_repeatsThePeriod(int distance) throws ProtocolException {
        StringBuilder tokens = new StringBuilder(String.format("%02x", distance - 1));
        for (int i = 0; i < distance; i++) {
            tokens.append(String.format("%02x0000", i + 1));
        }
        byte[] bytes = LzVectors.stream(distance + 100, 1, tokens + String.format("e0 5d %02x", distance - 1));
        int[] expected =
                IntStream.range(0, distance + 100).map(i -> i % distance + 1).toArray();
        assertThat(values(bytes, distance + 100, 1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "20 00, LZ distance: 1 (expected: 1..0) at offset 30",
        "00 000000 20 01, LZ distance: 2 (expected: 1..1) at offset 34",
        "00 000000 e0 00 00, LZ token units: 7 (expected: 1..3) at offset 34",
        "00 000000 80 00, LZ token units: 4 (expected: 1..3) at offset 33",
        "04 000000 000000 000000 000000 000000, LZ token units: 5 (expected: 1..4) at offset 29",
        "00 000000 60 00 00, LZ bytes left: 1 (expected: 0) at offset 34",
        "01 000000, LZ bytes left: 3 (expected: at least 6) at offset 29",
    })
    void read_tokenPassesAnEnd_isRefused(String tokens, String message) {
        assertThatThrownBy(() -> values(LzVectors.stream(2, 2, tokens), 2, 2))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(message);
    }

    @Test
    void read_endlessLength_isRefusedBeforeItOverflows() {
        byte[] bytes = Arrays.copyOf(LzVectors.stream(64, 64, "00 000000 e0"), 9_000_000);
        Arrays.fill(bytes, 33, bytes.length, (byte) 0xff);
        assertThatThrownBy(() -> values(bytes, 64, 64))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("LZ token units: 4342 (expected: 1..4095)");
    }

    @ParameterizedTest
    @CsvSource({"RGB16, 2", "RGB16, 3", "A8, 3", "A8, 4"})
    void read_shortestMatches_areLongerTheSmallerTheUnit(LzType type, int length) throws ProtocolException {
        int shortest = type == LzType.A8 ? 3 : 2;
        String unit = type == LzType.A8 ? "07" : "0007";
        String tokens = "00" + unit + (length - shortest == 0 ? "2000" : "4000");
        int[] expected = new int[length + 1];
        Arrays.fill(expected, 7);
        assertThat(values(LzVectors.stream(type, length + 1, 1, tokens), length + 1, 1))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"XRGB32", "ARGB32", "RGB555", "A8"})
    void read_cutAnywhere_isRefused(PixelFormat format) {
        Picture picture = Picture.mixed(1);
        Damage.refusesEveryCut(LzReaderTest::values, write(picture, format), picture);
    }

    @ParameterizedTest
    @EnumSource(names = {"XRGB32", "ARGB32", "RGB555", "A8"})
    void read_anyByteChanged_givesAPictureOrIsRefused(PixelFormat format) {
        Picture picture = Picture.mixed(2);
        Damage.survivesEveryChangedByte(LzReaderTest::values, write(picture, format), picture, 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"XRGB32", "ARGB32", "RGB555", "A8"})
    void read_noise_givesAPictureOrIsRefused(PixelFormat format) {
        Picture picture = Picture.mixed(3);
        byte[] bytes = write(picture, format);
        Damage.survivesNoise(LzReaderTest::values, bytes, LzHeader.BYTES, picture, 3);
        Damage.survivesNoise(LzReaderTest::values, bytes, 0, picture, 4);
    }

    private static int[] values(byte[] bytes, int width, int height) throws ProtocolException {
        return LzReader.read(bytes, width, height).values();
    }

    private static byte[] changed(int at, int value) {
        byte[] bytes = LzVectors.V1.clone();
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] write(Picture picture, PixelFormat format) {
        return LzWriter.write(LzPictures.pixels(picture, format));
    }
}
