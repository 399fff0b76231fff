package io.caraway.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.channel.Owner;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordingReader;
import io.caraway.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderWorkerTest {
    private static final long WALL_MILLIS = 1_700_000_000_000L;

    /** The display's clock when recording begins: anything but 0. */
    private static final long ZERO = 77_000_000_000L;

    @TempDir
    private Path folder;

    private final List<String> failures = new ArrayList<>();
    private Path file;
    private long nowNanos = ZERO;
    private RecorderWorker worker;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("day.caraway");
        worker = new RecorderWorker(
                Owner.here(),
                file,
                RecordingWriter.create(file, WALL_MILLIS, false),
                () -> Instant.ofEpochMilli(WALL_MILLIS),
                () -> nowNanos,
                failures::add);
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void append_afterKeyframe_hasTimesFromZero() throws Exception {
        worker.keyframe(ZERO, Recorded.batch("state"), false);
        worker.append(ZERO + 5, Recorded.batch("a"));
        worker.append(ZERO + 9, Recorded.batch("b"));
        nowNanos = ZERO + 40;
        worker.close();

        assertThat(Recorded.read(file))
                .isEqualTo(new Recorded(
                        List.of(Recorded.keyframe(0, "state"), Recorded.events(5, "a"), Recorded.events(9, "b")),
                        "CLEAN",
                        40));
        assertThat(failures).isEmpty();
    }

    @Test
    void keyframe_later_keepsTimesOfTheFirst() throws Exception {
        worker.keyframe(ZERO, Recorded.batch("state"), false);
        worker.keyframe(ZERO + 50, Recorded.batch("state 2"), false);
        worker.append(ZERO + 60, Recorded.batch("a"));
        nowNanos = ZERO + 60;
        worker.close();

        assertThat(Recorded.read(file).batches())
                .containsExactly(
                        Recorded.keyframe(0, "state"), Recorded.keyframe(50, "state 2"), Recorded.events(60, "a"));
    }

    @Test
    void keyframe_behindGap_isWrittenAsEventsToo() throws Exception {
        worker.keyframe(ZERO, Recorded.batch("state"), false);
        worker.keyframe(ZERO + 50, Recorded.batch("state 2"), true);
        nowNanos = ZERO + 50;
        worker.close();

        assertThat(Recorded.read(file).batches())
                .containsExactly(
                        Recorded.keyframe(0, "state"),
                        Recorded.keyframe(50, "state 2"),
                        Recorded.events(50, "state 2"));
    }

    @Test
    void append_afterAMinute_asksForSegmentOnce() {
        long minute = TimeUnit.SECONDS.toNanos(60);
        worker.keyframe(ZERO, Recorded.batch("state"), false);

        assertThat(worker.append(ZERO + minute, Recorded.batch("a"))).isFalse();
        assertThat(worker.append(ZERO + minute + 1, Recorded.batch("b"))).isTrue();
        assertThat(worker.append(ZERO + minute + 2, Recorded.batch("c"))).isFalse();
        worker.keyframe(ZERO + minute + 3, Recorded.batch("state"), false);
        assertThat(worker.append(ZERO + minute + 4, Recorded.batch("d"))).isFalse();
        assertThat(worker.append(ZERO + 2 * minute + 4, Recorded.batch("e"))).isTrue();
        nowNanos = ZERO + 2 * minute + 4;
    }

    @Test
    void close_severalTimes_endsOnce() throws Exception {
        worker.keyframe(ZERO, Recorded.batch("state"), false);
        nowNanos = ZERO + 1;
        worker.close();
        long size = Files.size(file);
        nowNanos = ZERO + 2;
        worker.close();

        assertThat(Files.size(file)).isEqualTo(size);
        assertThat(Recorded.read(file).durationNanos()).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void close_beforeAnything_leavesEmptyRecordingThatIsClean() throws Exception {
        worker.close();

        assertThat(Recorded.read(file)).isEqualTo(new Recorded(List.of(), "CLEAN", 0));
    }

    @Test
    void callsAfterClose_writeNothing() throws Exception {
        worker.keyframe(ZERO, Recorded.batch("state"), false);
        worker.close();
        long size = Files.size(file);

        worker.keyframe(ZERO + 1, Recorded.batch("late"), true);
        assertThat(worker.append(ZERO + TimeUnit.SECONDS.toNanos(100), Recorded.batch("late")))
                .isFalse();
        worker.flush();

        assertThat(Files.size(file)).isEqualTo(size);
        assertThat(failures).isEmpty();
    }

    @Test
    void flush_whileOpen_makesWhatWasWrittenReadable() throws Exception {
        worker.keyframe(ZERO, Recorded.batch("state"), false);
        worker.append(ZERO + 5, Recorded.batch("a"));

        worker.flush();

        Recorded soFar = Recorded.read(file);
        assertThat(soFar.batches()).containsExactly(Recorded.keyframe(0, "state"), Recorded.events(5, "a"));
        assertThat(soFar.ending()).isEqualTo("CUT");
        nowNanos = ZERO + 5;
    }

    @Test
    void write_whenDiskFails_isToldOnceAndNothingMoreIsWritten() throws Exception {
        worker.keyframe(ZERO, Recorded.batch("state"), false);
        worker.flush();
        long size = Files.size(file);
        worker.append(ZERO + 5, Recorded.batch("lost"));

        failDisk();
        worker.append(ZERO + 6, Recorded.batch("later"));
        worker.keyframe(ZERO + 7, Recorded.batch("later"), true);
        worker.flush();
        worker.close();

        assertThat(failures).hasSize(1);
        assertThat(failures.get(0)).startsWith("recording stopped, " + file + " cannot be written any more");
        assertThat(Files.size(file)).isEqualTo(size);
        assertThat(Recorded.read(file).batches()).containsExactly(Recorded.keyframe(0, "state"));
    }

    @Test
    void append_afterDiskFailed_asksForNoSegment() {
        worker.keyframe(ZERO, Recorded.batch("state"), false);
        failDisk();

        assertThat(worker.append(ZERO + TimeUnit.SECONDS.toNanos(100), Recorded.batch("a")))
                .isFalse();
    }

    @Test
    void keyframe_onOtherThread_fails() {
        assertThatThrownBy(() -> CompletableFuture.runAsync(() -> worker.keyframe(ZERO, Recorded.batch("a"), false))
                        .get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void recording_hasWallClockOfItsStart() throws Exception {
        worker.keyframe(ZERO, Recorded.batch("state"), false);
        worker.close();

        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.wallStartMillis()).isEqualTo(WALL_MILLIS);
        }
    }

    @Test
    void append_ofBatchThatNoRecordHolds_goesOnWithTheNextState() throws Exception {
        worker.keyframe(ZERO, Recorded.batch("state"), false);
        DisplayEvent one = new DisplayEvent.Marker("x");

        boolean asksForState = worker.append(ZERO + 1, new EventBatch(Collections.nCopies((1 << 20) + 1, one)));
        assertThat(asksForState).isTrue();
        worker.keyframe(ZERO + 2, Recorded.batch("later"), false);
        worker.close();

        assertThat(failures).isEmpty();
        assertThat(Recorded.read(file).batches())
                .containsExactly(
                        Recorded.keyframe(0, "state"), Recorded.keyframe(2, "later"), Recorded.events(2, "later"));
    }

    @Test
    void close_beforeTheTimeOfTheLastBatch_stillEndsTheRecording() throws Exception {
        worker.keyframe(ZERO, Recorded.batch("state"), false);
        worker.append(ZERO + 10, Recorded.batch("a"));
        nowNanos = ZERO + 5;

        worker.close();

        assertThat(Recorded.read(file).ending()).isEqualTo("CLEAN");
        nowNanos = ZERO + 10;
    }

    /** Makes the next write of the file fail: the thread is interrupted in it, which closes the file beneath the writer. */
    private void failDisk() {
        Thread.currentThread().interrupt();
        worker.flush();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failures).hasSize(1);
    }
}
