package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FileHeaderTest {
    private static final byte[] HEADER = new FileHeader(1, false, TestRecording.WALL_MILLIS).toBytes();

    @Test
    void read_whatWasWritten_isTheSame() throws ProtocolException {
        for (boolean keys : new boolean[] {false, true}) {
            FileHeader header = new FileHeader(1, keys, -5);
            assertThat(FileHeader.read(header.toBytes())).isEqualTo(header);
        }
    }

    @Test
    void read_noBytes_saysEmpty() {
        assertFault(new byte[0], "empty file: not a Caraway recording");
    }

    @Test
    void read_anotherFile_saysWhatItBeginsWith() {
        assertFault(
                "GIF89a, and some more than that".getBytes(StandardCharsets.US_ASCII),
                "not a Caraway recording: it begins with 47 49 46 38 39 61 2C 20 (expected: 89 43 52 57 59 0D 0A 00)");
        assertFault(new byte[] {'G'}, "not a Caraway recording: it begins with 47 (expected: 89 43 52 57 59 0D 0A 00)");
    }

    @Test
    void read_newerVersion_saysBothVersions() {
        assertFault(
                new FileHeader(7, false, 0).toBytes(), "made by a newer version: format 7, this program reads up to 1");
    }

    @Test
    void read_versionZero_fails() {
        assertFault(new FileHeader(0, false, 0).toBytes(), "format 0 with flags 0 (expected: 1..1 with flags 0 or 1)");
    }

    @Test
    void read_cutAtEveryByte_fails() {
        for (int length = 1; length < HEADER.length; length++) {
            assertFault(
                    Arrays.copyOf(HEADER, length),
                    "cut inside the header: " + length + " bytes (expected: at least 24)");
        }
    }

    @Test
    void read_anyBitFlipped_fails() {
        for (int bit = 0; bit < HEADER.length * Byte.SIZE; bit++) {
            byte[] flipped = HEADER.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatThrownBy(() -> FileHeader.read(flipped))
                    .as("bit %d", bit)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageMatching("not a Caraway recording.*|damaged header.*");
        }
    }

    private static void assertFault(byte[] bytes, String message) {
        assertThatThrownBy(() -> FileHeader.read(bytes))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(message);
    }
}
