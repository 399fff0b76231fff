package io.caraway.images.lz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Damage;
import io.caraway.images.Picture;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LzReaderTest {
    private static final int TYPE = 11;
    private static final int STRIDE = 23;
    private static final int TOP_DOWN = 27;

    @Test
    void readRgb32_referenceLiterals_givesThePicture() throws ProtocolException {
        assertThat(LzReader.readRgb32(LzVectors.V1, 4, 3)).isEqualTo(LzVectors.V1_PIXELS);
    }

    @Test
    void readRgb32_referenceRuns_givesThePicture() throws ProtocolException {
        assertThat(LzReader.readRgb32(LzVectors.V2, 8, 3)).isEqualTo(LzVectors.v2Pixels());
    }

    @Test
    void readRgb32_rgb24_givesThePicture() throws ProtocolException {
        byte[] bytes = LzVectors.V1.clone();
        bytes[TYPE] = 7;
        bytes[STRIDE] = 12;
        assertThat(LzReader.readRgb32(bytes, 4, 3)).isEqualTo(LzVectors.V1_PIXELS);
    }

    @Test
    void readRgb32_bottomUp_turnsThePictureOver() throws ProtocolException {
        byte[] bytes = LzVectors.V1.clone();
        bytes[TOP_DOWN] = 0;
        Picture picture = new Picture("V1", 4, 3, LzVectors.V1_PIXELS);
        assertThat(LzReader.readRgb32(bytes, 4, 3)).isEqualTo(picture.turnedOver());
    }

    @Test
    void readRgb32_rgba_isRefusedByName() {
        assertThatThrownBy(() -> LzReader.readRgb32(LzVectors.V3_RGBA, 4, 3))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ type: RGBA (expected: RGB24 or RGB32)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 9, 10, 11})
    void readRgb32_otherType_isRefused(int type) {
        assertThatThrownBy(() -> LzReader.readRgb32(changed(TYPE, type), 4, 3))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("(expected: RGB24 or RGB32)");
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
    void readRgb32_headerFieldChanged_isRefused(int at, int value, String message) {
        assertThatThrownBy(() -> LzReader.readRgb32(changed(at, value), 4, 3))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(message);
    }

    @Test
    void readRgb32_rgb24WithStrideOfRgb32_isRefused() {
        assertThatThrownBy(() -> LzReader.readRgb32(changed(TYPE, 7), 4, 3))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ stride: 16 (expected: 12)");
    }

    @Test
    void readRgb32_sizeWithoutTheBytesForIt_isRefusedBeforeMemoryIsTaken() {
        byte[] bytes = LzVectors.stream(1 << 15, 1 << 15, "00000000 ffff00");
        assertThatThrownBy(() -> LzReader.readRgb32(bytes, 1 << 15, 1 << 15))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ bytes: 7 (expected: at least 4210752) at offset 28");
    }

    @Test
    void readRgb32_lengthBytes_areAddedUpToTheFirstThatIsNot255() throws ProtocolException {
        byte[] bytes = LzVectors.stream(518, 1, "00 010203 e0 ff ff 00 00");
        int[] expected = new int[518];
        Arrays.fill(expected, 0x030201);
        assertThat(LzReader.readRgb32(bytes, 518, 1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 20 00", "2, 20 01", "257, 21 00", "8191, 3f fe", "8192, 3f ff 00 00", "8193, 3f ff 00 01"})
    void readRgb32_distance_isCountedBackFromTheNextPixel(int distance, String match) throws ProtocolException {
        int[] expected = new int[9001];
        StringBuilder tokens = new StringBuilder();
        for (int i = 0; i < 9000; i++) {
            expected[i] = i;
            tokens.append(String.format("00%02x%02x00", i & 0xff, i >> 8));
        }
        expected[9000] = 9000 - distance;
        byte[] bytes = LzVectors.stream(9001, 1, tokens + match);
        assertThat(LzReader.readRgb32(bytes, 9001, 1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void readRgb32_matchOverlapsItself_repeatsThePeriod(int distance) throws ProtocolException {
        StringBuilder tokens = new StringBuilder(String.format("%02x", distance - 1));
        for (int i = 0; i < distance; i++) {
            tokens.append(String.format("%02x0000", i + 1));
        }
        byte[] bytes = LzVectors.stream(distance + 100, 1, tokens + String.format("e0 5d %02x", distance - 1));
        int[] expected =
                IntStream.range(0, distance + 100).map(i -> i % distance + 1).toArray();
        assertThat(LzReader.readRgb32(bytes, distance + 100, 1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "20 00, LZ distance: 1 (expected: 1..0) at offset 30",
        "00 000000 20 01, LZ distance: 2 (expected: 1..1) at offset 34",
        "00 000000 e0 00 00, LZ token pixels: 7 (expected: 1..3) at offset 34",
        "00 000000 80 00, LZ token pixels: 4 (expected: 1..3) at offset 34",
        "04 000000 000000 000000 000000 000000, LZ token pixels: 5 (expected: 1..4) at offset 29",
        "00 000000 60 00 00, LZ bytes left: 1 (expected: 0) at offset 34",
        "01 000000, LZ bytes left: 3 (expected: at least 6) at offset 29",
    })
    void readRgb32_tokenPassesAnEnd_isRefused(String tokens, String message) {
        assertThatThrownBy(() -> LzReader.readRgb32(LzVectors.stream(2, 2, tokens), 2, 2))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(message);
    }

    @Test
    void readRgb32_endlessLength_isRefusedBeforeItOverflows() {
        byte[] bytes = Arrays.copyOf(LzVectors.stream(64, 64, "00 000000 e0"), 9_000_000);
        Arrays.fill(bytes, 33, bytes.length, (byte) 0xff);
        assertThatThrownBy(() -> LzReader.readRgb32(bytes, 64, 64))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("LZ token pixels: 4342 (expected: 1..4095)");
    }

    @Test
    void readRgb32_cutAnywhere_isRefused() {
        Picture picture = Picture.mixed(1);
        Damage.refusesEveryCut(LzReader::readRgb32, write(picture), picture);
    }

    @Test
    void readRgb32_anyByteChanged_givesAPictureOrIsRefused() {
        Picture picture = Picture.mixed(2);
        Damage.survivesEveryChangedByte(LzReader::readRgb32, write(picture), picture, 2);
    }

    @Test
    void readRgb32_noise_givesAPictureOrIsRefused() {
        Picture picture = Picture.mixed(3);
        Damage.survivesNoise(LzReader::readRgb32, write(picture), LzHeader.BYTES, picture, 3);
        Damage.survivesNoise(LzReader::readRgb32, write(picture), 0, picture, 4);
    }

    private static byte[] changed(int at, int value) {
        byte[] bytes = LzVectors.V1.clone();
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] write(Picture picture) {
        return LzWriter.writeRgb32(picture.pixels(), picture.width(), picture.height());
    }
}
