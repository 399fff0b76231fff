package io.caraway.app.peers;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayState;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordingReader;
import io.caraway.recording.Seek;
import io.caraway.testkit.Screenshot;
import java.nio.file.Path;
import java.util.Optional;

/** What a recording shows when it is played up to a moment. Belongs to one test. */
final class Played implements AutoCloseable {
    private static final int BYTE = 0xff;
    private static final int CHANNELS = 3;

    private final RecordingReader reader;

    private Played(RecordingReader reader) {
        this.reader = reader;
    }

    static Played of(Path recording) throws Exception {
        return new Played(RecordingReader.open(recording));
    }

    /** When there is a picture first. */
    long startNanos() throws Exception {
        return reader.seek(0).orElseThrow().timeNanos();
    }

    /** When it ends. */
    long endNanos() throws Exception {
        return reader.durationNanos();
    }

    /** The desktop at a moment with its pointer, in the upper left corner of a black picture of that size. */
    Screenshot at(long timeNanos, int width, int height) throws Exception {
        Seek seek = reader.seek(timeNanos).orElseThrow();
        DisplayState state = new DisplayState();
        Optional<RecordedBatch> batch = reader.nextUpTo(seek.timeNanos());
        while (batch.isPresent()) {
            batch.get().batch().events().forEach(state::apply);
            batch = reader.nextUpTo(seek.timeNanos());
        }
        SurfaceSnapshot desktop = state.snapshot(0).orElseThrow();
        int[] shown = desktop.read(desktop.bounds());
        int[] rgb = new int[width * height];
        for (int y = 0; y < desktop.height(); y++) {
            for (int x = 0; x < desktop.width(); x++) {
                int below = shown[y * desktop.width() + x] & 0xffffff;
                int dx = x - state.cursorX();
                int dy = y - state.cursorY();
                rgb[y * width + x] =
                        state.cursor().map(shape -> over(shape, dx, dy, below)).orElse(below);
            }
        }
        return new Screenshot(width, height, rgb);
    }

    /** The pointer, so many pixels from its hot spot, over a colour. */
    private static int over(CursorShape shape, int dx, int dy, int below) {
        int x = dx + shape.hotX();
        int y = dy + shape.hotY();
        if (x < 0 || y < 0 || x >= shape.width() || y >= shape.height()) {
            return below;
        }
        int argb = shape.argb()[y * shape.width() + x];
        int color = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            int shift = Byte.SIZE * channel;
            double part = (below >> shift & BYTE) * (BYTE - (argb >>> 24)) / (double) BYTE;
            color |= Math.min(BYTE, (argb >> shift & BYTE) + (int) Math.round(part)) << shift;
        }
        return color;
    }

    @Override
    public void close() throws Exception {
        reader.close();
    }
}
