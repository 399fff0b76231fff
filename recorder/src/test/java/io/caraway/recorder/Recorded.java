package io.caraway.recorder;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordingReader;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a recording holds, and how it ends.
 *
 * @param batches all of them
 * @param ending as the reader tells it
 * @param durationNanos time of the end record
 */
record Recorded(List<RecordedBatch> batches, String ending, long durationNanos) {
    /** Reads a recording from its start to its end; nothing may have been passed over. */
    static Recorded read(Path file) throws IOException, ProtocolException {
        try (RecordingReader reader = RecordingReader.open(file)) {
            List<RecordedBatch> batches = new ArrayList<>();
            for (Optional<RecordedBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                batches.add(batch.get());
            }
            if (!reader.warnings().isEmpty()) {
                throw new AssertionError(reader.warnings());
            }
            return new Recorded(batches, reader.ending().kind().name(), reader.durationNanos());
        }
    }

    /** A batch that can be told from others. */
    static EventBatch batch(String text) {
        return new EventBatch(List.of(new DisplayEvent.Marker(text)));
    }

    static RecordedBatch keyframe(long timeNanos, String text) {
        return new RecordedBatch(timeNanos, true, batch(text));
    }

    static RecordedBatch events(long timeNanos, String text) {
        return new RecordedBatch(timeNanos, false, batch(text));
    }
}
