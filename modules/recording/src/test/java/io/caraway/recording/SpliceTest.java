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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpliceTest {
    private static final int SEGMENTS = 5;
    private static final int BATCHES_EACH = 12;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("seeds")
    void add_partsOfRecordingOneBehindTheOther_showTheSameAtAllTimes(long seed) throws Exception {
        Path original = folder.resolve("original.caraway");
        long duration = RandomRecording.write(original, seed, SEGMENTS, BATCHES_EACH);
        List<Long> cuts = cuts(original, new Random(-seed), duration);
        String how = "seed " + seed + ", cut at " + cuts;
        List<Path> parts = new ArrayList<>();
        Path atOnce = folder.resolve("at-once.caraway");
        try (Splice splice = new Splice(atOnce, true, true)) {
            for (int i = 0; i + 1 < cuts.size(); i++) {
                Path part = spliced(how, original, cuts.get(i), cuts.get(i + 1));
                assertBeginsAsItWas(original, cuts.get(i), part, how);
                parts.add(part);
                splice.add(original, cuts.get(i), cuts.get(i + 1), time -> {});
            }
            splice.end();
        }
        for (Path joined : List.of(atOnce, join(parts))) {
            assertSound(joined, how);
            assertThat(duration(joined)).as(how).isEqualTo(duration);
            assertSamePictures(original, joined, how);
            assertThat(told(joined)).as(how).isEqualTo(told(original));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void add_partOfDamagedRecording_showsWhatTheDamagedOneDoes(long seed) throws Exception {
        Path damaged = folder.resolve("damaged.caraway");
        long duration = RandomRecording.write(damaged, seed, SEGMENTS, BATCHES_EACH);
        Random random = new Random(-seed);
        byte[] bytes = Files.readAllBytes(damaged);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(FileHeader.BYTES, bytes.length)] ^= 0x55;
        }
        Files.write(damaged, bytes);
        List<Long> cuts = cuts(damaged, random, duration);
        NavigableMap<Long, Map<Integer, List<Object>>> expected = Pictures.played(damaged);
        for (long from : cuts) {
            String how = "seed " + seed + ", from " + from;
            Path part = folder.resolve("part");
            try (Splice splice = new Splice(part, true, true)) {
                splice.add(damaged, from, Long.MAX_VALUE, time -> {});
                if (splice.isEmpty()) {
                    assertThat(expected.ceilingEntry(from)).as(how).isNull();
                    continue;
                }
                splice.end();
            }
            assertSound(part, how);
            Pictures.played(part)
                    .forEach((time, shown) -> assertThat(
                                    expected.floorEntry(from + time).getValue())
                            .as("%s: at %d", how, time)
                            .containsAllEntriesOf(shown));
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    /** Times to cut at: between any two things, at one, or where a segment begins; the start and all that is left are among them. */
    private static List<Long> cuts(Path original, Random random, long duration) throws Exception {
        List<Long> cuts = new ArrayList<>(List.of(0L, Long.MAX_VALUE));
        try (RecordingReader reader = RecordingReader.open(original)) {
            List<Long> times = entries(reader).stream().map(Entry::timeNanos).toList();
            List<SegmentPlace> segments = reader.segments();
            cuts.add(random.nextLong(1, duration));
            cuts.add(times.get(random.nextInt(times.size())));
            cuts.add(segments.get(random.nextInt(segments.size())).timeNanos());
        }
        return cuts.stream()
                .filter(cut -> cut < duration || cut == Long.MAX_VALUE)
                .distinct()
                .sorted()
                .toList();
    }

    /** A part shows at its start, and to who goes anywhere, what the original shows there; its clock shows what it did. */
    private static void assertBeginsAsItWas(Path original, long from, Path part, String how) throws Exception {
        for (long time : Pictures.played(part).keySet()) {
            assertThat(Pictures.soughtAt(part, time))
                    .as("%s: part from %d, at %d", how, from, time)
                    .isEqualTo(Pictures.soughtAt(original, from + time));
        }
        try (RecordingReader reader = RecordingReader.open(part);
                RecordingReader before = RecordingReader.open(original)) {
            assertThat(reader.segments().get(0).timeNanos()).as(how).isZero();
            SegmentPlace last = before.segments().get(0);
            for (SegmentPlace segment : before.segments()) {
                last = segment.timeNanos() < from ? segment : last;
            }
            if (before.segments().stream().noneMatch(segment -> segment.timeNanos() == from)) {
                assertThat(reader.wallStartMillis())
                        .as(how)
                        .isEqualTo(last.wallMillis()
                                - TimeUnit.NANOSECONDS.toMillis(last.timeNanos())
                                + TimeUnit.NANOSECONDS.toMillis(from));
            }
        }
    }

    /** All notes and markers, with their times. */
    private static List<Object> told(Path file) throws Exception {
        List<Object> told = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (Entry entry : entries(reader)) {
                if (entry instanceof RecordedNote note) {
                    told.add(note.note() instanceof Note.Clock ? List.of(note.timeNanos(), "clock") : note);
                } else if (entry instanceof RecordedBatch batch && !batch.keyframe()) {
                    batch.batch().events().stream()
                            .filter(event -> event.type() == DisplayEvent.Type.MARKER)
                            .forEach(marker -> told.add(List.of(batch.timeNanos(), batch.display(), marker)));
                }
            }
        }
        return told;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void add_partsOfOthers_showsEachAsItIsWhetherPlayedOrSought(long seed) throws Exception {
        List<Path> parts = new ArrayList<>();
        Path joined = folder.resolve("joined.caraway");
        try (Splice splice = new Splice(joined, true, true)) {
            for (int i = 0; i < 4; i++) {
                Path part = folder.resolve("part" + i);
                long duration = RandomRecording.write(part, 10 * seed + i, 2, 9);
                long from = i % 2 == 0 ? 0 : duration / 3;
                splice.add(part, from, Long.MAX_VALUE, time -> {});
                parts.add(from == 0 ? part : spliced("seed " + seed, part, from, Long.MAX_VALUE));
            }
            splice.end();
        }
        assertSound(joined, "seed " + seed);
        NavigableMap<Long, Map<Integer, List<Object>>> played = Pictures.played(joined);
        long base = 0;
        for (Path part : parts) {
            long end = base + duration(part);
            for (Map.Entry<Long, Map<Integer, List<Object>>> shown :
                    Pictures.played(part).entrySet()) {
                long time = base + shown.getKey();
                // When a part ends the next begins; a display that is gone keeps its last picture to who plays on.
                if (time < end || part.equals(parts.get(parts.size() - 1))) {
                    assertThat(played.get(time))
                            .as("seed %d, %s at %d", seed, part, time)
                            .containsAllEntriesOf(shown.getValue());
                    assertThat(Pictures.soughtAt(joined, time))
                            .as("seed %d, %s sought at %d", seed, part, time)
                            .isEqualTo(Pictures.soughtAt(part, shown.getKey()));
                }
            }
            base = end;
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

        Path part = spliced("", original, 3 * second, 8 * second);

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

        Path part = spliced("", original, 15, Long.MAX_VALUE);

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
    void add_segmentWithImagesThatRecurBehindAnother_keepsTheirNumbers() throws Exception {
        Path original = folder.resolve("original.caraway");
        List<DisplayEvent> copies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int[] pixels = new Random(i).ints(64, 0, 1 << 24).toArray();
            copies.add(new DisplayEvent.Draw(Drawable.copy(0, 0, 0, Image.ofPixels(8, 8, pixels))));
        }
        try (RecordingWriter writer = RecordingWriter.create(original, 0, true)) {
            writer.keyframe(0, 0, new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 8, 8), copies.get(0))));
            for (int i = 1; i < 9; i++) {
                writer.append(i, new EventBatch(List.of(copies.get(i % 3))));
            }
            writer.end(10);
        }

        Path joined = join(List.of(original, original));

        NavigableMap<Long, Map<Integer, List<Object>>> expected = Pictures.played(original);
        NavigableMap<Long, Map<Integer, List<Object>>> found = Pictures.played(joined);
        assertThat(found).hasSize(2 * expected.size());
        expected.forEach((time, shown) ->
                assertThat(found.get(10 + time)).as("at " + time).isEqualTo(shown));
    }

    @Test
    void add_damagedAnywhere_makesSoundRecordingThatShowsWhatTheDamagedOneDoes() throws Exception {
        Path original = folder.resolve("original.caraway");
        TestRecording recording = TestRecording.generateShort(original, 5, 3, 1);
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
        TestRecording recording = TestRecording.generateShort(original, 6, 3, 1);
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

    private Path spliced(String how, Path original, long from, long to) throws IOException, ProtocolException {
        Path target = Files.createTempFile(folder, "part", ".caraway");
        try (Splice splice = new Splice(target, true, true)) {
            Taken taken = splice.add(original, from, to, time -> {});
            assertThat(taken.losses()).as(how).isEmpty();
            splice.end();
        }
        assertSound(target, how + ", from " + from + " to " + to);
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
