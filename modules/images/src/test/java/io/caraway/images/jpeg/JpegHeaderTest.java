package io.caraway.images.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegHeaderTest {
    private static final String FRAME = "ffc0 000b 08 0001 0002 01 012200 ";
    private static final String SCAN = "ffda 0008 01 0100 003f00 ";

    @ParameterizedTest
    @CsvSource({
        "ffc0 000b 08 0001 0002 01 012200, 1, true",
        "ffc1 0011 08 0001 0002 03 012200 021100 031100, 3, true",
        "ffc2 0011 08 0001 0002 03 522200 471100 421100, 3, false",
        "ffffff c0 000b 08 0001 0002 01 012200, 1, true",
    })
    void read_frame_tellsComponents(String frame, int components, boolean luminance) throws ProtocolException {
        byte[] bytes = JpegVectors.hex("ffd8 ffe0 0002 fffe 0005 ffd9ff" + frame + SCAN + "00 ff00 ffd3 12 ffd9 77");
        assertThat(JpegHeader.read(bytes, 2, 1)).isEqualTo(new JpegHeader(components, luminance));
    }

    @ParameterizedTest
    @CsvSource({
        "'', bytes left: 0 (expected: at least 1) at offset 0",
        "00d8, JPEG marker: 0 (expected: 255..255) at offset 0",
        "ffd9, JPEG marker: 0xd9 (expected: 0xd8) at offset 1",
        "ffd8 ffd9, JPEG marker: 0xd9 (expected: a scan before it) at offset 3",
        "ffd8 ffd8, JPEG marker: 0xd8 (expected: one that begins a segment) at offset 3",
        "ffd8 ffd0, JPEG marker: 0xd0 (expected: one that begins a segment) at offset 3",
        "ffd8 ff01, JPEG marker: 0x1 (expected: one that begins a segment) at offset 3",
        "ffd8 12, JPEG marker: 18 (expected: 255..255) at offset 2",
        "ffd8 ffe1 0001, JPEG segment bytes: 1 (expected: 2..65535) at offset 4",
        "ffd8 ffe1 0003, bytes left: 0 (expected: at least 1) at offset 6",
        "ffd8 ffc3 000b 08 0001 0002 01 012200, 'JPEG marker: 0xc3 (expected: a frame of Huffman codes, 0xc0..0xc2)'",
        "ffd8 ffc9 000b 08 0001 0002 01 012200, 'JPEG marker: 0xc9 (expected: a frame of Huffman codes, 0xc0..0xc2)'",
        "ffd8 ffc0 000b 0c 0001 0002 01 012200, JPEG bits: 12 (expected: 8..8)",
        "ffd8 ffc0 000b 08 ffff 0002 01 012200, JPEG height: 65535 (expected: 1..1)",
        "ffd8 ffc0 000b 08 0000 0002 01 012200, JPEG height: 0 (expected: 1..1)",
        "ffd8 ffc0 000b 08 0001 ffff 01 012200, JPEG width: 65535 (expected: 2..2)",
        "ffd8 ffc0 000b 08 0001 0002 02 012200, JPEG components: 2 (expected: 1 or 3)",
        "ffd8 ffc0 000b 08 0001 0002 04 012200, JPEG components: 4 (expected: 1..3)",
        "ffd8 ffc0 000b 08 0001 0002 00 012200, JPEG components: 0 (expected: 1..3)",
        "ffd8 ffc0 000b 08 0001 0002 03 012200, bytes left: 0 (expected: at least 1)",
        "ffd8 ffc0 000c 08 0001 0002 01 01220000, bytes left: 1 (expected: 0)",
        "ffd8 ffda 0002, JPEG marker: 0xda (expected: a frame before it)",
    })
    void read_otherBytes_areRefused(String text, String message) {
        assertThatThrownBy(() -> JpegHeader.read(JpegVectors.hex(text), 2, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void read_twoFrames_isRefused() {
        assertThatThrownBy(() -> JpegHeader.read(JpegVectors.hex("ffd8" + FRAME + FRAME), 2, 1))
                .hasMessageStartingWith("JPEG marker: 0xc0 (expected: one frame)");
    }

    @Test
    void read_scansWithoutEnd_isRefused() throws ProtocolException {
        String scans = (SCAN + "12").repeat(JpegHeader.SCANS_MAX);
        assertThat(JpegHeader.read(JpegVectors.hex("ffd8" + FRAME + scans + "ffd9"), 2, 1)
                        .components())
                .isEqualTo(1);
        assertThatThrownBy(() -> JpegHeader.read(JpegVectors.hex("ffd8" + FRAME + scans + SCAN + "ffd9"), 2, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("JPEG scans: 65 (expected: at most 64)");
    }

    @Test
    void read_moreThanASurfaceHolds_isRefused() {
        assertThatThrownBy(() -> JpegHeader.read(JpegVectors.COLORS, 1 << 14, 4097))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("JPEG picture: 16384x4097 (expected: at most 67108864 pixels)");
    }
}
