package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.images.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeekTest {
    private static final int STEPS = 120;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("a.caraway");
    }

    @Test
    void seek_anyTimeOfAClosedFile_showsWhatPlayingShows() throws Exception {
        for (long seed = 0; seed < 4; seed++) {
            record(seed, 2);
            assertSeeksAsItPlays(seed, "closed");
        }
    }

    @Test
    void seek_anyTimeOfACutFile_showsWhatPlayingShows() throws Exception {
        for (long seed = 0; seed < 8; seed++) {
            record(seed, 1);
            byte[] bytes = Files.readAllBytes(file);
            int length = new Random(seed).nextInt(bytes.length / 2, bytes.length);
            Files.write(file, Arrays.copyOf(bytes, length));
            assertSeeksAsItPlays(seed, "cut at " + length);
        }
    }

    @Test
    void seek_anyTimeOfADamagedFile_showsWhatPlayingShows() throws Exception {
        for (long seed = 0; seed < 30; seed++) {
            record(seed, 1);
            Random random = new Random(seed);
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i <= seed % 3; i++) {
                bytes[random.nextInt(FileHeader.BYTES, bytes.length)] ^= 1;
            }
            Files.write(file, bytes);
            try (RecordingReader player = RecordingReader.open(file);
                    RecordingReader seeker = RecordingReader.open(file)) {
                for (int i = 0; i < 25; i++) {
                    long time = random.nextLong(2 * STEPS);
                    player.rewind();
                    List<Object> played = Picture.at(player, time);
                    if (!played.isEmpty()) {
                        assertThat(Picture.sought(seeker, time))
                                .as("seed %d, time %d", seed, time)
                                .isEqualTo(played);
                    }
                }
            }
        }
    }

    @Test
    void seek_anyByteBehindTheHeaderFlipped_neverFails() throws Exception {
        TestRecording made = TestRecording.generateShort(file, 3, 4, 2);
        for (int at = FileHeader.BYTES; at < made.bytes().length; at++) {
            byte[] flipped = made.bytes().clone();
            flipped[at] ^= 0x41;
            Files.write(file, flipped);
            try (RecordingReader reader = RecordingReader.open(file)) {
                assertThat(reader.seek(made.durationNanos())).as("byte %d", at).isPresent();
                assertThat(reader.segments()).as("byte %d", at).hasSizeBetween(3, 4);
                assertThat(reader.seek(0).orElseThrow().timeNanos())
                        .as("byte %d", at)
                        .isNotNegative();
            }
        }
    }

    @Test
    void seek_manySegmentsWithoutFooter_landsInTheRightOne() throws Exception {
        int segments = 300;
        TestRecording made = TestRecording.generateShort(file, 1, segments, 1);
        for (int number = 1; number < segments; number += 1 + number / 9) {
            int lastBatch = made.ends().get(2 * number + 1).intValue();
            Files.write(file, Arrays.copyOf(made.bytes(), lastBatch));
            try (RecordingReader reader = RecordingReader.open(file)) {
                for (int target = 0; target <= number; target++) {
                    long time = made.batches().get(2 * target).timeNanos();
                    assertThat(reader.seek(time).orElseThrow())
                            .isEqualTo(new Seek(reader.segments().get(target), time));
                    assertThat(reader.seek(time).orElseThrow().segment().number())
                            .isEqualTo(target);
                    assertThat(reader.nextUpTo(time).orElseThrow().timeNanos()).isEqualTo(time);
                }
                assertThat(reader.segments()).hasSize(number + 1);
                assertThat(reader.durationNanos())
                        .isEqualTo(made.batches().get(2 * number + 1).timeNanos());
            }
        }
    }

    @Test
    void seek_longSegmentCutAnywhere_findsItsWayByASignpost() throws Exception {
        List<Long> ends = new ArrayList<>();
        try (RecordingWriter writer = RecordingWriter.create(file, 0, true)) {
            writer.keyframe(0, 0, new EventBatch(List.of()));
            for (int time = 1; time <= 60; time++) {
                int[] noise = new Random(time).ints(200L * 200, 0, 1 << 24).toArray();
                writer.append(
                        time,
                        new EventBatch(List.of(
                                new DisplayEvent.Draw(Drawable.copy(0, 0, 0, Image.ofPixels(200, 200, noise))))));
                ends.add(writer.size());
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        long recordBytes = ends.get(1) - ends.get(0);
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            int length = random.nextInt(ends.get(0).intValue(), ends.get(59).intValue());
            Files.write(file, Arrays.copyOf(bytes, length));
            long whole = ends.stream().filter(end -> end <= length).count();
            try (RecordingReader reader = RecordingReader.open(file);
                    RecordFile records = new RecordFile(file)) {
                assertThat(records.search().lastOfAll().orElseThrow())
                        .isGreaterThanOrEqualTo(
                                Math.max(FileHeader.BYTES, length - Signpost.SPACING_BYTES - 2 * recordBytes));
                assertThat(reader.durationNanos()).as("cut at %d", length).isEqualTo(whole);
                assertThat(reader.seek(whole).orElseThrow().segment().number()).isZero();
                assertThat(TestRecording.readAll(reader)).hasSize((int) whole + 1);
            }
        }
    }

    @Test
    void seek_beforeTheFirstKeyframe_isTheFirstKeyframe() throws Exception {
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(70, 0, new EventBatch(List.of()));
            writer.append(80, new EventBatch(List.of()));
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (long time : new long[] {Long.MIN_VALUE, 0, 69}) {
                Seek seek = reader.seek(time).orElseThrow();
                assertThat(seek.timeNanos()).isEqualTo(70);
                assertThat(reader.nextUpTo(seek.timeNanos()).orElseThrow().keyframe())
                        .isTrue();
                assertThat(reader.isAfterGap()).isTrue();
                assertThat(reader.nextUpTo(79)).isEmpty();
                assertThat(reader.nextUpTo(80)).isPresent();
            }
            assertThat(reader.seek(Long.MAX_VALUE).orElseThrow().segment().number())
                    .isZero();
        }
    }

    @Test
    void seek_emptyRecording_findsNothing() throws Exception {
        RecordingWriter.create(file, 5, false).close();
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.seek(5)).isEmpty();
            assertThat(reader.segments()).isEmpty();
        }
        new RawRecording().write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.seek(5)).isEmpty();
            assertThat(reader.segments()).isEmpty();
        }
    }

    @Test
    void seek_afterTheEnd_canGoBackAndPlayOn() throws Exception {
        TestRecording made = TestRecording.generate(file, 9, 4, 5);
        try (RecordingReader reader = RecordingReader.open(file)) {
            TestRecording.readAll(reader);
            reader.seek(0);
            assertThat(TestRecording.readAll(reader)).isEqualTo(made.plain());
            reader.seek(made.batches().get(12).timeNanos());
            assertThat(TestRecording.readAll(reader)).isEqualTo(made.plain().subList(12, 24));
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CLEAN);
        }
    }

    private void assertSeeksAsItPlays(long seed, String what) throws Exception {
        Random random = new Random(seed);
        try (RecordingReader player = RecordingReader.open(file);
                RecordingReader seeker = RecordingReader.open(file)) {
            Picture shown = new Picture();
            long duration = player.durationNanos();
            for (long time = 0; time <= duration; time += 1 + random.nextInt(9)) {
                shown.play(player, time);
                assertThat(Picture.sought(seeker, time))
                        .as("seed %d, %s, time %d", seed, what, time)
                        .isEqualTo(shown.pixels());
            }
            for (int i = 0; i < 20; i++) {
                long time = random.nextLong(duration + 1);
                player.rewind();
                assertThat(Picture.sought(seeker, time))
                        .as("seed %d, %s, time %d", seed, what, time)
                        .isEqualTo(Picture.at(player, time));
            }
        }
    }

    /** A recording of some displays whose keyframes are what was drawn. */
    private void record(long seed, int displays) throws IOException {
        Random random = new Random(seed);
        GeneratedEvents events = new GeneratedEvents(random);
        List<DisplayState> states = new ArrayList<>();
        for (int display = 0; display < displays; display++) {
            DisplayState state = new DisplayState();
            state.apply(new DisplayEvent.SurfaceCreate(0, 90, 70));
            states.add(state);
        }
        long time = 0;
        try (RecordingWriter writer = RecordingWriter.create(file, 0, true)) {
            for (int step = 0; step < STEPS; step++) {
                if (step == 0 || random.nextInt(12) == 0) {
                    SortedMap<Integer, EventBatch> present = new TreeMap<>();
                    for (int i = 0; i < displays; i++) {
                        present.put(3 * i, new EventBatch(states.get(i).present()));
                    }
                    writer.segment(time, 0, present);
                } else {
                    int number = random.nextInt(displays);
                    EventBatch batch = events.batch(4);
                    batch.events().forEach(event -> states.get(number).apply(event));
                    writer.append(time, 3 * number, batch);
                }
                time += random.nextInt(5);
            }
        }
    }
}
