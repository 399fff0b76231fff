package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.InputEvent;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Surface;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteTest {
    private static final EventBatch EMPTY = new EventBatch(List.of());
    private static final Sha256 HASH = new Sha256("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final List<Note> ALL = List.of(
            new Note.Clock(-5, Long.MAX_VALUE),
            new Note.Hash(15, 1023, HASH),
            new Note.ViewerJoined(Note.VIEWER_MAX, Note.ViewerKind.WEB, "[::1]:5900 \u00e4"),
            new Note.ViewerJoined(0, Note.ViewerKind.OTHER, "\u20ac".repeat(Note.ViewerJoined.ADDRESS_MAX)),
            new Note.ViewerLeft(7),
            new Note.Control(OptionalLong.empty()),
            new Note.Control(OptionalLong.of(7)),
            new Note.Pointer(3, 7, new InputEvent.Pointer(Integer.MIN_VALUE, 5, 0xffff)),
            new Note.Key(4, 7, new InputEvent.Key(true, 0xe05b)),
            new Note.Key(4, 7, new InputEvent.Key(false, 1)));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("a.caraway");
    }

    @Test
    void nextEntry_notesOfAllKinds_standWhereTheyWereWritten() throws Exception {
        List<Entry> expected = new ArrayList<>();
        expected.add(new RecordedBatch(0, true, EMPTY));
        Set<Note.Type> types = EnumSet.noneOf(Note.Type.class);
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false, true)) {
            writer.keyframe(0, 0, EMPTY);
            long time = 0;
            for (Note note : ALL) {
                writer.note(++time, note);
                expected.add(new RecordedNote(time, note));
                types.add(note.type());
                writer.append(++time, EMPTY);
                expected.add(new RecordedBatch(time, false, EMPTY));
            }
        }
        assertThat(types).containsExactlyInAnyOrder(Note.Type.values());
        assertThat(entries()).isEqualTo(expected);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.hasKeys()).isTrue();
            assertThat(TestRecording.readAll(reader)).hasSize(1 + ALL.size());
        }
    }

    @Test
    void note_keyThatNobodyAskedFor_isNotInTheFile() throws Exception {
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, EMPTY);
            long size = writer.size();
            writer.note(1, new Note.Key(0, 1, new InputEvent.Key(true, 0x1e)));
            assertThat(writer.size()).isEqualTo(size);
        }
        assertThat(entries()).hasSize(1);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.hasKeys()).isFalse();
        }
    }

    @Test
    void note_atAWrongTime_fails() throws Exception {
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            Note note = new Note.ViewerLeft(1);
            assertThatThrownBy(() -> writer.note(0, note)).isInstanceOf(IllegalStateException.class);
            writer.keyframe(5, 0, EMPTY);
            assertThatThrownBy(() -> writer.note(4, note)).isInstanceOf(IllegalArgumentException.class);
            writer.note(5, note);
        }
    }

    @Test
    void keyframe_wallClockThatJumped_isNotedOnceAndChangesNoTime() throws Exception {
        long second = 1_000_000_000;
        try (RecordingWriter writer = RecordingWriter.create(file, 10_000, false)) {
            writer.keyframe(0, 10_000, EMPTY);
            writer.keyframe(second, 12_000, EMPTY);
            writer.keyframe(2 * second, 13_001, EMPTY);
            writer.wallClock(3 * second, 14_001);
            writer.wallClock(4 * second, 2_000);
            writer.keyframe(5 * second, 3_000, EMPTY);
        }
        assertThat(entries().stream().filter(entry -> entry.type() == Entry.Type.NOTE))
                .containsExactly(
                        new RecordedNote(2 * second, new Note.Clock(13_001, 1001)),
                        new RecordedNote(4 * second, new Note.Clock(2_000, -13_001)));
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.segments())
                    .extracting(SegmentPlace::wallMillis)
                    .containsExactly(10_000L, 12_000L, 13_001L, 3_000L);
            assertThat(reader.warnings()).isEmpty();
        }
    }

    @Test
    void read_cutAtEveryByte_failsOrIsAShorterText() {
        for (Note note : ALL) {
            byte[] bytes = bytes(note);
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                boolean isText = note.type() == Note.Type.VIEWER_JOINED && length > Integer.BYTES;
                if (!isText) {
                    assertThatThrownBy(() -> read(note.type(), cut))
                            .as("%s cut at %d", note, length)
                            .isInstanceOf(ProtocolException.class);
                }
            }
            assertThatThrownBy(() -> read(note.type(), Arrays.copyOf(bytes, NoteField.BYTES_MAX)))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void read_randomBytes_failsOnlyWithProtocolException() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(50)];
            random.nextBytes(bytes);
            Note.Type[] types = Note.Type.values();
            Note.Type type = types[random.nextInt(types.length)];
            try {
                assertThat(read(type, bytes).type()).isEqualTo(type);
            } catch (ProtocolException e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
            }
        }
    }

    @Test
    void surfaceHash_ofAKnownSurface_isThatOfItsDefinition() {
        Surface surface = new Surface(PixelFormat.XRGB32, 100, 130);
        ByteWriter bytes = ByteWriter.little().u8(32).u32(100).u32(130).zeros(100 * 130 * 4);
        assertThat(SurfaceHash.of(surface.snapshot()))
                .isEqualTo(Sha256.of(Sha256.maker().digest(bytes.toByteArray())));
        assertThat(SurfaceHash.of(new Surface(PixelFormat.XRGB32, 130, 100).snapshot()))
                .isNotEqualTo(SurfaceHash.of(surface.snapshot()));
        assertThat(SurfaceHash.of(new Surface(PixelFormat.ARGB32, 100, 130).snapshot()))
                .isNotEqualTo(SurfaceHash.of(surface.snapshot()));
    }

    @Test
    void segment_ofWrongDisplays_fails() throws IOException {
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            assertThatThrownBy(() -> writer.segment(0, 0, new TreeMap<>()))
                    .hasMessage("displays: 0 (expected: at least 1)");
            assertThatThrownBy(() -> writer.segment(0, 0, new TreeMap<>(Map.of(16, EMPTY))))
                    .hasMessage("display: 16 (expected: 0..15)");
            writer.segment(0, 0, new TreeMap<>(Map.of(2, EMPTY)));
            assertThatThrownBy(() -> writer.append(0, EMPTY))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("display 0 has no keyframe in this segment");
            writer.append(0, 2, EMPTY);
        }
    }

    @Test
    void next_displayThatComesAndGoes_needsItsKeyframeWhenItIsBack() throws Exception {
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            for (int step = 0; step < 4; step++) {
                TreeMap<Integer, EventBatch> states = new TreeMap<>(Map.of(0, EMPTY));
                if (step != 1) {
                    states.put(1, new EventBatch(List.of(new DisplayEvent.CursorHide())));
                }
                writer.segment(step, 0, states);
            }
        }
        List<String> read = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (Optional<RecordedBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                read.add(batch.get().timeNanos() + " " + batch.get().display() + " " + reader.isAfterGap());
            }
        }
        assertThat(read)
                .containsExactly(
                        "0 0 true", "0 1 true", "1 0 false", "2 0 false", "2 1 true", "3 0 false", "3 1 false");
    }

    private List<Entry> entries() throws IOException, ProtocolException {
        List<Entry> entries = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (Optional<Entry> entry = reader.nextEntry(); entry.isPresent(); entry = reader.nextEntry()) {
                entries.add(entry.get());
            }
            assertThat(reader.warnings()).isEmpty();
        }
        return entries;
    }

    private static byte[] bytes(Note note) {
        ByteWriter out = ByteWriter.little();
        NoteField.write(out, note);
        return out.toByteArray();
    }

    private static Note read(Note.Type type, byte[] bytes) throws ProtocolException {
        return NoteField.read(type, 0, ByteReader.little(bytes));
    }
}
