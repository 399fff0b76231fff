package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void of_anyTopics_findsByIndexesWhatReadingAllFinds(long seed) throws Exception {
        Path file = folder.resolve("a.caraway");
        RandomRecording.write(file, seed, 6, 5);
        for (Set<Highlight.Topic> topics : List.of(
                EnumSet.noneOf(Highlight.Topic.class),
                EnumSet.of(Highlight.Topic.MARKER),
                EnumSet.of(Highlight.Topic.SIZE, Highlight.Topic.TITLE),
                EnumSet.of(Highlight.Topic.VIEWER, Highlight.Topic.KEY),
                EnumSet.allOf(Highlight.Topic.class))) {
            String how = "seed " + seed + ", " + topics;
            List<Highlight> byIndex = new ArrayList<>();
            List<Highlight> all = new ArrayList<>();

            Outline outline = Outline.of(file, Outline.Reach.INDEXED, topics, byIndex::add, offset -> {});

            Outline whole = Outline.of(file, Outline.Reach.ALL, topics, all::add, offset -> {});
            assertThat(byIndex).as(how).isEqualTo(all);
            assertThat(outline.frame()).as(how).isEqualTo(whole.frame());
            assertThat(outline.kinds()).as(how).isEqualTo(whole.kinds()).isNotEmpty();
            assertThat(outline.segments()).as(how).isEqualTo(whole.segments()).hasSize(6);
            assertThat(outline.warnings()).as(how).isEmpty();
        }
    }

    @Test
    void of_closedRecording_countsWhatTheIndexesDo() throws Exception {
        Path file = folder.resolve("a.caraway");
        TestRecording recording = TestRecording.generate(file, 7, 3, 9);
        Map<String, List<Long>> written = new TreeMap<>();
        try (RecordFile records = new RecordFile(file)) {
            for (RecordFrame frame : recording.frames()) {
                if (frame.is(RecordType.INDEX)) {
                    RecordFrame sound = records.record(frame.offset());
                    add(
                            written,
                            SegmentIndex.read(records.fields(sound, SegmentIndex.BYTES_MAX))
                                    .kinds());
                }
            }
        }

        Outline outline = all(file);

        Map<String, List<Long>> read = new TreeMap<>();
        add(read, outline.kinds());
        assertThat(read).isNotEmpty().isEqualTo(written);
        Outline.Share share =
                Objects.requireNonNull(outline.shares().orElseThrow().get(0));
        assertThat(share.keyframes()).isEqualTo(3);
        assertThat(share.batches()).isEqualTo(27);
        assertThat(outline.frame().ending().kind()).isEqualTo(Ending.Kind.CLEAN);
        assertThat(outline.frame().durationNanos()).isEqualTo(recording.durationNanos());
    }

    @Test
    void of_cutAnywhere_endsWhereTheReaderDoes() throws Exception {
        Path file = folder.resolve("a.caraway");
        byte[] bytes = TestRecording.generateShort(file, 8, 3, 2).bytes();
        for (int length = FileHeader.BYTES; length <= bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            Ending expected = ending(file);
            for (Outline.Reach reach : Outline.Reach.values()) {
                Outline outline =
                        Outline.of(file, reach, EnumSet.noneOf(Highlight.Topic.class), found -> {}, offset -> {});
                assertThat(outline.frame().ending())
                        .as("length " + length + ", " + reach)
                        .isEqualTo(expected);
            }
        }
    }

    private static Ending ending(Path file) throws Exception {
        try (RecordingReader reader = RecordingReader.open(file)) {
            TestRecording.readAll(reader);
            return reader.ending();
        }
    }

    private static Outline all(Path file) throws Exception {
        return Outline.of(file, Outline.Reach.ALL, EnumSet.noneOf(Highlight.Topic.class), found -> {}, offset -> {});
    }

    private static void add(Map<String, List<Long>> sums, List<RecordedKind> kinds) {
        for (RecordedKind kind : kinds) {
            sums.merge(
                    kind.name() + (kind.isOfKeyframe() ? " of a keyframe" : ""),
                    List.of(kind.count(), kind.bytes()),
                    (one, two) -> List.of(one.get(0) + two.get(0), one.get(1) + two.get(1)));
        }
    }
}
