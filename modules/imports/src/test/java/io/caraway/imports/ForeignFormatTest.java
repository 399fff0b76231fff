package io.caraway.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ProtocolException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignFormatTest {
    private static final byte[] QXL = """
            SPICE_REPLAY 1
            event 0 1 2 5
            event 1 0 3 6
            cursor_cmd
            type 2
            event 2 0 3 7
            cursor_cmd
            type 2
            """.getBytes(StandardCharsets.US_ASCII);

    @Test
    void find_qxl_plainAndPacked() throws Exception {
        for (byte[] bytes : new byte[][] {QXL, gzip(QXL)}) {
            ForeignFormat.Found found = find(bytes).orElseThrow();

            assertThat(found.format()).isEqualTo(ForeignFormat.QXL);
            assertThat(found.recording().next()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S", "SPICE_REPLAY", "dear diary", "\u001f"})
    void find_inWhatIsNone_findsNothing(String text) throws Exception {
        assertThat(find(text.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(find(gzip(text.getBytes(StandardCharsets.ISO_8859_1)))).isEmpty();
    }

    @Test
    void packedRecording_cutAtAnyByte_isCut() throws Exception {
        byte[] packed = gzip(QXL);
        // What comes before is the head of the packing, and the first block's.
        for (int length = 40; length < packed.length; length++) {
            ForeignRecording recording =
                    find(Arrays.copyOf(packed, length)).orElseThrow().recording();
            while (recording.next().isPresent()) {
                assertThat(recording.isCut()).isFalse();
            }
            assertThat(recording.isCut()).as("cut at " + length).isTrue();
        }
    }

    @Test
    void packedRecording_withOtherCheckSum_isDamaged() throws Exception {
        byte[] packed = gzip(QXL);
        packed[packed.length - 8] ^= 1;
        ForeignRecording recording = find(packed).orElseThrow().recording();

        assertThatThrownBy(() -> {
                    while (recording.next().isPresent()) {
                        assertThat(recording.isCut()).isFalse();
                    }
                })
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("packed data");
    }

    private static Optional<ForeignFormat.Found> find(byte[] bytes) throws IOException {
        return ForeignFormat.find(new ByteArrayInputStream(bytes));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
