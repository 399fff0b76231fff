package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    private static final int SEGMENTS = 5;

    @TempDir
    private Path folder;

    private Path file;
    private TestRecording made;

    @BeforeEach
    void record() throws IOException {
        file = folder.resolve("a.caraway");
        made = TestRecording.generateShort(file, 2, SEGMENTS, 3);
    }

    @Test
    void of_closedFile_isSoundAndComplete() throws Exception {
        Verification found = Verification.of(file);
        assertThat(found.faults()).isEmpty();
        assertThat(found.missing()).isEmpty();
        assertThat(found.segments()).isEqualTo(SEGMENTS);
        assertThat(found.sealedSegments()).isEqualTo(SEGMENTS);
        assertThat(found.digest()).isPresent();
    }

    @Test
    void of_fileWithSignpostsAndManySegments_isSoundAndComplete() throws Exception {
        TestRecording.generate(file, 3, 70, 30);
        assertThat(Verification.of(file))
                .extracting(Verification::isSound, Verification::isComplete, Verification::segments)
                .containsExactly(true, true, 70L);
    }

    @Test
    void of_fileWithoutAnything_isSoundAndComplete() throws Exception {
        RecordingWriter.create(file, 0, true).close();
        Verification found = Verification.of(file);
        assertThat(found.isSound() && found.isComplete()).isTrue();
        assertThat(found.digest()).isPresent();
    }

    @Test
    void of_anyByteFlipped_isNotSoundOrNotComplete() throws Exception {
        for (int at = FileHeader.BYTES; at < made.bytes().length; at++) {
            for (int mask : new int[] {1, 0x80}) {
                byte[] flipped = made.bytes().clone();
                flipped[at] ^= (byte) mask;
                Verification found = verify(flipped);
                assertThat(found.isSound() && found.isComplete())
                        .as("byte %d ^ %d", at, mask)
                        .isFalse();
                boolean isInEnd = at >= made.bytes().length - EndMark.RECORD_BYTES;
                assertThat(found.isSound() && !isInEnd)
                        .as("byte %d ^ %d", at, mask)
                        .isFalse();
            }
        }
    }

    @Test
    void of_fileCutAtEveryByte_isSoundAndNotComplete() throws Exception {
        for (int length = FileHeader.BYTES; length < made.bytes().length; length++) {
            Verification found = verify(Arrays.copyOf(made.bytes(), length));
            assertThat(found.faults()).as("cut at %d", length).isEmpty();
            assertThat(found.isComplete()).as("cut at %d", length).isFalse();
            assertThat(found.digest()).isEmpty();
            long cut = length;
            long sealed = frames(RecordType.DIGEST).stream()
                    .filter(frame -> frame.end() <= cut)
                    .count();
            assertThat(found.sealedSegments()).isEqualTo(sealed);
        }
    }

    @Test
    void of_changeWithARightCheckSum_isFoundByTheDigests() throws Exception {
        for (RecordFrame frame : made.frames()) {
            if (frame.payloadBytes() == 0) {
                continue;
            }
            byte[] changed = made.bytes().clone();
            changed[(int) frame.crcOffset() - 1] ^= 1;
            mendCheckSum(changed, frame);
            assertThat(verify(changed).faults()).as("%s", frame).anyMatch(words -> words.contains("digest: "));
        }
    }

    @Test
    void of_headerChangedWithARightCheckSum_isFoundByTheDigests() throws Exception {
        byte[] changed = made.bytes().clone();
        byte[] header = new FileHeader(1, true, 5).toBytes();
        System.arraycopy(header, 0, changed, 0, header.length);
        assertThat(verify(changed).faults()).singleElement().asString().contains("digest: ");
    }

    @Test
    void of_segmentTakenOut_isNeitherSoundNorComplete() throws Exception {
        List<RecordFrame> begins = frames(RecordType.SEGMENT);
        int from = (int) begins.get(2).offset();
        int to = (int) begins.get(3).offset();
        ByteWriter out = ByteWriter.little();
        out.bytes(made.bytes(), 0, from).bytes(made.bytes(), to, made.bytes().length - to);
        Verification found = verify(out.toByteArray());
        assertThat(found.isSound()).isFalse();
        assertThat(found.missing()).contains("segments 2..2");
        assertThat(found.segments()).isEqualTo(SEGMENTS - 1);
    }

    @Test
    void of_bytesBehindTheEnd_isNotSound() throws Exception {
        assertThat(verify(Arrays.copyOf(made.bytes(), made.bytes().length + 9)).faults())
                .singleElement()
                .asString()
                .contains("9 bytes behind the end record");
    }

    @Test
    void of_noRecording_fails() throws IOException {
        Files.writeString(file, "#!/bin/sh");
        assertThatThrownBy(() -> Verification.of(file))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("a.caraway: not a Caraway recording");
    }

    private Verification verify(byte[] bytes) throws IOException, ProtocolException {
        Files.deleteIfExists(file);
        Files.write(file, bytes);
        return Verification.of(file);
    }

    private List<RecordFrame> frames(RecordType type) throws ProtocolException {
        return made.frames().stream().filter(frame -> frame.is(type)).toList();
    }

    private static void mendCheckSum(byte[] bytes, RecordFrame frame) throws ProtocolException {
        int crcOffset = (int) frame.crcOffset();
        CRC32C crc = new CRC32C();
        crc.update(bytes, (int) frame.offset(), crcOffset - (int) frame.offset());
        byte[] mended = ByteWriter.little().u32(crc.getValue()).toByteArray();
        System.arraycopy(mended, 0, bytes, crcOffset, mended.length);
        assertThat(ByteReader.little(bytes, crcOffset, mended.length).u32()).isEqualTo(crc.getValue());
    }
}
