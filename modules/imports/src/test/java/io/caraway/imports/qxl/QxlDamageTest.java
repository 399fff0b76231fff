package io.caraway.imports.qxl;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayState;
import io.caraway.recording.RecordedBatch;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Files that are cut, and files of which bytes are wrong. */
class QxlDamageTest {
    private static final int ROUNDS = 4000;

    @Test
    void cutAtAnyByte_endsBeforeTheEventThatIsNotWhole() throws Exception {
        byte[] whole = file();
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        List<RecordedBatch> all = QxlFile.batches(open(whole));
        for (int length = 0; length < whole.length; length++) {
            QxlRecording recording = open(Arrays.copyOf(whole, length));

            List<RecordedBatch> read = QxlFile.batches(recording);
            String left = text.substring(0, length);
            boolean between = left.isEmpty() || (left.endsWith("\n") && text.startsWith("event ", length));
            assertThat(recording.isCut()).as("cut at " + length).isEqualTo(!between || length == 0);
            assertThat(read).as("cut at " + length).hasSizeLessThanOrEqualTo(all.size());
            assertThat(read.stream().map(RecordedBatch::timeNanos))
                    .as("cut at " + length)
                    .containsExactlyElementsOf(all.subList(0, read.size()).stream()
                            .map(RecordedBatch::timeNanos)
                            .toList());
        }
        assertThat(all).hasSize(7);
    }

    @Test
    void changedBytes_giveNothingButAFault() {
        byte[] whole = file();
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = whole.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int at = random.nextInt(changed.length);
                changed[at] = (byte) (random.nextBoolean() ? random.nextInt() : '0' + random.nextInt(10));
            }
            try {
                play(open(changed));
            } catch (ProtocolException e) {
                assertThat(e).hasMessageContaining("offset");
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
    }

    private static void play(QxlRecording recording) throws Exception {
        DisplayState state = new DisplayState();
        for (Optional<RecordedBatch> next = recording.next(); next.isPresent(); next = recording.next()) {
            next.get().batch().events().forEach(state::apply);
        }
    }

    private static QxlRecording open(byte[] bytes) {
        return new QxlRecording(new ByteArrayInputStream(bytes));
    }

    /** A file with a bit of everything. */
    private static byte[] file() {
        QxlFile file = QxlFile.withPrimary(16, 16).surface(77, 32, 8, 8);
        file.drawable(0, 1)
                .lines("type 1", "u.color 16711680", "rop_descriptor 8")
                .noMask();
        file.drawable(77, 3).descriptor(0, 1, 9, 9).bitmap(8, 4, 2, 2, 8).chunk("bitmap.data", new int[16]);
        file.lines("rect src_area 0 0 1 1", "rop_descriptor 8", "scale_mode 0").noMask();
        file.drawable(0, 10)
                .chunk(
                        "path",
                        ByteWriter.little()
                                .i32(3)
                                .u32(2)
                                .i32(16)
                                .i32(16)
                                .i32(99)
                                .i32(40));
        file.lines("attr.flags 8", "attr.style_nseg 1")
                .bytes("style", ByteWriter.little().i32(32));
        file.lines("type 1", "u.color 255", "fore_mode 8", "back_mode 8");
        ByteWriter letter =
                ByteWriter.little().i32(3).i32(3).i32(0).i32(0).u16(8).u16(1).u8(0x55);
        file.drawable(0, 11).lines("data_size 21", "length 1", "flags 1").chunk("string", letter);
        file.lines("rect back_area 7 8 9 10", "type 1", "u.color 1", "type 0", "fore_mode 8", "back_mode 8");
        file.event(1, 2);
        file.event(0, 3).lines("cursor_cmd", "type 1", "point16 5 6");
        return file.toBytes();
    }
}
