package io.caraway.replay;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies keyframes to a display that shows something already, so that surfaces which stay the same size are drawn over and
 * not taken away. Owned by replay.
 */
final class Keyframes {
    private final Map<Integer, DisplayEvent.SurfaceCreate> surfaces = new HashMap<>();

    /** Notes what a batch that is played does to surfaces. */
    void note(EventBatch batch) {
        for (DisplayEvent event : batch.events()) {
            if (event instanceof DisplayEvent.SurfaceCreate create) {
                surfaces.put(create.id(), create);
            } else if (event instanceof DisplayEvent.SurfaceDestroy destroy) {
                surfaces.remove(destroy.id());
            }
        }
    }

    /** The events that lead from what is shown to what the keyframe holds. */
    EventBatch over(EventBatch keyframe) {
        Map<Integer, DisplayEvent.SurfaceCreate> gone = new HashMap<>(surfaces);
        List<DisplayEvent> events = new ArrayList<>();
        for (DisplayEvent event : keyframe.events()) {
            if (event instanceof DisplayEvent.SurfaceCreate create && create.equals(gone.remove(create.id()))) {
                continue;
            }
            events.add(event);
        }
        gone.keySet().stream()
                .filter(id -> keyframe.events().stream()
                        .noneMatch(event -> event instanceof DisplayEvent.SurfaceCreate create && create.id() == id))
                .forEach(id -> events.add(0, new DisplayEvent.SurfaceDestroy(id)));
        return new EventBatch(events);
    }
}
