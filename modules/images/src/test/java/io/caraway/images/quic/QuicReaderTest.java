package io.caraway.images.quic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Damage;
import io.caraway.images.Picture;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuicReaderTest {
    private static final int TYPE = 8;

    private interface Writer {
        byte[] write(int[] pixels, int width, int height);
    }

    /** A way to write and to read. */
    private record Way(QuicType type, Writer writer, Damage.Reader reader) {
        private byte[] write(Picture picture) {
            return writer.write(picture.pixels(), picture.width(), picture.height());
        }

        @Override
        public String toString() {
            return type.name();
        }
    }

    static List<Way> ways() {
        return List.of(
                new Way(QuicType.RGB32, QuicWriter::writeRgb32, QuicReader::readRgb32),
                new Way(QuicType.RGBA, QuicWriter::writeArgb, QuicReader::readArgb),
                new Way(QuicType.RGB16, QuicWriter::writeRgb16, QuicReader::readRgb16),
                new Way(QuicType.GRAY, QuicWriter::writeGray, QuicReader::readGray));
    }

    @Test
    void readRgb32_firstVector_givesThePicture() throws ProtocolException {
        assertThat(QuicReader.readRgb32(QuicVectors.V1, 4, 3)).isEqualTo(QuicVectors.V1_PIXELS);
    }

    @Test
    void readRgb32_runs_givesThePicture() throws ProtocolException {
        assertThat(QuicReader.readRgb32(QuicVectors.V2, 8, 3)).isEqualTo(QuicVectors.v2Pixels());
    }

    @Test
    void readRgb32_rgb24_givesThePicture() throws ProtocolException {
        assertThat(QuicReader.readRgb32(changed(TYPE, 3), 4, 3)).isEqualTo(QuicVectors.V1_PIXELS);
    }

    @Test
    void readArgb_vector_givesThePicture() throws ProtocolException {
        assertThat(QuicReader.readArgb(QuicVectors.V3, 4, 3)).isEqualTo(QuicVectors.V3_PIXELS);
    }

    @Test
    void readRgb16_vector_givesThePicture() throws ProtocolException {
        assertThat(QuicReader.readRgb16(QuicVectors.V4, 6, 3)).isEqualTo(QuicVectors.V4_PIXELS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void readRgb32_otherType_isRefused(int type) {
        assertThatThrownBy(() -> QuicReader.readRgb32(changed(TYPE, type), 4, 3))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("(expected: [RGB24, RGB32])");
    }

    @Test
    void readArgb_withoutAlpha_isRefused() {
        assertThatThrownBy(() -> QuicReader.readArgb(QuicVectors.V1, 4, 3))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("QUIC type: RGB32 (expected: [RGBA])");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 82, QUIC magic: 0x43495552 (expected: 0x43495551) at offset 0",
        "4, 1, QUIC version: 0x1 (expected: 0x0) at offset 4",
        "8, 0, QUIC type: 0 (expected: 1..5) at offset 8",
        "8, 6, QUIC type: 6 (expected: 1..5) at offset 8",
        "11, 255, QUIC type: 4278190084 (expected: 1..5) at offset 8",
        "12, 5, QUIC size: 5x3 (expected: 4x3)",
        "12, 0, QUIC width: 0 (expected: 1..536870911) at offset 12",
        "15, 255, QUIC width: 4278190084 (expected: 1..536870911) at offset 12",
        "16, 2, QUIC size: 4x2 (expected: 4x3)",
        "16, 0, QUIC height: 0 (expected: 1..536870911) at offset 16",
    })
    void readRgb32_headerFieldChanged_isRefused(int at, int value, String message) {
        assertThatThrownBy(() -> QuicReader.readRgb32(changed(at, value), 4, 3))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(message);
    }

    @Test
    void readRgb32_sizeWithoutTheBytesForIt_isRefusedBeforeMemoryIsTaken() {
        byte[] bytes = QuicVectors.hex("51554943 00000000 04000000 00400000 00400000 ffffffff ffffffff 00000000");
        assertThatThrownBy(() -> QuicReader.readRgb32(bytes, 1 << 14, 1 << 14))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("QUIC bytes: 12 (expected: words, at least 24578) at offset 20");
    }

    @Test
    void readRgb32_morePixelsThanAllowed_isRefusedBeforeMemoryIsTaken() {
        byte[] bytes = QuicVectors.hex("51554943 00000000 04000000 00000100 00000100 ffffffff ffffffff 00000000");
        assertThatThrownBy(() -> QuicReader.readRgb32(bytes, 1 << 16, 1 << 16))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("QUIC pixels: 4294967296 (expected: 1..536870911)");
    }

    @Test
    void readRgb32_bytesBehindThePicture_areRefused() {
        byte[] bytes = Arrays.copyOf(QuicVectors.V1, QuicVectors.V1.length + Integer.BYTES);
        assertThatThrownBy(() -> QuicReader.readRgb32(bytes, 4, 3))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("QUIC bytes: 48 (expected: 44) at offset 20");
    }

    @Test
    void readRgb32_runBeyondTheRow_isRefused() {
        int width = 200;
        byte[] bytes = QuicWriter.writeRgb32(new int[width * 20], width, 20);
        Arrays.fill(bytes, bytes.length - 3 * Integer.BYTES, bytes.length, (byte) 0xff);
        assertThatThrownBy(() -> QuicReader.readRgb32(bytes, width, 20))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("QUIC run: ");
    }

    @Test
    void readRgb32_symbolThatNoPixelHas_isRefused() {
        // One colour makes the code learn that a symbol is 0, written as a one; then come 18 zeros, which say that
        // the next 8 bits are what the symbol is above 18.
        byte[] bytes = QuicWriter.writeRgb32(new int[100], 100, 1);
        byte[] word = QuicVectors.hex("ff3f0000");
        System.arraycopy(word, 0, bytes, bytes.length - 3 * Integer.BYTES, Integer.BYTES);
        assertThatThrownBy(() -> QuicReader.readRgb32(bytes, 100, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("QUIC symbol: 273 (expected: 0..255) at offset 20");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void read_cutAnywhere_isRefused(Way way) {
        Picture picture = Picture.mixed(1);
        Damage.refusesEveryCut(way.reader, way.write(picture), picture);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void read_anyByteChanged_givesAPictureOrIsRefused(Way way) {
        Picture picture = Picture.mixed(2);
        Damage.survivesEveryChangedByte(way.reader, way.write(picture), picture, 2);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void read_changedByteOfRuns_givesAPictureOrIsRefused(Way way) {
        Picture picture = Picture.desktop(64, 48, 3);
        Damage.survivesEveryChangedByte(way.reader, way.write(picture), picture, 3);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void read_noise_givesAPictureOrIsRefused(Way way) {
        Picture picture = Picture.mixed(3);
        byte[] bytes = way.write(picture);
        Damage.survivesNoise(way.reader, bytes, 0, picture, 4);
        Damage.survivesNoise(way.reader, bytes, QuicHeader.BYTES, picture, 5);
        Damage.survivesNoise(way.reader, bytes, bytes.length / 2, picture, 6);
    }

    private static byte[] changed(int at, int value) {
        byte[] bytes = QuicVectors.V1.clone();
        bytes[at] = (byte) value;
        return bytes;
    }
}
