package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Head;
import io.caraway.drawing.InputEvent;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded is what is played. */
class RecordingRoundTripTest {

    @TempDir
    private Path folder;

    @Test
    void next_generatedRecordings_givesTheSameEventsTimesAndPixels() throws Exception {
        Set<DisplayEvent.Type> types = EnumSet.noneOf(DisplayEvent.Type.class);
        for (long seed = 0; seed < 20; seed++) {
            TestRecording made = TestRecording.generate(folder.resolve("a.caraway"), seed, 3, 20);
            DisplayState before = new DisplayState();
            DisplayState after = new DisplayState();
            try (RecordingReader reader = RecordingReader.open(folder.resolve("a.caraway"))) {
                for (RecordedBatch batch : made.batches()) {
                    RecordedBatch read = reader.next().orElseThrow();
                    assertThat(GeneratedEvents.plain(read)).as("seed %d", seed).isEqualTo(GeneratedEvents.plain(batch));
                    batch.batch().events().forEach(before::apply);
                    read.batch().events().forEach(after::apply);
                    batch.batch().events().forEach(event -> types.add(event.type()));
                }
                assertThat(reader.next()).isEmpty();
                assertThat(reader.ending()).isEqualTo(new Ending(Ending.Kind.CLEAN, made.bytes().length, "end record"));
                assertThat(reader.warnings()).isEmpty();
                assertThat(reader.wallStartMillis()).isEqualTo(TestRecording.WALL_MILLIS);
                assertThat(reader.durationNanos()).isEqualTo(made.durationNanos());
            }
            assertThat(pixels(after)).as("seed %d", seed).isEqualTo(pixels(before));
        }
        assertThat(types).containsExactlyInAnyOrder(DisplayEvent.Type.values());
    }

    @Test
    void create_aKnownRecording_makesKnownBytes() throws Exception {
        Path file = folder.resolve("a.caraway");
        try (RecordingWriter writer = RecordingWriter.create(file, 0x0102030405060708L, false)) {
            writer.keyframe(
                    0x11,
                    0x22,
                    batch(
                            new DisplayEvent.Title("a\u00e4"),
                            new DisplayEvent.SurfaceCreate(0, 640, 480),
                            new DisplayEvent.SurfaceDestroy(1023),
                            new DisplayEvent.Monitors(List.of(new Head(1, 2, new Rect(3, 4, 5, 6)))),
                            new DisplayEvent.CursorMove(-1, 2),
                            new DisplayEvent.CursorHide()));
            writer.append(
                    0x1234567890L,
                    batch(
                            new DisplayEvent.Marker("m"),
                            new DisplayEvent.Draw(Drawable.fill(0, new Rect(1, 2, 3, 4), 0xaabbcc)),
                            new DisplayEvent.Draw(Drawable.copyBits(0, new Rect(1, 2, 3, 4), -5, 6)),
                            new DisplayEvent.CursorSet(
                                    new CursorShape(2, 1, 1, 0, new int[] {0x80402010, 0xff0000ff}))));
            writer.note(0x1234567890L, new Note.ViewerJoined(7, Note.ViewerKind.VNC, "a\u00e4"));
            writer.segment(
                    0x1234567891L,
                    0x23,
                    new TreeMap<>(Map.of(
                            0, batch(new DisplayEvent.SurfaceCreate(0, 4, 2)),
                            5, batch(new DisplayEvent.SurfaceCreate(0, 4, 2)))));
            Image image = Image.ofPixels(1, 1, new int[] {0x123456});
            writer.append(
                    0x1234567892L, 5, batch(draw(Drawable.copy(0, 0, 0, image)), draw(Drawable.copy(0, 1, 0, image))));
            writer.note(0x1234567893L, new Note.Pointer(5, 7, new InputEvent.Pointer(-1, 2, 3)));
            writer.end(0x1234567894L);
        }
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(file))).isEqualTo(GoldenBytes.HEX);
    }

    @Test
    void append_imageWithLzOrLz4Bytes_recordsThemByteForByte() throws Exception {
        for (ImageForm form : List.of(ImageForm.LZ_RGB, ImageForm.LZ4)) {
            Image image = gradient(30, 20);
            image.encode(ImageForm.BITMAP);
            byte[] bytes = image.encode(form).bytes();
            Image read = imageOf(roundTrip(copyOf(image)));
            assertThat(read.encoded(form).orElseThrow().bytes()).isEqualTo(bytes);
            assertThat(read.encoded(ImageForm.BITMAP)).isEmpty();
            assertThat(read.pixels().values()).isEqualTo(image.pixels().values());
        }
    }

    @Test
    void append_imageWithoutCompressedBytes_recordsLzAndLeavesItInTheImage() throws Exception {
        Image image = gradient(200, 100);
        Image read = imageOf(roundTrip(copyOf(image)));
        assertThat(read.encoded(ImageForm.LZ_RGB).orElseThrow().bytes())
                .isEqualTo(image.encoded(ImageForm.LZ_RGB).orElseThrow().bytes());
    }

    @Test
    void append_imageThatLzMakesLonger_recordsABitmap() throws Exception {
        Image image = Image.ofPixels(1, 1, new int[] {0x123456});
        Image read = imageOf(roundTrip(copyOf(image)));
        assertThat(read.encoded(ImageForm.BITMAP)).isPresent();
        assertThat(read.pixels().values()).isEqualTo(image.pixels().values());
    }

    @Test
    void append_moreEventsThanAllowed_failsAndWritesNothing() throws Exception {
        DisplayEvent[] events = new DisplayEvent[EventLimits.EVENTS_MAX + 1];
        Arrays.fill(events, new DisplayEvent.CursorHide());
        Path file = folder.resolve("a.caraway");
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, batch());
            long size = writer.size();
            assertThatThrownBy(() -> writer.append(1, batch(events))).isInstanceOf(IllegalArgumentException.class);
            assertThat(writer.size()).isEqualTo(size);
            writer.append(2, batch());
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(TestRecording.readAll(reader)).hasSize(2);
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CLEAN);
        }
    }

    private EventBatch roundTrip(EventBatch batch) throws IOException, ProtocolException {
        Path file = folder.resolve("round.caraway");
        try (RecordingWriter writer = RecordingWriter.create(file, 0, true)) {
            writer.keyframe(0, 0, batch);
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            return reader.next().orElseThrow().batch();
        }
    }

    private static EventBatch batch(DisplayEvent... events) {
        return new EventBatch(List.of(events));
    }

    private static EventBatch copyOf(Image image) {
        return batch(draw(Drawable.copy(0, 0, 0, image)));
    }

    private static DisplayEvent draw(Drawable drawable) {
        return new DisplayEvent.Draw(drawable);
    }

    private static Image imageOf(EventBatch batch) {
        Drawable drawable = ((DisplayEvent.Draw) batch.events().get(0)).drawable();
        return drawable.operation().images().get(0);
    }

    private static Image gradient(int width, int height) {
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / width * 0x010203;
        }
        return Image.ofPixels(width, height, pixels);
    }

    private static List<Optional<List<Integer>>> pixels(DisplayState state) {
        return List.of(0, 7).stream()
                .map(id -> state.snapshot(id).map(RecordingRoundTripTest::pixels))
                .toList();
    }

    private static List<Integer> pixels(SurfaceSnapshot snapshot) {
        return Arrays.stream(snapshot.read(snapshot.bounds())).boxed().toList();
    }
}
