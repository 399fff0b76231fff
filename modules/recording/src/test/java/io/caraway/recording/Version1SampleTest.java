package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Head;
import io.caraway.drawing.InputEvent;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording made by the first release stays readable: its file is kept, and so is what it holds. */
class Version1SampleTest {
    private static final String SAMPLE = "version-1.caraway";
    private static final long WALL_MILLIS = 1_790_000_000_000L;
    private static final long SECOND = 1_000_000_000;

    @TempDir
    private Path folder;

    @Test
    void nextEntry_sampleOfVersion1_givesWhatWasRecorded() throws Exception {
        Path sample = folder.resolve("sample.caraway");
        try (InputStream in = Objects.requireNonNull(Version1SampleTest.class.getResourceAsStream(SAMPLE))) {
            Files.copy(in, sample);
        }
        assertHolds(sample);
    }

    @Test
    void nextEntry_sampleMadeToday_givesWhatWasRecorded() throws Exception {
        Path sample = folder.resolve("today.caraway");
        try (RecordingWriter writer = RecordingWriter.create(sample, WALL_MILLIS, false, true)) {
            for (Entry entry : content()) {
                if (entry instanceof RecordedNote note) {
                    writer.note(note.timeNanos(), note.note());
                } else if (entry instanceof RecordedBatch batch && !batch.keyframe()) {
                    writer.append(batch.timeNanos(), batch.display(), batch.batch());
                } else if (entry instanceof RecordedBatch batch && batch.display() == 0) {
                    writer.segment(
                            batch.timeNanos(), wallMillis(batch), new TreeMap<>(Map.of(0, state(0), 4, state(4))));
                }
            }
            writer.end(9 * SECOND);
        }
        assertHolds(sample);
    }

    private static void assertHolds(Path sample) throws IOException, ProtocolException {
        List<Object> read = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(sample)) {
            for (Optional<Entry> entry = reader.nextEntry(); entry.isPresent(); entry = reader.nextEntry()) {
                read.add(plain(entry.get()));
            }
            assertThat(reader.warnings()).isEmpty();
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CLEAN);
            assertThat(reader.durationNanos()).isEqualTo(9 * SECOND);
            assertThat(reader.wallStartMillis()).isEqualTo(WALL_MILLIS);
            assertThat(reader.hasKeys()).isTrue();
            assertThat(reader.segments()).extracting(SegmentPlace::timeNanos).containsExactly(0L, SECOND, 2 * SECOND);
        }
        assertThat(read)
                .isEqualTo(content().stream().map(Version1SampleTest::plain).toList());
        Verification verification = Verification.of(sample);
        assertThat(verification.isSound()).isTrue();
        assertThat(verification.isComplete()).isTrue();
    }

    private static long wallMillis(RecordedBatch batch) {
        return WALL_MILLIS + TimeUnit.NANOSECONDS.toMillis(batch.timeNanos());
    }

    private static Object plain(Entry entry) {
        return entry instanceof RecordedBatch batch ? GeneratedEvents.plain(batch) : entry;
    }

    /** Three segments of two displays, with everything a file can hold. */
    private static List<Entry> content() {
        List<Entry> entries = new ArrayList<>();
        for (int segment = 0; segment < 3; segment++) {
            long time = segment * SECOND;
            entries.add(new RecordedBatch(time, 0, true, state(0)));
            entries.add(new RecordedBatch(time, 4, true, state(4)));
            if (segment == 0) {
                entries.add(new RecordedNote(time, new Note.ViewerJoined(1, Note.ViewerKind.SPICE, "192.0.2.7:40001")));
                entries.add(new RecordedNote(time, new Note.Control(OptionalLong.of(1))));
            }
            entries.add(new RecordedBatch(time + 1, 0, false, pictures(segment)));
            entries.add(new RecordedBatch(time + 2, 4, false, pictures(segment)));
            entries.add(new RecordedBatch(time + 3, 0, false, moves()));
            entries.add(
                    new RecordedNote(time + 3, new Note.Pointer(0, 1, new InputEvent.Pointer(10 + segment, 20, 1))));
            entries.add(new RecordedNote(time + 4, new Note.Key(0, 1, new InputEvent.Key(true, 0x1e))));
            Surface black = new Surface(PixelFormat.XRGB32, 40, 30);
            entries.add(new RecordedNote(time + 5, new Note.Hash(4, 0, SurfaceHash.of(black.snapshot()))));
        }
        entries.add(new RecordedNote(3 * SECOND, new Note.Control(OptionalLong.empty())));
        entries.add(new RecordedNote(3 * SECOND, new Note.ViewerLeft(1)));
        return entries;
    }

    private static EventBatch state(int display) {
        return new EventBatch(List.of(
                new DisplayEvent.Title("display " + display),
                new DisplayEvent.SurfaceCreate(0, 40, 30),
                new DisplayEvent.Draw(Drawable.copy(0, 0, 0, gradient(40, 30))),
                new DisplayEvent.Monitors(List.of(new Head(0, 0, new Rect(0, 0, 40, 30)))),
                new DisplayEvent.CursorSet(new CursorShape(2, 1, 1, 0, new int[] {0x80402010, 0xff0000ff}))));
    }

    private static EventBatch pictures(int segment) {
        return new EventBatch(List.of(
                new DisplayEvent.Marker("segment " + segment),
                new DisplayEvent.Draw(Drawable.fill(0, new Rect(1, 2, 9, 8), 0xaabbcc)),
                new DisplayEvent.Draw(Drawable.copy(0, 3, 4, gradient(20, 10))),
                new DisplayEvent.Draw(Drawable.copy(0, 9, 4, gradient(20, 10))),
                new DisplayEvent.Draw(Drawable.copyBits(0, new Rect(0, 0, 10, 10), 5, 6))));
    }

    private static EventBatch moves() {
        return new EventBatch(Collections.nCopies(50, new DisplayEvent.CursorMove(7, 8)));
    }

    private static Image gradient(int width, int height) {
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / width * 0x010203;
        }
        return Image.ofPixels(width, height, pixels);
    }
}
