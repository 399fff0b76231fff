package io.caraway.app.tools;

import io.caraway.app.Failure;
import io.caraway.recording.RecordingReader;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A recording of which another is made.
 *
 * @param file where it is
 * @param keys whether key strokes were to be recorded
 * @param wallMillis wall clock at its start, milliseconds since 1970 UTC
 * @param durationNanos how long it is, which may be wrong of one that is damaged
 */
record Source(Path file, boolean keys, long wallMillis, long durationNanos) {
    /** Looks at that file. */
    static Source of(Path file) throws Failure {
        Pass.requireFile(file);
        try (RecordingReader reader = RecordingReader.open(file)) {
            return new Source(file, reader.hasKeys(), reader.wallStartMillis(), reader.durationNanos());
        } catch (ProtocolException e) {
            throw Failure.ofRecording(e);
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
    }
}
