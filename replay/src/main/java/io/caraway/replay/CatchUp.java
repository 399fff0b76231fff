package io.caraway.replay;

import io.caraway.drawing.DisplayState;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordingReader;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each display shows at a moment of a recording: its last keyframe, and everything since, drawn here. So displays and viewers get
 * one picture, however much was drawn since, and no more of the recording is held than one batch.
 */
final class CatchUp {
    private CatchUp() {}

    /**
     * Draws it, and leaves the reader there.
     *
     * @return by display, events that make its whole state from nothing; none if there is nothing to show
     */
    static SortedMap<Integer, EventBatch> read(RecordingReader reader, long untilNanos) throws IOException {
        SortedMap<Integer, DisplayState> states = new TreeMap<>();
        for (Optional<RecordedBatch> next = reader.nextUpTo(untilNanos);
                next.isPresent();
                next = reader.nextUpTo(untilNanos)) {
            RecordedBatch batch = next.get();
            if (batch.keyframe() && reader.isAfterGap()) {
                states.put(batch.display(), new DisplayState());
            } else if (batch.keyframe()) {
                continue;
            }
            DisplayState state = states.computeIfAbsent(batch.display(), number -> new DisplayState());
            batch.batch().events().forEach(state::apply);
        }
        SortedMap<Integer, EventBatch> batches = new TreeMap<>();
        states.forEach((display, state) -> batches.put(display, new EventBatch(state.present())));
        return batches;
    }
}
