package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is read while it is written. */
class GrowingFileTest {
    private static final int WAIT_SECONDS = 60;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("a.caraway");
    }

    @Test
    void next_fileThatGrowsByteByByte_givesEachBatchOnceItIsWhole() throws Exception {
        TestRecording made = TestRecording.generateShort(folder.resolve("whole.caraway"), 5, 3, 3);
        Files.write(file, Arrays.copyOf(made.bytes(), FileHeader.BYTES));
        List<List<Object>> read = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (int length = FileHeader.BYTES; length <= made.bytes().length; length++) {
                if (length > FileHeader.BYTES) {
                    Files.write(file, new byte[] {made.bytes()[length - 1]}, StandardOpenOption.APPEND);
                }
                read.addAll(TestRecording.readAll(reader));
                long present = length;
                int whole =
                        (int) made.ends().stream().filter(end -> end <= present).count();
                assertThat(read).as("length %d", length).isEqualTo(made.plain().subList(0, whole));
                assertThat(reader.ending().kind())
                        .as("length %d", length)
                        .isEqualTo(length < made.bytes().length ? Ending.Kind.CUT : Ending.Kind.CLEAN);
                assertThat(reader.warnings()).isEmpty();
            }
        }
    }

    @Test
    void seek_fileThatGrows_findsWhatIsNew() throws Exception {
        TestRecording made = TestRecording.generateShort(folder.resolve("whole.caraway"), 5, 5, 2);
        try (RecordingReader reader = RecordingReader.open(Files.write(file, Arrays.copyOf(made.bytes(), 24)))) {
            assertThat(reader.seek(0)).isEmpty();
            for (int i = 0; i < made.batches().size(); i++) {
                Files.write(file, Arrays.copyOf(made.bytes(), made.ends().get(i).intValue()));
                RecordedBatch last = made.batches().get(i);
                Seek seek = reader.seek(last.timeNanos()).orElseThrow();
                assertThat(seek.segment().number()).isEqualTo(i / 3);
                List<List<Object>> read = TestRecording.readAll(reader);
                assertThat(read).hasSize(1 + i % 3).endsWith(GeneratedEvents.plain(last));
                assertThat(reader.segments()).hasSize(1 + i / 3);
                assertThat(reader.durationNanos()).isEqualTo(last.timeNanos());
            }
        }
    }

    @Test
    void next_damageInAFileThatGrows_goesOnAtTheNextSegment() throws Exception {
        TestRecording made = TestRecording.generateShort(folder.resolve("whole.caraway"), 5, 3, 3);
        byte[] damaged = made.bytes().clone();
        damaged[made.ends().get(1).intValue() + RecordFrame.HEAD_BYTES + 1] ^= 1;
        List<List<Object>> read = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(Files.write(file, Arrays.copyOf(damaged, 24)))) {
            for (int length = FileHeader.BYTES; length < damaged.length; length += 7) {
                Files.write(
                        file,
                        Arrays.copyOfRange(damaged, length, Math.min(length + 7, damaged.length)),
                        StandardOpenOption.APPEND);
                read.addAll(TestRecording.readAll(reader));
            }
            List<List<Object>> expected = new ArrayList<>(made.plain());
            expected.subList(2, 4).clear();
            assertThat(read).isEqualTo(expected);
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CLEAN);
            assertThat(reader.warnings()).hasSize(1);
        }
    }

    @Test
    void next_whileAnotherThreadWrites_givesEverythingInOrder() throws Exception {
        int count = 3000;
        RecordingWriter writer = RecordingWriter.create(file, 0, false);
        try (RecordingReader reader = RecordingReader.open(file)) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                try (writer) {
                    for (int i = 0; i < count; i++) {
                        if (i % 100 == 0) {
                            writer.keyframe(i, 0, text(i));
                        } else {
                            writer.append(i, text(i));
                        }
                        if (i % 7 == 0) {
                            writer.flush();
                        }
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            for (int i = 0; i < count; i++) {
                Optional<RecordedBatch> batch = reader.next();
                while (batch.isEmpty()) {
                    assertThat(writing.isCompletedExceptionally()).isFalse();
                    assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CUT);
                    batch = reader.next();
                }
                assertThat(batch.get()).isEqualTo(new RecordedBatch(i, i % 100 == 0, text(i)));
            }
            writing.get(WAIT_SECONDS, TimeUnit.SECONDS);
            assertThat(reader.next()).isEmpty();
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CLEAN);
            assertThat(reader.warnings()).isEmpty();
        }
        assertThat(Verification.of(file).isComplete()).isTrue();
    }

    private static EventBatch text(int i) {
        return new EventBatch(List.of(new DisplayEvent.Marker("batch " + i)));
    }
}
