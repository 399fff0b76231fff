package io.caraway.export;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Writes a recording as a test says. The first event of all begins it. Belongs to one test. */
public final class Session implements AutoCloseable {
    private final RecordingWriter writer;
    private final SortedMap<Integer, DisplayState> states = new TreeMap<>();
    private long nanos;

    private Session(RecordingWriter writer) {
        this.writer = writer;
    }

    /** An empty one. */
    public static Session to(Path file) throws IOException {
        return new Session(RecordingWriter.create(file, 0, true));
    }

    /** What follows happens so many milliseconds after the start. */
    public Session at(long millis) {
        nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        return this;
    }

    /** A segment begins with what there is now. */
    public Session segment() throws IOException {
        SortedMap<Integer, EventBatch> keyframes = new TreeMap<>();
        states.forEach((number, state) -> keyframes.put(number, new EventBatch(state.present())));
        writer.segment(nanos, TimeUnit.NANOSECONDS.toMillis(nanos), keyframes);
        return this;
    }

    /** A display comes to be, before any segment. */
    public Session display(int number, int width, int height) {
        states.put(number, new DisplayState());
        return see(number, new DisplayEvent.SurfaceCreate(0, width, height));
    }

    /** Display 0 has another size. */
    public Session resize(int width, int height) throws IOException {
        return happen(0, new DisplayEvent.SurfaceCreate(0, width, height));
    }

    /** A box of display 0 gets one colour. */
    public Session fill(int left, int top, int width, int height, int color) throws IOException {
        return fill(0, left, top, width, height, color);
    }

    /** A box gets one colour. */
    public Session fill(int display, int left, int top, int width, int height, int color) throws IOException {
        return happen(display, new DisplayEvent.Draw(Drawable.fill(0, Rect.of(left, top, width, height), color)));
    }

    /** Pixels are drawn on display 0. */
    public Session draw(int left, int top, int width, int height, int[] rgb) throws IOException {
        return happen(0, new DisplayEvent.Draw(Drawable.copy(0, left, top, Image.ofPixels(width, height, rgb))));
    }

    /** The pointer of display 0 is a box of one colour 0xAARRGGBB, whose upper left corner points there. */
    public Session pointer(int x, int y, int side, int argb) throws IOException {
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, argb);
        return happen(
                0,
                new DisplayEvent.CursorSet(new CursorShape(side, side, 0, 0, pixels)),
                new DisplayEvent.CursorMove(x, y));
    }

    /** The pointer of display 0 moves. */
    public Session move(int x, int y) throws IOException {
        return happen(0, new DisplayEvent.CursorMove(x, y));
    }

    /** Something happens at once. */
    public Session happen(int display, DisplayEvent... events) throws IOException {
        writer.append(nanos, display, new EventBatch(List.of(events)));
        return see(display, events);
    }

    /** The recording ends so many milliseconds after its start. */
    public void end(long millis) throws IOException {
        writer.end(TimeUnit.MILLISECONDS.toNanos(millis));
        close();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private Session see(int display, DisplayEvent... events) {
        DisplayState state = states.get(display);
        if (state == null) {
            throw new IllegalArgumentException("no display " + display);
        }
        List.of(events).forEach(state::apply);
        return this;
    }
}
