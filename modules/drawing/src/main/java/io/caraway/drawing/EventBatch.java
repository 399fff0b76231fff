package io.caraway.drawing;

import java.util.List;

/**
 * Events that belong together: no viewer is shown some of them without the rest for longer than it takes to send them.
 * Immutable.
 *
 * @param events in the order they happen
 */
public record EventBatch(List<DisplayEvent> events) {
    /** Copies the list. */
    public EventBatch {
        events = List.copyOf(events);
    }
}
