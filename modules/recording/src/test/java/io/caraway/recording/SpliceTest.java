package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpliceTest {
    private static final int SEGMENTS = 5;
    private static final int BATCHES_EACH = 12;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void add_partsOfRecordingOneBehindTheOther_showTheSameAtAllTimes(long seed) throws Exception {
        Path original = folder.resolve("original.caraway");
        long duration = RandomRecording.write(original, seed, SEGMENTS, BATCHES_EACH);
        Random random = new Random(-seed);
        List<Long> cuts =
                random.longs(3, 1, duration).sorted().distinct().boxed().toList();
        List<Path> parts = new ArrayList<>();
        long from = 0;
        for (long to : cuts) {
            parts.add(spliced(seed, original, from, to));
            from = to;
        }
        parts.add(spliced(seed, original, from, Long.MAX_VALUE));

        Path joined = join(parts);

        assertSound(joined, "seed " + seed);
        assertThat(duration(joined)).as("seed " + seed).isEqualTo(duration);
        assertSamePictures(original, joined, "seed " + seed + ", cut at " + cuts);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void add_others_showsEachAsItIsWhetherPlayedOrSought(long seed) throws Exception {
        List<Path> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Path part = folder.resolve("part" + i);
            RandomRecording.write(part, 10 * seed + i, 2, 6);
            parts.add(part);
        }

        Path joined = join(parts);

        assertSound(joined, "seed " + seed);
        NavigableMap<Long, Map<Integer, List<Object>>> played = Pictures.played(joined);
        long base = 0;
        for (Path part : parts) {
            for (Map.Entry<Long, Map<Integer, List<Object>>> shown :
                    Pictures.played(part).entrySet()) {
                long time = base + shown.getKey();
                // At the very end of a part the next begins, and a display that is gone keeps its last picture.
                if (time < base + duration(part) || part.equals(parts.get(2))) {
                    assertThat(played.get(time))
                            .as("seed %d, %s at %d", seed, part, time)
                            .containsAllEntriesOf(shown.getValue());
                    assertThat(Pictures.soughtAt(joined, time))
                            .as("seed %d, %s sought at %d", seed, part, time)
                            .isEqualTo(Pictures.soughtAt(part, shown.getKey()));
                }
            }
            base += duration(part);
        }
        assertThat(duration(joined)).isEqualTo(base);
    }

    @Test
    void add_partFromTheMiddle_beginsAtZeroWithTheWallClockOfThatMoment() throws Exception {
        Path original = folder.resolve("original.caraway");
        EventBatch state = new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 4, 4)));
        long second = TimeUnit.SECONDS.toNanos(1);
        try (RecordingWriter writer = RecordingWriter.create(original, 1_000_000, true)) {
            writer.keyframe(0, 1_000_000, state);
            writer.wallClock(2 * second, 1_062_000);
            writer.append(4 * second, state);
            writer.keyframe(5 * second, 1_065_000, state);
            writer.append(6 * second, state);
            writer.end(9 * second);
        }

        Path part = spliced(1, original, 3 * second, 8 * second);

        assertThat(duration(part)).isEqualTo(5 * second);
        try (RecordingReader reader = RecordingReader.open(part)) {
            assertThat(reader.wallStartMillis()).isEqualTo(1_063_000);
            assertThat(reader.segments())
                    .extracting(SegmentPlace::timeNanos, SegmentPlace::wallMillis)
                    .containsExactly(tuple(0L, 1_063_000L), tuple(2 * second, 1_065_000L));
            List<Entry> entries = entries(reader);
            assertThat(entries).extracting(Entry::timeNanos).containsExactly(0L, second, 2 * second, 3 * second);
            assertThat(entries).as("the clock did not jump").hasOnlyElementsOfType(RecordedBatch.class);
        }
    }

    @Test
    void add_image_isCarriedAsTheBytesItIs() throws Exception {
        Path original = folder.resolve("original.caraway");
        int[] pixels = new Random(1).ints(32 * 32, 0, 1 << 24).toArray();
        EncodedImage jpeg = Image.ofPixels(32, 32, pixels).encode(ImageForm.JPEG);
        DisplayEvent copy = new DisplayEvent.Draw(Drawable.copy(0, 0, 0, Image.ofEncoded(jpeg)));
        try (RecordingWriter writer = RecordingWriter.create(original, 0, true)) {
            writer.keyframe(0, 0, new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 32, 32))));
            writer.append(10, new EventBatch(List.of(copy)));
            writer.append(20, new EventBatch(List.of(copy)));
            writer.keyframe(30, 0, new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 32, 32))));
            writer.append(40, new EventBatch(List.of(copy)));
        }

        Path part = spliced(1, original, 15, Long.MAX_VALUE);

        List<byte[]> images = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(part)) {
            for (Entry entry : entries(reader)) {
                if (entry instanceof RecordedBatch batch && !batch.keyframe()) {
                    ((DisplayEvent.Draw) batch.batch().events().get(0))
                            .drawable()
                            .operation()
                            .images()
                            .forEach(image ->
                                    images.add(image.arrived().orElseThrow().bytes()));
                }
            }
        }
        assertThat(images).containsExactly(jpeg.bytes(), jpeg.bytes());
    }

    @Test
    void add_damagedAnywhere_makesSoundRecordingThatShowsWhatTheDamagedOneDoes() throws Exception {
        Path original = folder.resolve("original.caraway");
        TestRecording recording = TestRecording.generateShort(original, 5, 3, 2);
        Path damaged = folder.resolve("damaged.caraway");
        for (int at = FileHeader.BYTES; at < recording.bytes().length; at++) {
            byte[] bytes = recording.bytes().clone();
            bytes[at] ^= 0x10;
            Files.write(damaged, bytes);
            assertShowsTheSame(damaged, "byte " + at);
        }
    }

    @Test
    void add_cutAnywhere_makesCompleteRecordingThatShowsWhatTheCutOneDoes() throws Exception {
        Path original = folder.resolve("original.caraway");
        TestRecording recording = TestRecording.generateShort(original, 6, 3, 2);
        Path cut = folder.resolve("cut.caraway");
        for (int length = FileHeader.BYTES; length < recording.bytes().length; length++) {
            Files.write(cut, Arrays.copyOf(recording.bytes(), length));
            assertShowsTheSame(cut, "length " + length);
        }
    }

    @Test
    void add_damagedInTheMiddle_tellsWhatIsLost() throws Exception {
        Path original = folder.resolve("original.caraway");
        EventBatch state = new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 4, 4)));
        long at;
        try (RecordingWriter writer = RecordingWriter.create(original, 0, true)) {
            writer.keyframe(0, 0, state);
            writer.append(10, state);
            at = writer.size();
            writer.append(20, state);
            writer.append(30, state);
            writer.keyframe(40, 0, state);
            writer.end(50);
        }
        byte[] bytes = Files.readAllBytes(original);
        bytes[(int) at + RecordFrame.HEAD_BYTES]++;
        Files.write(original, bytes);
        Path target = folder.resolve("target");
        try (Splice splice = new Splice(target, true, true)) {
            Taken taken = splice.add(original, 0, Long.MAX_VALUE, time -> {});

            assertThat(taken.losses())
                    .singleElement()
                    .satisfies(loss -> assertThat(List.of(loss.fromNanos(), loss.toNanos(), loss.fromOffset()))
                            .containsExactly(10L, 40L, at))
                    .matches(Loss::drawn);
            assertThat(taken.ending().kind()).isEqualTo(Ending.Kind.CLEAN);
            splice.end();
        }
        try (RecordingReader reader = RecordingReader.open(target)) {
            assertThat(entries(reader))
                    .extracting(Entry::timeNanos)
                    .as("the second keyframe as events, too")
                    .containsExactly(0L, 10L, 40L, 40L);
        }
    }

    private void assertShowsTheSame(Path file, String how) throws IOException, ProtocolException {
        NavigableMap<Long, Map<Integer, List<Object>>> expected = Pictures.played(file);
        Path target = folder.resolve("target.caraway");
        try (Splice splice = new Splice(target, true, true)) {
            splice.add(file, 0, Long.MAX_VALUE, time -> {});
            assertThat(splice.isEmpty()).as(how).isEqualTo(expected.isEmpty());
            if (splice.isEmpty()) {
                return;
            }
            splice.end();
        }
        assertSound(target, how);
        assertThat(Pictures.played(target)).as(how).isEqualTo(expected);
    }

    private static void assertSamePictures(Path original, Path joined, String how)
            throws IOException, ProtocolException {
        NavigableMap<Long, Map<Integer, List<Object>>> expected = Pictures.played(original);
        NavigableMap<Long, Map<Integer, List<Object>>> found = Pictures.played(joined);
        for (long time : expected.keySet()) {
            assertThat(found.get(time)).as("%s: at %d", how, time).isEqualTo(expected.get(time));
            assertThat(Pictures.soughtAt(joined, time))
                    .as("%s: sought at %d", how, time)
                    .isEqualTo(Pictures.soughtAt(original, time));
        }
        found.forEach((time, shown) -> assertThat(shown)
                .as("%s: at %d of the new one", how, time)
                .isEqualTo(expected.floorEntry(time).getValue()));
    }

    private Path spliced(long seed, Path original, long from, long to) throws IOException, ProtocolException {
        Path target = Files.createTempFile(folder, "part", ".caraway");
        try (Splice splice = new Splice(target, true, true)) {
            Taken taken = splice.add(original, from, to, time -> {});
            assertThat(taken.losses()).as("seed " + seed).isEmpty();
            splice.end();
        }
        assertSound(target, "seed " + seed + ", from " + from + " to " + to);
        return target;
    }

    private Path join(List<Path> parts) throws IOException, ProtocolException {
        Path target = folder.resolve("joined.caraway");
        try (Splice splice = new Splice(target, true, true)) {
            for (Path part : parts) {
                splice.add(part, 0, Long.MAX_VALUE, time -> {});
            }
            splice.end();
        }
        return target;
    }

    private static void assertSound(Path file, String how) throws IOException, ProtocolException {
        Verification verification = Verification.of(file);
        assertThat(verification.faults()).as(how).isEmpty();
        assertThat(verification.missing()).as(how).isEmpty();
    }

    private static long duration(Path file) throws IOException, ProtocolException {
        try (RecordingReader reader = RecordingReader.open(file)) {
            return reader.durationNanos();
        }
    }

    private static List<Entry> entries(RecordingReader reader) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Optional<Entry> next = reader.nextEntry(); next.isPresent(); next = reader.nextEntry()) {
            entries.add(next.get());
        }
        return entries;
    }
}
