package io.caraway.recorder;

import io.caraway.drawing.EventBatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The states of all displays on their way to the beginning of a segment, which needs them together, and what was drawn on each
 * since. Owned by recorder.
 *
 * <p>What is held has not been given back to its display, which therefore limits how much there can be.
 */
final class Gathering {
    private final SortedMap<Integer, Held> held = new TreeMap<>();
    private final Set<Integer> asked = new HashSet<>();

    /**
     * Something to be written later.
     *
     * @param timeNanos when it happened
     * @param batch what
     * @param handled to be run when it is written or dropped
     */
    record Later(long timeNanos, EventBatch batch, Runnable handled) {}

    /**
     * A state, and what came after it.
     *
     * @param state of the display
     * @param gap whether changes before it were missed
     * @param since what was drawn after it; only the gathering adds to it
     */
    record Held(Later state, boolean gap, List<Later> since) {}

    /** Whether a display has to be asked for its state, which is then taken for done. */
    boolean ask(int display) {
        return !held.containsKey(display) && asked.add(display);
    }

    /** Whether the state of a display is here. */
    boolean holds(int display) {
        return held.containsKey(display);
    }

    /** Whether no state is here. */
    boolean isEmpty() {
        return held.isEmpty();
    }

    /** Whether the states of all of them are here. */
    boolean holdsAll(Set<Integer> displays) {
        return held.keySet().containsAll(displays);
    }

    /** Takes a state, in place of what there was of that display. */
    void take(int display, Later state, boolean gap) {
        Held before = held.get(display);
        boolean missed = gap;
        if (before != null) {
            missed |= before.gap();
            before.state().handled().run();
            before.since().forEach(later -> later.handled().run());
        }
        held.put(display, new Held(state, missed, new ArrayList<>()));
    }

    /** Takes what was drawn on a display whose state is here. */
    void add(int display, Later drawn) {
        Held present = held.get(display);
        if (present == null) {
            throw new IllegalStateException("display " + display + ": no state is held");
        }
        present.since().add(drawn);
    }

    /** All states by display; nothing is held or asked for any more. */
    SortedMap<Integer, Held> takeAll() {
        SortedMap<Integer, Held> all = new TreeMap<>(held);
        held.clear();
        asked.clear();
        return all;
    }
}
