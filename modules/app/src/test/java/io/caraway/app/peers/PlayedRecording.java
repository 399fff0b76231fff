package io.caraway.app.peers;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordingReader;
import io.caraway.testkit.Screenshot;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** A recording played from its start, without the help of any keyframe but the first: what a moment has to look like. */
final class PlayedRecording implements AutoCloseable {
    private static final int RGB_MASK = 0xff_ffff;

    private final RecordingReader reader;
    private final DisplayState state = new DisplayState();
    private boolean begun;

    private PlayedRecording(RecordingReader reader) {
        this.reader = reader;
    }

    static PlayedRecording open(Path file) {
        try {
            return new PlayedRecording(RecordingReader.open(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    /** What is to be seen at a moment that was sought, instead of played to. */
    static Screenshot sought(Path file, long timeNanos) {
        try (PlayedRecording sought = open(file)) {
            long until = sought.reader.seek(timeNanos).orElseThrow().timeNanos();
            return sought.at(until);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long it is. */
    long durationNanos() {
        try {
            return reader.durationNanos();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plays on to that time, which is not before that of the last call, and returns what is to be seen there. */
    Screenshot at(long timeNanos) {
        try {
            for (Optional<RecordedBatch> next = reader.nextUpTo(timeNanos);
                    next.isPresent();
                    next = reader.nextUpTo(timeNanos)) {
                if (!next.get().keyframe() || !begun) {
                    next.get().batch().events().forEach(state::apply);
                    begun = true;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SurfaceSnapshot desktop = state.snapshot(DisplayEvent.PRIMARY_SURFACE).orElseThrow();
        int[] rgb = desktop.read(desktop.bounds());
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= RGB_MASK;
        }
        return new Screenshot(desktop.width(), desktop.height(), rgb);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
