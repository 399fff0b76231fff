package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.images.Image;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTest {
    private static final EventBatch EMPTY = new EventBatch(List.of());

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("a.caraway");
    }

    @Test
    void create_fileIsThere_leavesItAlone() throws IOException {
        Files.writeString(file, "precious");
        assertThatThrownBy(() -> RecordingWriter.create(file, 0, false))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("a.caraway")
                .hasMessageContaining("is not overwritten");
        assertThat(file).hasContent("precious");
    }

    @Test
    void create_fileMayBeOverwritten_replacesAllOfIt() throws Exception {
        Files.write(file, new byte[1000]);
        try (RecordingWriter writer = RecordingWriter.create(file, 0, true)) {
            assertThat(file).hasSize(writer.size()).hasBinaryContent(new FileHeader(1, false, 0).toBytes());
        }
        assertThat(file).hasSize(FileHeader.BYTES + RecordFrame.OVERHEAD_BYTES + Integer.BYTES + EndMark.RECORD_BYTES);
    }

    @Test
    void close_withoutAnyBatch_leavesARecordingOfNothing() throws Exception {
        RecordingWriter.create(file, 5, false).close();
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.next()).isEmpty();
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CLEAN);
            assertThat(reader.wallStartMillis()).isEqualTo(5);
            assertThat(reader.durationNanos()).isZero();
        }
    }

    @Test
    void append_beforeAKeyframe_fails() throws IOException {
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            assertThatThrownBy(() -> writer.append(0, EMPTY))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("begins with a keyframe");
        }
    }

    @Test
    void append_earlierThanTheLast_failsAndWritesNothing() throws Exception {
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            assertThatThrownBy(() -> writer.keyframe(-1, 0, EMPTY)).isInstanceOf(IllegalArgumentException.class);
            writer.keyframe(10, 0, EMPTY);
            long size = writer.size();
            assertThatThrownBy(() -> writer.append(9, EMPTY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("time: 9 ns (expected: at least 10)");
            assertThatThrownBy(() -> writer.keyframe(9, 0, EMPTY)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.end(9)).isInstanceOf(IllegalArgumentException.class);
            assertThat(writer.size()).isEqualTo(size);
            writer.append(10, EMPTY);
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(TestRecording.readAll(reader)).hasSize(2);
            assertThat(reader.warnings()).isEmpty();
        }
    }

    @Test
    void flush_whatWasAppended_canBeReadWhileWriting() throws Exception {
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, EMPTY);
            writer.append(1, EMPTY);
            writer.flush();
            assertThat(file).hasSize(writer.size());
            try (RecordingReader reader = RecordingReader.open(file)) {
                assertThat(TestRecording.readAll(reader)).hasSize(2);
                assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CUT);
                writer.append(2, EMPTY);
                writer.sync(true);
                reader.rewind();
                assertThat(TestRecording.readAll(reader)).hasSize(3);
            }
        }
    }

    @Test
    void append_recordLongerThanTheBuffer_isReadBack() throws Exception {
        int side = 600;
        int[] noise = new Random(1).ints((long) side * side, 0, 1 << 24).toArray();
        Image image = Image.ofPixels(side, side, noise);
        EventBatch batch = new EventBatch(List.of(
                new DisplayEvent.CursorHide(),
                new DisplayEvent.Draw(Drawable.copy(0, 0, 0, image)),
                new DisplayEvent.Marker("behind")));
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, batch);
            writer.append(1, batch);
            assertThat(writer.size()).isGreaterThan(4L * RecordingWriter.BUFFER_BYTES);
            assertThat(Files.size(file)).isGreaterThan(writer.size() - RecordingWriter.BUFFER_BYTES - 1);
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (int i = 0; i < 2; i++) {
                EventBatch read = reader.next().orElseThrow().batch();
                assertThat(GeneratedEvents.plain(read).equals(GeneratedEvents.plain(batch)))
                        .isTrue();
            }
        }
    }

    @Test
    void close_calledTwice_writesOneEnd() throws Exception {
        RecordingWriter writer = RecordingWriter.create(file, 0, false);
        writer.keyframe(0, 0, EMPTY);
        writer.end(50);
        assertThatThrownBy(() -> writer.append(51, EMPTY)).isInstanceOf(IllegalStateException.class);
        writer.close();
        writer.close();
        assertThat(file).hasSize(writer.size());
        assertThatThrownBy(() -> writer.append(51, EMPTY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(writer::flush).isInstanceOf(IllegalStateException.class);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(TestRecording.readAll(reader)).hasSize(1);
            assertThat(reader.warnings()).isEmpty();
            assertThat(reader.durationNanos()).isEqualTo(50);
        }
    }

    @Test
    void append_diskFullAfterAnyByte_leavesWhatWasWholeAndRefusesMore() throws Exception {
        TestRecording made = TestRecording.generateShort(file, 3, 2, 3);
        for (int room = FileHeader.BYTES; room < made.bytes().length; room++) {
            FileChannel open = FileChannel.open(
                    file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            FailingFile full = new FailingFile(open, room);
            RecordingWriter writer = RecordingWriter.on(full, file, TestRecording.WALL_MILLIS, false);
            assertThatThrownBy(() -> writeAll(writer, made)).hasMessage(FailingFile.MESSAGE);
            full.makeRoom();
            long last = made.durationNanos();
            assertThatThrownBy(() -> writer.append(last, EMPTY))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("a.caraway: nothing more is recorded")
                    .hasMessageContaining(FailingFile.MESSAGE);
            assertThatThrownBy(() -> writer.sync(false)).isInstanceOf(IOException.class);
            writer.close();
            assertThat(full.isOpen()).isFalse();
            assertThat(file).hasSize(room);
            long cut = room;
            int whole = (int) made.ends().stream().filter(end -> end <= cut).count();
            try (RecordingReader reader = RecordingReader.open(file)) {
                assertThat(TestRecording.readAll(reader)).isEqualTo(made.plain().subList(0, whole));
                assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CUT);
            }
        }
    }

    @Test
    void close_diskFull_failsAndClosesTheFile() throws Exception {
        FailingFile full = new FailingFile(
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), FileHeader.BYTES);
        RecordingWriter writer = RecordingWriter.on(full, file, 0, false);
        assertThatThrownBy(writer::close).hasMessage(FailingFile.MESSAGE);
        assertThat(full.isOpen()).isFalse();
        writer.close();
    }

    @Test
    void sync_diskFails_refusesMore() throws Exception {
        FailingFile failing = new FailingFile(
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), Long.MAX_VALUE);
        try (RecordingWriter writer = RecordingWriter.on(failing, file, 0, false)) {
            writer.keyframe(0, 0, EMPTY);
            failing.failForce();
            assertThatThrownBy(() -> writer.sync(false)).hasMessage(FailingFile.MESSAGE);
            assertThatThrownBy(() -> writer.append(1, EMPTY)).hasMessageContaining("nothing more is recorded");
        }
    }

    @Test
    void create_fullDevice_fails() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "this system has no full device");
        assertThatThrownBy(() -> RecordingWriter.create(full, 0, true)).isInstanceOf(IOException.class);
    }

    private static void writeAll(RecordingWriter writer, TestRecording made) throws IOException {
        int segment = 0;
        for (RecordedBatch batch : made.batches()) {
            if (batch.keyframe()) {
                writer.keyframe(batch.timeNanos(), TestRecording.WALL_MILLIS + segment, batch.batch());
                segment++;
            } else {
                writer.append(batch.timeNanos(), batch.batch());
            }
            writer.flush();
        }
        writer.end(made.durationNanos());
    }
}
