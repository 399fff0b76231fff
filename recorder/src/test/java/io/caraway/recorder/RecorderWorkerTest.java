package io.caraway.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.channel.Owner;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Surface;
import io.caraway.recording.Entry;
import io.caraway.recording.Note;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordedNote;
import io.caraway.recording.RecordingReader;
import io.caraway.recording.SurfaceHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
    private final List<String> resumptions = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private int given;
    private int handled;
    private long wallMillis = WALL_MILLIS;
    private Path file;
    private long nowNanos = ZERO;
    private RecorderWorker worker;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("day.caraway");
        worker = worker(RecorderOptions.file(file, false));
    }

    private RecorderWorker worker(RecorderOptions options) throws IOException {
        RecorderWorker made = new RecorderWorker(
                Owner.here(),
                options,
                () -> Instant.ofEpochMilli(wallMillis),
                () -> nowNanos,
                asked::add,
                new RecorderListener() {
                    @Override
                    public void stopped(String words) {
                        failures.add(words);
                    }

                    @Override
                    public void resumed(String words) {
                        resumptions.add(words);
                    }
                });
        made.open();
        return made;
    }

    private void present(long timeNanos, EventBatch state, boolean gap) {
        present(0, timeNanos, state, gap);
    }

    private void present(int display, long timeNanos, EventBatch state, boolean gap) {
        worker.present(display, timeNanos, state, gap, () -> handled++);
        given++;
    }

    /** Whether a new state is asked for. */
    private boolean drawn(long timeNanos, EventBatch batch) {
        asked.clear();
        drawn(0, timeNanos, batch);
        return !asked.isEmpty();
    }

    private void drawn(int display, long timeNanos, EventBatch batch) {
        worker.drawn(display, timeNanos, batch, () -> handled++);
        given++;
    }

    @AfterEach
    void close() {
        worker.close();
        assertThat(handled).as("batches given back").isEqualTo(given);
    }

    @Test
    void append_afterKeyframe_hasTimesFromZero() throws Exception {
        present(ZERO, Recorded.batch("state"), false);
        drawn(ZERO + 5, Recorded.batch("a"));
        drawn(ZERO + 9, Recorded.batch("b"));
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
        present(ZERO, Recorded.batch("state"), false);
        present(ZERO + 50, Recorded.batch("state 2"), false);
        drawn(ZERO + 60, Recorded.batch("a"));
        nowNanos = ZERO + 60;
        worker.close();

        assertThat(Recorded.read(file).batches())
                .containsExactly(
                        Recorded.keyframe(0, "state"), Recorded.keyframe(50, "state 2"), Recorded.events(60, "a"));
    }

    @Test
    void keyframe_behindGap_isWrittenAsEventsToo() throws Exception {
        present(ZERO, Recorded.batch("state"), false);
        present(ZERO + 50, Recorded.batch("state 2"), true);
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
        present(ZERO, Recorded.batch("state"), false);

        assertThat(drawn(ZERO + minute, Recorded.batch("a"))).isFalse();
        assertThat(drawn(ZERO + minute + 1, Recorded.batch("b"))).isTrue();
        assertThat(drawn(ZERO + minute + 2, Recorded.batch("c"))).isFalse();
        present(ZERO + minute + 3, Recorded.batch("state"), false);
        assertThat(drawn(ZERO + minute + 4, Recorded.batch("d"))).isFalse();
        assertThat(drawn(ZERO + 2 * minute + 4, Recorded.batch("e"))).isTrue();
        nowNanos = ZERO + 2 * minute + 4;
    }

    @Test
    void close_severalTimes_endsOnce() throws Exception {
        present(ZERO, Recorded.batch("state"), false);
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
    void finish_beforeTheFirstState_beginsWithTheLast() throws Exception {
        worker.finish();
        present(ZERO, Recorded.batch("first"), false);
        drawn(ZERO + 1, Recorded.batch("a"));
        present(ZERO + 2, Recorded.batch("last"), false);
        drawn(ZERO + 3, Recorded.batch("b"));
        nowNanos = ZERO + 9;
        worker.close();

        assertThat(Recorded.read(file))
                .isEqualTo(new Recorded(List.of(Recorded.keyframe(0, "last"), Recorded.events(1, "b")), "CLEAN", 7));
        assertThat(asked).isEmpty();
    }

    @Test
    void finish_beforeTheFirstStatesOfTwoDisplays_beginsWithBoth() throws Exception {
        worker.finish();
        present(1, ZERO, Recorded.batch("1"), false);
        present(0, ZERO + 2, Recorded.batch("0"), false);
        worker.close();

        assertThat(Recorded.read(file).batches())
                .containsExactly(
                        new RecordedBatch(0, 0, true, Recorded.batch("0")),
                        new RecordedBatch(0, 1, true, Recorded.batch("1")));
    }

    @Test
    void callsAfterClose_writeNothing() throws Exception {
        present(ZERO, Recorded.batch("state"), false);
        worker.close();
        long size = Files.size(file);

        present(ZERO + 1, Recorded.batch("late"), true);
        assertThat(drawn(ZERO + TimeUnit.SECONDS.toNanos(100), Recorded.batch("late")))
                .isFalse();
        worker.tick();

        assertThat(Files.size(file)).isEqualTo(size);
        assertThat(failures).isEmpty();
    }

    @Test
    void flush_whileOpen_makesWhatWasWrittenReadable() throws Exception {
        present(ZERO, Recorded.batch("state"), false);
        drawn(ZERO + 5, Recorded.batch("a"));

        worker.tick();

        Recorded soFar = Recorded.read(file);
        assertThat(soFar.batches()).containsExactly(Recorded.keyframe(0, "state"), Recorded.events(5, "a"));
        assertThat(soFar.ending()).isEqualTo("CUT");
        nowNanos = ZERO + 5;
    }

    @Test
    void write_whenDiskFails_isToldOnceAndNothingMoreIsWritten() throws Exception {
        present(ZERO, Recorded.batch("state"), false);
        worker.tick();
        long size = Files.size(file);
        drawn(ZERO + 5, Recorded.batch("lost"));

        failDisk();
        drawn(ZERO + 6, Recorded.batch("later"));
        present(ZERO + 7, Recorded.batch("later"), true);
        worker.tick();
        worker.close();

        assertThat(failures).hasSize(1);
        assertThat(failures.get(0)).startsWith("recording stopped, " + file + " cannot be written any more");
        assertThat(Files.size(file)).isEqualTo(size);
        assertThat(Recorded.read(file).batches()).containsExactly(Recorded.keyframe(0, "state"));
    }

    @Test
    void append_afterDiskFailed_asksForNoSegment() {
        present(ZERO, Recorded.batch("state"), false);
        failDisk();

        assertThat(drawn(ZERO + TimeUnit.SECONDS.toNanos(100), Recorded.batch("a")))
                .isFalse();
    }

    @Test
    void keyframe_onOtherThread_fails() {
        assertThatThrownBy(() -> CompletableFuture.runAsync(() -> present(ZERO, Recorded.batch("a"), false))
                        .get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void recording_hasWallClockOfItsStart() throws Exception {
        present(ZERO, Recorded.batch("state"), false);
        worker.close();

        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.wallStartMillis()).isEqualTo(WALL_MILLIS);
        }
    }

    @Test
    void append_ofBatchThatNoRecordHolds_goesOnWithTheNextState() throws Exception {
        present(ZERO, Recorded.batch("state"), false);
        DisplayEvent one = new DisplayEvent.Marker("x");

        boolean asksForState = drawn(ZERO + 1, new EventBatch(Collections.nCopies((1 << 20) + 1, one)));
        assertThat(asksForState).isTrue();
        present(ZERO + 2, Recorded.batch("later"), false);
        worker.close();

        assertThat(failures).isEmpty();
        assertThat(Recorded.read(file).batches())
                .containsExactly(
                        Recorded.keyframe(0, "state"), Recorded.keyframe(2, "later"), Recorded.events(2, "later"));
    }

    @Test
    void close_beforeTheTimeOfTheLastBatch_stillEndsTheRecording() throws Exception {
        present(ZERO, Recorded.batch("state"), false);
        drawn(ZERO + 10, Recorded.batch("a"));
        nowNanos = ZERO + 5;

        worker.close();

        assertThat(Recorded.read(file).ending()).isEqualTo("CLEAN");
        nowNanos = ZERO + 10;
    }

    /** Makes the next write of the file fail: the thread is interrupted in it, which closes the file beneath the writer. */
    private void failDisk() {
        Thread.currentThread().interrupt();
        worker.tick();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failures).hasSize(1);
    }

    @Test
    void segment_ofTwoDisplays_waitsForBothAndKeepsWhatIsDrawnMeanwhile() throws Exception {
        present(0, ZERO, Recorded.batch("0"), false);
        drawn(0, ZERO + 1, Recorded.batch("0 alone"));
        asked.clear();
        present(1, ZERO + 2, Recorded.batch("1"), false);
        assertThat(asked).as("the other's state is needed").containsExactly(0);
        drawn(1, ZERO + 3, Recorded.batch("1 drawn"));
        drawn(0, ZERO + 4, Recorded.batch("0 drawn"));
        present(0, ZERO + 5, Recorded.batch("0 now"), false);
        drawn(1, ZERO + 6, Recorded.batch("1 later"));
        nowNanos = ZERO + 7;
        worker.close();

        assertThat(Recorded.read(file).batches())
                .containsExactly(
                        Recorded.keyframe(0, "0"),
                        Recorded.events(1, "0 alone"),
                        Recorded.events(4, "0 drawn"),
                        new RecordedBatch(5, 0, true, Recorded.batch("0 now")),
                        new RecordedBatch(5, 1, true, Recorded.batch("1")),
                        new RecordedBatch(5, 1, false, Recorded.batch("1 drawn")),
                        new RecordedBatch(6, 1, false, Recorded.batch("1 later")));
    }

    @Test
    void close_whileStatesAreGathered_losesNothing() throws Exception {
        present(0, ZERO, Recorded.batch("0"), false);
        present(1, ZERO + 1, Recorded.batch("1"), false);
        present(0, ZERO + 1, Recorded.batch("0"), false);
        present(1, ZERO + 10, Recorded.batch("1 behind a gap"), true);
        drawn(1, ZERO + 11, Recorded.batch("1 drawn"));
        nowNanos = ZERO + 12;
        worker.close();

        assertThat(Recorded.read(file).batches())
                .endsWith(
                        new RecordedBatch(10, 1, false, Recorded.batch("1 behind a gap")),
                        new RecordedBatch(11, 1, false, Recorded.batch("1 drawn")));
    }

    @Test
    void finish_whenStatesAreTold_notesWhatSurfacesShow() throws Exception {
        EventBatch state = new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 2, 2)));
        present(ZERO, state, false);
        worker.finish();
        present(ZERO + 5, state, false);
        nowNanos = ZERO + 9;
        worker.close();

        try (RecordingReader reader = RecordingReader.open(file)) {
            List<Entry> entries = new ArrayList<>();
            for (Optional<Entry> entry = reader.nextEntry(); entry.isPresent(); entry = reader.nextEntry()) {
                entries.add(entry.get());
            }
            Note hash = new Note.Hash(0, 0, SurfaceHash.of(new Surface(PixelFormat.XRGB32, 2, 2).snapshot()));
            assertThat(entries)
                    .containsExactly(
                            new RecordedBatch(0, true, state), new RecordedNote(0, hash), new RecordedNote(5, hash));
        }
    }

    @Test
    void tick_whenRotationIsDue_goesOnInANewFileWithoutAGap() throws Exception {
        close();
        file = folder.resolve("long.caraway");
        worker = worker(new RecorderOptions(
                new NumberedNames(file, false),
                new Rotation(0, TimeUnit.SECONDS.toNanos(10)),
                Retention.ALL,
                SyncLevel.FULL,
                false));
        worker.note(ZERO, new Note.ViewerJoined(7, Note.ViewerKind.SPICE, "desk"));
        present(ZERO, Recorded.batch("state"), false);
        nowNanos = ZERO + TimeUnit.SECONDS.toNanos(10);
        asked.clear();
        worker.tick();
        worker.tick();
        assertThat(asked).as("asked once").containsExactly(0);
        drawn(0, nowNanos + 1, Recorded.batch("a"));
        present(nowNanos + 2, Recorded.batch("state 2"), false);
        drawn(0, nowNanos + 5, Recorded.batch("b"));
        nowNanos += 9;
        worker.close();

        Recorded first = Recorded.read(file);
        assertThat(first.ending()).isEqualTo("CLEAN");
        assertThat(first.batches())
                .containsExactly(Recorded.keyframe(0, "state"), Recorded.events(TimeUnit.SECONDS.toNanos(10) + 1, "a"));
        Path second = folder.resolve("long-2.caraway");
        assertThat(Recorded.read(second).batches())
                .containsExactly(Recorded.keyframe(0, "state 2"), Recorded.events(3, "b"));
        try (RecordingReader reader = RecordingReader.open(second)) {
            reader.nextEntry();
            assertThat(reader.nextEntry())
                    .contains(new RecordedNote(0, new Note.ViewerJoined(7, Note.ViewerKind.SPICE, "desk")));
        }
    }

    @Test
    void tick_someTimeAfterDiskFailed_goesOnInANewFile() throws Exception {
        present(ZERO, Recorded.batch("state"), false);
        worker.tick();
        drawn(ZERO + 4, Recorded.batch("lost"));
        failDisk();
        drawn(ZERO + 5, Recorded.batch("lost"));
        assertThat(failures).hasSize(1);
        asked.clear();
        worker.tick();
        assertThat(asked).as("not at once").isEmpty();

        nowNanos = ZERO + RecorderWorker.RETRY_NANOS;
        worker.tick();
        assertThat(asked).containsExactly(0);
        present(nowNanos, Recorded.batch("state 2"), true);
        drawn(nowNanos + 5, Recorded.batch("b"));
        worker.close();

        Path second = folder.resolve("day-2.caraway");
        assertThat(resumptions).containsExactly("recording goes on in " + second);
        assertThat(Recorded.read(file).batches()).containsExactly(Recorded.keyframe(0, "state"));
        assertThat(Recorded.read(second).batches())
                .containsExactly(Recorded.keyframe(0, "state 2"), Recorded.events(5, "b"));
    }

    @Test
    void open_inAFolderThatIsFull_takesAwayTheOldest() throws Exception {
        close();
        DatedNames names = new DatedNames(folder, DatedNames.TEMPLATE, "vnc://desk:1");
        Files.writeString(folder.resolve("notes.txt"), "kept");
        for (int day = 1; day <= 5; day++) {
            wallMillis = WALL_MILLIS + TimeUnit.DAYS.toMillis(day);
            worker = worker(new RecorderOptions(
                    names, Rotation.NEVER, new Retention(3, 0, Duration.ZERO), SyncLevel.NONE, false));
            worker.close();
            Files.setLastModifiedTime(newest(), FileTime.fromMillis(wallMillis));
        }

        assertThat(folder.toFile().list())
                .hasSize(5)
                .contains("notes.txt", "day.caraway")
                .anyMatch(name -> name.startsWith("desk-1-2023-11-19-"))
                .noneMatch(name -> name.startsWith("desk-1-2023-11-15-"));
    }

    private Path newest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().startsWith("desk"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }
}
