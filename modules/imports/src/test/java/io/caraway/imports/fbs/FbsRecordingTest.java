package io.caraway.imports.fbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.imports.ForeignFormat;
import io.caraway.recording.RecordedBatch;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FbsRecordingTest {
    private static final int ROUNDS = 4000;
    private static final int[] PICTURE = {1, 2, 3, 0x102030};

    @ParameterizedTest
    @ValueSource(strings = {"FBS 001.000\n", "FBS 001.001\n"})
    void recording_isThePictureOfTheServer_atItsTimes(String version) throws Exception {
        byte[] file = file(version, none());

        assertThat(ForeignFormat.find(new ByteArrayInputStream(file))
                        .orElseThrow()
                        .format())
                .isEqualTo(ForeignFormat.FBS);
        FbsRecording recording = open(file);
        List<RecordedBatch> batches = batches(recording);
        assertThat(batches.stream().map(RecordedBatch::timeNanos))
                .containsExactly(30_000_000L, 70_000_000L, 120_000_000L);
        assertThat(pixels(batches)).containsExactly(1, 1, 3, 0x102030);
        assertThat(batches.get(0).batch().events())
                .startsWith(new DisplayEvent.Title("desk"), new DisplayEvent.SurfaceCreate(0, 2, 2));
        assertThat(recording.timeNanos()).isEqualTo(125_000_000);
        assertThat(recording.isCut()).isFalse();
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void handshake_withAnyWayToLogIn_isPassedOver() throws Exception {
        byte[] challenge = new byte[16];
        new SplittableRandom(3).nextBytes(challenge);
        List<byte[]> ways = List.of(
                text("RFB 003.003\n").u32(2).bytes(challenge).u32(0).toByteArray(),
                text("RFB 003.007\n").u8(1).u8(1).toByteArray(),
                text("RFB 003.008\n").u8(2).u8(1).u8(16).u32(0).toByteArray(),
                text("RFB 003.008\n").u8(1).u8(2).bytes(challenge).u32(0).toByteArray());
        for (byte[] way : ways) {
            assertThat(pixels(batches(open(file("FBS 001.000\n", way))))).containsExactly(1, 1, 3, 0x102030);
        }
    }

    @Test
    void serverWithOtherPixels_isReadAsTheViewerWillHaveAsked_andTold() throws Exception {
        byte[] init = init(16, 16, 31, 63, 31, 11, 5, 0);

        FbsRecording recording = open(file("FBS 001.000\n", none(), init));

        assertThat(pixels(batches(recording))).containsExactly(1, 1, 3, 0x102030);
        assertThat(recording.warnings()).singleElement().asString().contains("32 bits");
    }

    @Test
    void otherBytesInPlaceOfAHandshake_areDamage() {
        byte[] file = text("FBS 001.000\n").u32(4).u32(0x47494638).u32(0).toByteArray();

        assertThatThrownBy(() -> open(file).next())
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("block 0 at offset 12: handshake");
    }

    @Test
    void handshakeWithoutEnd_isDamage() {
        ByteWriter file = text("FBS 001.000\n").u32(1 << 17);
        file.bytes(text("RFB 003.008\n").toByteArray()).zeros((1 << 17) - 12).u32(0);

        assertThatThrownBy(() -> open(file.toByteArray()).next()).hasMessageContaining("handshake: no end");
    }

    @Test
    void blockTooLong_isDamage() {
        byte[] file = text("FBS 001.000\n").u32((1 << 24) + 1).toByteArray();

        assertThatThrownBy(() -> open(file).next()).hasMessageContaining("length: 16777217");
    }

    @Test
    void otherVersion_isDamage() {
        assertThatThrownBy(() -> open(text("FBS 001.002\n").toByteArray()).next())
                .hasMessageContaining("version: FBS 001.002");
    }

    @Test
    void cutAtAnyByte_endsBeforeTheBlockThatIsNotWhole() throws Exception {
        byte[] whole = file("FBS 001.000\n", none());
        int before = 0;
        for (int length = 0; length < whole.length; length++) {
            FbsRecording recording = open(Arrays.copyOf(whole, length));

            int read = batches(recording).size();
            assertThat(read)
                    .as("cut at " + length)
                    .isGreaterThanOrEqualTo(before)
                    .isLessThanOrEqualTo(3);
            before = read;
        }
        assertThat(before).isEqualTo(3);
        FbsRecording last = open(Arrays.copyOf(whole, whole.length - 1));
        batches(last);
        assertThat(last.isCut()).isTrue();
    }

    @Test
    void changedBytes_giveNothingButAFault() {
        byte[] whole = file("FBS 001.000\n", none());
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                pixels(batches(open(changed)));
            } catch (ProtocolException e) {
                assertThat(e).hasMessageContaining("offset");
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
    }

    /** A handshake without a password, up to the server's init. */
    private static byte[] none() {
        return text("RFB 003.003\n").u32(1).toByteArray();
    }

    private static byte[] file(String version, byte[] handshake) {
        return file(version, handshake, init(32, 24, 255, 255, 255, 16, 8, 0));
    }

    /** A file of which the first block is the handshake, the picture lies in two, and a copy follows. */
    private static byte[] file(String version, byte[] handshake, byte[] init) {
        ByteWriter picture =
                ByteWriter.big().u8(0).u8(0).u16(1).u16(0).u16(0).u16(2).u16(2).u32(0);
        for (int pixel : PICTURE) {
            picture.i32(Integer.reverseBytes(pixel));
        }
        byte[] update = picture.toByteArray();
        byte[] copy = ByteWriter.big()
                .u8(0)
                .u8(0)
                .u16(1)
                .u16(1)
                .u16(0)
                .u16(1)
                .u16(1)
                .u32(1)
                .u16(0)
                .u16(0)
                .toByteArray();
        ByteWriter file = text(version);
        block(file, handshake, 1000);
        block(file, init, 1005);
        block(file, Arrays.copyOf(update, 7), 1030);
        block(file, Arrays.copyOfRange(update, 7, update.length), 1070);
        block(file, copy, 1120);
        block(file, new byte[] {2}, 1125);
        return file.toByteArray();
    }

    private static byte[] init(int bits, int depth, int red, int green, int blue, int... shifts) {
        ByteWriter out = ByteWriter.big().u16(2).u16(2).u8(bits).u8(depth).u8(0).u8(1);
        out.u16(red)
                .u16(green)
                .u16(blue)
                .u8(shifts[0])
                .u8(shifts[1])
                .u8(shifts[2])
                .zeros(3);
        return out.u32(4).bytes(text("desk").toByteArray()).toByteArray();
    }

    private static void block(ByteWriter file, byte[] bytes, int millis) {
        file.u32(bytes.length).bytes(bytes).zeros((4 - bytes.length % 4) % 4).u32(millis);
    }

    private static ByteWriter text(String text) {
        return ByteWriter.big().bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static FbsRecording open(byte[] file) {
        return new FbsRecording(new ByteArrayInputStream(file));
    }

    private static List<RecordedBatch> batches(FbsRecording recording) throws Exception {
        List<RecordedBatch> batches = new ArrayList<>();
        try (recording) {
            for (Optional<RecordedBatch> next = recording.next(); next.isPresent(); next = recording.next()) {
                batches.add(next.get());
            }
        }
        return batches;
    }

    private static int[] pixels(List<RecordedBatch> batches) {
        DisplayState state = new DisplayState();
        batches.forEach(batch -> batch.batch().events().forEach(state::apply));
        return state.snapshot(0).map(shown -> shown.read(shown.bounds())).orElse(new int[0]);
    }
}
