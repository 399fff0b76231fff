package io.caraway.app.tools;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.InputEvent;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.Rect;
import io.caraway.recording.Note;
import io.caraway.recording.RecordingReader;
import io.caraway.recording.RecordingWriter;
import io.caraway.recording.SegmentPlace;
import io.caraway.recording.SurfaceHash;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A recording made for tests: two displays, a segment every ten seconds, and in each second a drawing, so that each second
 * looks like no other. A hash of display 0 stands behind each drawing of it.
 */
final class Sample {
    static final long WALL_MILLIS = 1_700_000_000_000L;
    static final int WIDTH = 64;
    static final int HEIGHT = 48;
    static final int SEGMENT_SECONDS = 10;

    /** Scan codes of "hello", typed at {@link #TYPED_SECOND}. */
    static final List<Integer> HELLO = List.of(0x23, 0x12, 0x26, 0x26, 0x18);

    static final int TYPED_SECOND = 7;
    static final int MARKED_SECOND = 12;

    private static final int IMAGE_SIZE = 24;

    private Sample() {}

    /** Writes one of so many seconds, and closes it. */
    static Path write(Path file, int seconds) throws IOException {
        return write(file, seconds, 0);
    }

    /** The same, whose pictures differ from those of another number. */
    static Path write(Path file, int seconds, int number) throws IOException {
        SortedMap<Integer, DisplayState> states = new TreeMap<>();
        for (int display = 0; display < 2; display++) {
            DisplayState state = new DisplayState();
            state.apply(new DisplayEvent.Title("desk " + display));
            state.apply(new DisplayEvent.SurfaceCreate(DisplayEvent.PRIMARY_SURFACE, WIDTH, HEIGHT));
            states.put(display, state);
        }
        try (RecordingWriter writer = RecordingWriter.create(file, WALL_MILLIS, true, true)) {
            for (int second = 0; second < seconds; second++) {
                long time = TimeUnit.SECONDS.toNanos(second);
                if (second % SEGMENT_SECONDS == 0) {
                    SortedMap<Integer, EventBatch> keyframes = new TreeMap<>();
                    states.forEach((display, state) -> keyframes.put(display, new EventBatch(state.present())));
                    writer.segment(time, WALL_MILLIS + TimeUnit.SECONDS.toMillis(second), keyframes);
                }
                draw(writer, states, second, number);
                notes(writer, second);
            }
            writer.end(TimeUnit.SECONDS.toNanos(seconds));
        }
        return file;
    }

    /** Cuts the last bytes off. */
    static Path cut(Path file, int bytes) throws IOException {
        byte[] all = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(all, all.length - bytes));
    }

    /** Turns a byte over. */
    static Path damage(Path file, long offset) throws IOException {
        byte[] all = Files.readAllBytes(file);
        all[(int) offset] ^= 0x55;
        return Files.write(file, all);
    }

    /** Turns a byte over in the middle of that segment, which is not the last. */
    static Path damageSegment(Path file, int number) throws Exception {
        try (RecordingReader reader = RecordingReader.open(file)) {
            List<SegmentPlace> segments = reader.segments();
            return damage(
                    file,
                    (segments.get(number).offset() + segments.get(number + 1).offset()) / 2);
        }
    }

    private static void draw(RecordingWriter writer, SortedMap<Integer, DisplayState> states, int second, int number)
            throws IOException {
        long time = TimeUnit.SECONDS.toNanos(second);
        DisplayEvent fill = new DisplayEvent.Draw(Drawable.fill(
                0, Rect.of(second % WIDTH, second % HEIGHT, 2, 2), (second + 1) * 0x10305 + number * 0x70000));
        DisplayEvent copy =
                new DisplayEvent.Draw(Drawable.copy(0, 3 * second % (WIDTH - IMAGE_SIZE), 20, image(second + number)));
        EventBatch first = new EventBatch(List.of(fill, copy));
        EventBatch other = new EventBatch(List.of(fill));
        DisplayState one = Objects.requireNonNull(states.get(0));
        DisplayState two = Objects.requireNonNull(states.get(1));
        first.events().forEach(one::apply);
        other.events().forEach(two::apply);
        writer.append(time, 0, first);
        writer.append(time, 1, other);
        writer.note(time, new Note.Hash(0, 0, SurfaceHash.of(one.snapshot(0).orElseThrow())));
    }

    private static void notes(RecordingWriter writer, int second) throws IOException {
        long time = TimeUnit.SECONDS.toNanos(second);
        if (second == 1) {
            writer.note(time, new Note.ViewerJoined(1, Note.ViewerKind.SPICE, "10.0.0.1:4711"));
            writer.note(time, new Note.ViewerJoined(2, Note.ViewerKind.WEB, "10.0.0.2:4712"));
            writer.note(time, new Note.Control(OptionalLong.of(1)));
        } else if (second == TYPED_SECOND) {
            for (int code : HELLO) {
                writer.note(time, new Note.Key(0, 1, new InputEvent.Key(true, code)));
                writer.note(time, new Note.Key(0, 1, new InputEvent.Key(false, code)));
            }
            writer.note(time, new Note.ViewerLeft(2));
        } else if (second == MARKED_SECOND) {
            writer.append(time, 1, new EventBatch(List.of(new DisplayEvent.Marker("Lunch begins"))));
        }
    }

    /** An image that came as QUIC. */
    private static Image image(int number) {
        int[] pixels = new int[IMAGE_SIZE * IMAGE_SIZE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = ((i % IMAGE_SIZE * 4) << 16) | ((i / IMAGE_SIZE * 4) << 8) | (number & 0xff);
        }
        EncodedImage encoded = Image.ofPixels(IMAGE_SIZE, IMAGE_SIZE, pixels).encode(ImageForm.QUIC);
        try {
            return Image.ofEncoded(encoded);
        } catch (ProtocolException e) {
            throw new AssertionError("encoded here", e);
        }
    }
}
