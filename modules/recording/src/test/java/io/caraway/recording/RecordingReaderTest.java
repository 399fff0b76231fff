package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingReaderTest {
    private static final RecordType EVENTS = RecordType.EVENTS;
    private static final RecordType KEYFRAME = RecordType.KEYFRAME;
    private static final int NOT_A_TYPE = 99;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("a.caraway");
    }

    @Test
    void open_noRecording_saysWhyAndWhichFile() throws IOException {
        assertThatThrownBy(() -> RecordingReader.open(file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("a.caraway");
        Files.write(file, new byte[0]);
        assertOpenFails("a.caraway: empty file");
        Files.writeString(file, "#!/bin/sh");
        assertOpenFails("a.caraway: not a Caraway recording: it begins with 23 21 2F");
        Files.write(file, new FileHeader(2, false, 0).toBytes());
        assertOpenFails("a.caraway: made by a newer version: format 2, this program reads up to 1");
    }

    @Test
    void ending_beforeTheEnd_fails() throws Exception {
        TestRecording.generateShort(file, 1, 1, 1);
        try (RecordingReader reader = RecordingReader.open(file)) {
            reader.next();
            assertThatThrownBy(reader::ending).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void next_cutAtEveryByte_playsTheWholeRecordsBefore() throws Exception {
        TestRecording made = TestRecording.generateShort(file, 2, 3, 3);
        for (int length = 0; length < made.bytes().length; length++) {
            replaceFile(Arrays.copyOf(made.bytes(), length));
            if (length < FileHeader.BYTES) {
                assertOpenFails(length == 0 ? "empty file" : "cut inside the header");
                continue;
            }
            long cut = length;
            int whole = (int) made.ends().stream().filter(end -> end <= cut).count();
            try (RecordingReader reader = RecordingReader.open(file)) {
                assertThat(TestRecording.readAll(reader))
                        .as("cut at %d", cut)
                        .isEqualTo(made.plain().subList(0, whole));
                assertThat(reader.ending().kind()).as("cut at %d", cut).isEqualTo(Ending.Kind.CUT);
                assertThat(reader.ending().offset()).isLessThanOrEqualTo(cut);
                assertThat(reader.warnings()).isEmpty();
                long last = whole == 0 ? 0 : made.batches().get(whole - 1).timeNanos();
                assertThat(reader.durationNanos()).isBetween(last, last + TestRecording.STEP_NANOS);
            }
        }
    }

    /** What each record of the file costs when it is damaged: nothing, the rest of its segment, or all of it. */
    @Test
    void next_anyByteFlipped_losesWhatItsRecordStandsForAndSaysSo() throws Exception {
        TestRecording made = TestRecording.generateShort(file, 4, 3, 3);
        for (int at = 0; at < FileHeader.BYTES; at++) {
            flip(made, at, 1);
            assertOpenFails(at < 8 ? "not a Caraway recording" : "damaged header");
        }
        for (RecordFrame frame : made.frames()) {
            List<List<Object>> expected = made.without(frame);
            boolean isLast = made.frames().stream()
                    .noneMatch(next -> next.is(RecordType.SEGMENT) && next.offset() > frame.offset());
            for (int at = (int) frame.offset(); at < frame.end(); at++) {
                for (int mask : new int[] {1, 0x80, 0xff}) {
                    flip(made, at, mask);
                    assertPlays(expected, isLast, "byte " + at + " ^ " + mask);
                }
            }
        }
    }

    private void flip(TestRecording made, int at, int mask) throws IOException {
        byte[] flipped = made.bytes().clone();
        flipped[at] ^= (byte) mask;
        replaceFile(flipped);
    }

    private void assertPlays(List<List<Object>> expected, boolean isLast, String what) throws Exception {
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(TestRecording.readAll(reader)).as(what).isEqualTo(expected);
            assertThat(reader.ending().kind() == Ending.Kind.CLEAN)
                    .as("%s: the end is reached", what)
                    .isEqualTo(!isLast);
            assertThat(reader.warnings()).as(what).hasSize(isLast ? 0 : 1);
        }
    }

    @Test
    void next_anyTwoRecordsDamaged_givesNothingWrongAndSaysSo() throws Exception {
        TestRecording made = TestRecording.generateShort(file, 4, 4, 2);
        List<List<Object>> all = made.plain();
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = made.bytes().clone();
            for (int i = 0; i < 2; i++) {
                int from = random.nextInt(FileHeader.BYTES, damaged.length);
                int to = Math.min(damaged.length, from + 1 + random.nextInt(30));
                byte[] noise = new byte[to - from];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, damaged, from, noise.length);
            }
            replaceFile(damaged);
            assertPlaysPartOf(made, all, "seed " + seed);
        }
    }

    @Test
    void next_randomBytesBehindTheHeader_givesNothing() throws Exception {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            new RawRecording().add(noise).write(file);
            try (RecordingReader reader = RecordingReader.open(file)) {
                assertThat(reader.next()).as("seed %d", seed).isEmpty();
                assertThat(reader.ending().kind()).as("seed %d", seed).isNotEqualTo(Ending.Kind.CLEAN);
                assertThat(reader.ending().offset()).isEqualTo(FileHeader.BYTES);
            }
        }
    }

    @Test
    void next_damagedEvents_goesOnAtTheNextKeyframe() throws Exception {
        TestRecording made = TestRecording.generateShort(file, 5, 2, 3);
        byte[] damaged = made.bytes().clone();
        damaged[made.ends().get(2).intValue() - 1] ^= 1;
        Files.write(file, damaged);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(GeneratedEvents.plain(reader.next().orElseThrow()))
                    .isEqualTo(made.plain().get(0));
            assertThat(reader.isAfterGap()).isTrue();
            assertThat(GeneratedEvents.plain(reader.next().orElseThrow()))
                    .isEqualTo(made.plain().get(1));
            assertThat(reader.isAfterGap()).isFalse();
            assertThat(reader.warnings()).isEmpty();
            assertThat(GeneratedEvents.plain(reader.next().orElseThrow()))
                    .isEqualTo(made.plain().get(4));
            assertThat(reader.isAfterGap()).isTrue();
            assertThat(reader.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("offset " + made.ends().get(1) + ": the check sum");
            assertThat(TestRecording.readAll(reader)).isEqualTo(made.plain().subList(5, 8));
            assertThat(reader.isAfterGap()).isFalse();
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CLEAN);
        }
    }

    @Test
    void next_damagedLength_findsTheNextSegment() throws Exception {
        TestRecording made = TestRecording.generateShort(file, 5, 2, 3);
        byte[] damaged = made.bytes().clone();
        damaged[made.ends().get(1).intValue() + 3] ^= 0x40;
        Files.write(file, damaged);
        try (RecordingReader reader = RecordingReader.open(file)) {
            List<List<Object>> read = TestRecording.readAll(reader);
            assertThat(read)
                    .hasSize(6)
                    .endsWith(made.plain().get(6), made.plain().get(7));
            assertThat(reader.warnings()).singleElement().asString().contains("record length");
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CLEAN);
        }
    }

    @Test
    void next_damagedLengthFarFromTheNextSegment_findsItWhereverItLies() throws Exception {
        for (int filler : new int[] {65_515, 65_518, 65_519, 65_520, 131_055, 262_144, 300_000}) {
            byte[] bad = RawRecording.record(EVENTS, 0, new byte[filler]);
            bad[3] = 0x7f;
            new RawRecording().add(bad).keyframe(6).write(file);
            try (RecordingReader reader = RecordingReader.open(file)) {
                assertThat(reader.next().orElseThrow().timeNanos())
                        .as("filler %d", filler)
                        .isEqualTo(6);
            }
        }
    }

    @Test
    void next_damagedLengthThatPointsBehindTheNextSegment_stillFindsIt() throws Exception {
        TestRecording made = TestRecording.generateShort(file, 5, 3, 3);
        byte[] damaged = made.bytes().clone();
        int offset = made.ends().get(1).intValue();
        int insideTheLastSegment = made.ends().get(9).intValue() + 1;
        byte[] length = ByteWriter.little()
                .u32(insideTheLastSegment - offset - RecordFrame.OVERHEAD_BYTES)
                .toByteArray();
        System.arraycopy(length, 0, damaged, offset, length.length);
        Files.write(file, damaged);
        try (RecordingReader reader = RecordingReader.open(file)) {
            List<List<Object>> read = TestRecording.readAll(reader);
            assertThat(read.subList(2, read.size())).isEqualTo(made.plain().subList(4, 12));
        }
    }

    @Test
    void next_segmentThatWasMoved_isDamageUpToTheNext() throws Exception {
        new RawRecording()
                .segment(5, 1)
                .add(RawRecording.events(KEYFRAME, 6))
                .keyframe(7)
                .end(8)
                .write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.next().orElseThrow().timeNanos()).isEqualTo(7);
            assertThat(reader.next()).isEmpty();
            assertThat(reader.warnings())
                    .containsExactly(
                            "offset 24: offset of segment 0: 25 (expected: 24); everything up to offset 144 was"
                                    + " passed over");
        }
    }

    @Test
    void ending_secondDamageInsideTheFirst_isThatOfTheFirst() throws Exception {
        byte[] bad = RawRecording.events(EVENTS, 1);
        bad[bad.length - 1] ^= 1;
        RawRecording raw = new RawRecording().keyframe(0);
        int offset = raw.size();
        raw.add(bad).events(2).add(bad).events(3).end(4).write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(TestRecording.readAll(reader)).hasSize(1);
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.DAMAGED);
            assertThat(reader.ending().offset()).isEqualTo(offset);
        }
    }

    @Test
    void next_segmentThatLiesElsewhere_isNotTakenForOne() throws Exception {
        byte[] bad = RawRecording.events(EVENTS, 0);
        bad[3] = 0x7f;
        new RawRecording()
                .add(bad)
                .segment(5, 1)
                .add(RawRecording.events(KEYFRAME, 6))
                .write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.next()).isEmpty();
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.DAMAGED);
        }
    }

    @Test
    void next_damageWithoutAKeyframeBehind_endsThere() throws Exception {
        TestRecording made = TestRecording.generateShort(file, 6, 1, 4);
        byte[] damaged = made.bytes().clone();
        damaged[made.ends().get(1).intValue() + 6] ^= 1;
        Files.write(file, damaged);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(TestRecording.readAll(reader)).isEqualTo(made.plain().subList(0, 2));
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.DAMAGED);
            assertThat(reader.ending().offset()).isEqualTo(made.ends().get(1));
            assertThat(reader.ending().reason()).contains("check sum");
        }
    }

    @Test
    void next_contentThatIsWrongUnderARightCheckSum_isDamage() throws Exception {
        byte[] wrong = RawRecording.record(
                EVENTS, 1, ByteWriter.little().u32(1).u8(1).u32(0).toByteArray());
        new RawRecording().keyframe(0).add(wrong).events(2).keyframe(3).end(4).write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(TestRecording.readAll(reader)).hasSize(2);
            assertThat(reader.warnings()).singleElement().asString().contains("event 0, SURFACE_CREATE: bytes left");
        }
    }

    @Test
    void next_unknownRecordsAndEvents_arePassedOverWithOneWarningEach() throws Exception {
        byte[] unknown = RawRecording.record(NOT_A_TYPE, 200, 0xffff, 0, new byte[100]);
        byte[] unknownEvent = RawRecording.record(
                EVENTS,
                0,
                ByteWriter.little().u32(1).u8(NOT_A_TYPE).u32(2).u16(0).toByteArray());
        new RawRecording()
                .add(unknown)
                .keyframe(0)
                .add(unknown)
                .add(unknownEvent)
                .add(unknownEvent)
                .end(0)
                .write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(TestRecording.readAll(reader)).hasSize(3);
            assertThat(reader.warnings())
                    .containsExactly(
                            "records of type 99, unknown to this version, were passed over",
                            "events of type 99, unknown to this version, were passed over");
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CLEAN);
        }
    }

    @Test
    void next_timeThatGoesBack_isHeldWithAWarning() throws Exception {
        new RawRecording().keyframe(10).events(3).events(-1).events(12).end(5).write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (long expected : new long[] {10, 10, 10, 12}) {
                assertThat(reader.next().orElseThrow().timeNanos()).isEqualTo(expected);
            }
            assertThat(reader.next()).isEmpty();
            assertThat(reader.warnings()).hasSize(3).allMatch(text -> text.contains("is earlier than"));
            assertThat(reader.durationNanos()).isEqualTo(12);
        }
    }

    @Test
    void next_eventsBeforeAnySegment_arePassedOver() throws Exception {
        new RawRecording().events(1).keyframe(2).end(3).write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.next().orElseThrow().timeNanos()).isEqualTo(2);
            assertThat(reader.warnings()).singleElement().asString().contains("events without a segment");
        }
        new RawRecording().events(1).end(3).write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.next()).isEmpty();
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.DAMAGED);
        }
    }

    @Test
    void next_eventsBeforeTheirKeyframe_areDamage() throws Exception {
        new RawRecording().segment(0, 0).events(1).keyframe(2).end(3).write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.next().orElseThrow().timeNanos()).isEqualTo(2);
            assertThat(reader.warnings()).singleElement().asString().contains("display 0 without a keyframe");
        }
    }

    @Test
    void next_displayOrFlagsOutOfRange_isDamage() throws Exception {
        for (byte[] wrong : List.of(
                RawRecording.record(EVENTS.number(), 16, 0, 1, new byte[Integer.BYTES]),
                RawRecording.record(EVENTS.number(), 0, 2, 1, new byte[Integer.BYTES]),
                RawRecording.record(EVENTS.number(), 1, 0, 1, new byte[Integer.BYTES]),
                RawRecording.record(RecordType.POINTER.number(), 16, 0, 1, new byte[14]))) {
            new RawRecording().keyframe(0).add(wrong).end(2).write(file);
            try (RecordingReader reader = RecordingReader.open(file)) {
                assertThat(TestRecording.readAll(reader)).hasSize(1);
                assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.DAMAGED);
            }
        }
    }

    @Test
    void next_bytesBehindTheEnd_areMentioned() throws Exception {
        new RawRecording().keyframe(0).end(3).events(4).write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(TestRecording.readAll(reader)).hasSize(1);
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CLEAN);
            assertThat(reader.warnings()).singleElement().asString().contains("24 bytes behind the end record");
        }
    }

    @Test
    void next_moreGapsThanAllowed_ends() throws Exception {
        RawRecording raw = new RawRecording();
        for (int i = 0; i < 2 * RecordingReader.GAPS_MAX; i++) {
            byte[] bad = RawRecording.events(EVENTS, 0);
            bad[bad.length - 1] ^= 1;
            raw.keyframe(0).add(bad);
        }
        raw.write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(TestRecording.readAll(reader)).hasSize(RecordingReader.GAPS_MAX + 1);
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.DAMAGED);
            reader.rewind();
            assertThat(TestRecording.readAll(reader)).hasSize(RecordingReader.GAPS_MAX + 1);
        }
    }

    @Test
    void warnings_moreThanAllowed_areNotKept() throws Exception {
        RawRecording raw = new RawRecording().keyframe(9);
        for (int i = 0; i < 2 * RecordingReader.WARNINGS_MAX; i++) {
            raw.events(0);
        }
        raw.write(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(TestRecording.readAll(reader)).hasSize(1 + 2 * RecordingReader.WARNINGS_MAX);
            assertThat(reader.warnings()).hasSize(RecordingReader.WARNINGS_MAX).endsWith("more warnings are not kept");
        }
    }

    @Test
    void rewind_atAnyPlace_playsTheSameAgain() throws Exception {
        TestRecording made = TestRecording.generate(file, 7, 2, 4);
        byte[] damaged = made.bytes().clone();
        damaged[made.ends().get(2).intValue() - 1] ^= 1;
        Files.write(file, damaged);
        try (RecordingReader reader = RecordingReader.open(file)) {
            List<List<Object>> first = TestRecording.readAll(reader);
            Ending ending = reader.ending();
            List<String> warnings = reader.warnings();
            assertThat(warnings).hasSize(1);
            for (int count = 0; count <= first.size(); count++) {
                reader.rewind();
                assertThat(reader.warnings()).isEmpty();
                for (int i = 0; i < count; i++) {
                    reader.next();
                }
                reader.rewind();
                assertThat(TestRecording.readAll(reader)).isEqualTo(first);
                assertThat(reader.ending()).isEqualTo(ending);
                assertThat(reader.warnings()).isEqualTo(warnings);
            }
        }
    }

    @Test
    void durationNanos_withAndWithoutEndRecord_isTheTimeOfTheLastRecord() throws Exception {
        TestRecording made = TestRecording.generate(file, 8, 3, 10);
        try (RecordingReader reader = RecordingReader.open(file)) {
            reader.next();
            assertThat(reader.durationNanos()).isEqualTo(made.durationNanos());
        }
        int lastBatch = made.ends().get(made.ends().size() - 1).intValue();
        Files.write(file, Arrays.copyOf(made.bytes(), lastBatch));
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.durationNanos()).isEqualTo(made.durationNanos() - TestRecording.STEP_NANOS);
        }
    }

    private void assertPlaysPartOf(TestRecording made, List<List<Object>> all, String what)
            throws IOException, ProtocolException {
        try (RecordingReader reader = RecordingReader.open(file)) {
            List<List<Object>> read = TestRecording.readAll(reader);
            int next = 0;
            for (List<Object> batch : read) {
                int found = next;
                while (found < all.size() && !all.get(found).equals(batch)) {
                    found++;
                }
                assertThat(found)
                        .as("%s: place of a batch among those recorded", what)
                        .isLessThan(all.size());
                assertThat(found == next || made.batches().get(found).keyframe())
                        .as("%s: what follows a loss is a keyframe", what)
                        .isTrue();
                next = found + 1;
            }
            boolean told = !reader.warnings().isEmpty() || reader.ending().kind() != Ending.Kind.CLEAN;
            assertThat(told || read.size() == all.size())
                    .as("%s: losses are told", what)
                    .isTrue();
        }
    }

    /** Writes a new file: some file systems wait for the disk when one is cut to nothing and written anew. */
    private void replaceFile(byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        Files.write(file, bytes);
    }

    private void assertOpenFails(String message) {
        assertThatThrownBy(() -> RecordingReader.open(file))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(message);
    }
}
