package io.caraway.replay;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.raster.Rect;
import io.caraway.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Batches and recordings that tests of the player play. */
final class Batches {
    static final Rect ALL = Rect.of(0, 0, 8, 4);
    static final int WALL_MILLIS = 1;

    private Batches() {}

    /** Writes a recording. */
    interface Script {
        void run(RecordingWriter writer) throws IOException;
    }

    /** A recording that was closed. */
    static Path recording(Path folder, Script script) throws IOException {
        Path file = folder.resolve("day.caraway");
        try (RecordingWriter writer = RecordingWriter.create(file, WALL_MILLIS, true)) {
            script.run(writer);
        }
        return file;
    }

    /** A state of one colour. */
    static EventBatch state(int color) {
        return new EventBatch(List.of(
                new DisplayEvent.SurfaceCreate(0, ALL.width(), ALL.height()),
                new DisplayEvent.Draw(Drawable.fill(0, ALL, color))));
    }

    /** What draws that state over another one. */
    static EventBatch over(int color) {
        return new EventBatch(List.of(new DisplayEvent.Draw(Drawable.fill(0, ALL, color))));
    }

    /** A batch that can be told from others. */
    static EventBatch note(String text) {
        return new EventBatch(List.of(new DisplayEvent.Marker(text)));
    }

    static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
