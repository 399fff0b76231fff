package io.caraway.replay;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordingReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What leads each display to a moment of a recording at once: its last keyframe, and everything drawn since. */
final class CatchUp {
    private CatchUp() {}

    /**
     * Reads it, and leaves the reader there.
     *
     * @return by display, events that begin with a keyframe; none if there is nothing to show
     */
    static SortedMap<Integer, EventBatch> read(RecordingReader reader, long untilNanos) throws IOException {
        SortedMap<Integer, List<DisplayEvent>> events = new TreeMap<>();
        for (Optional<RecordedBatch> next = reader.nextUpTo(untilNanos);
                next.isPresent();
                next = reader.nextUpTo(untilNanos)) {
            RecordedBatch batch = next.get();
            if (batch.keyframe() && reader.isAfterGap()) {
                events.put(batch.display(), new ArrayList<>());
            } else if (batch.keyframe()) {
                continue;
            }
            List<DisplayEvent> all = events.computeIfAbsent(batch.display(), number -> new ArrayList<>());
            batch.batch().events().stream()
                    .filter(event -> event.type() != DisplayEvent.Type.MARKER)
                    .forEach(all::add);
        }
        SortedMap<Integer, EventBatch> batches = new TreeMap<>();
        events.forEach((display, all) -> batches.put(display, new EventBatch(all)));
        return batches;
    }
}
