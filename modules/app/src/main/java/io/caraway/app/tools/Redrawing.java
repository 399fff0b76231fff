package io.caraway.app.tools;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.EventBatch;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.recording.Note;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordedNote;
import io.caraway.recording.SurfaceHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws a recording as who plays on sees it, and compares. Belongs to one thread. */
final class Redrawing {
    /*
     * Where the recorder missed something, a keyframe holds what playing on has not made: then the same state follows as
     * events, at the same time. So a keyframe that differs is kept, and what happens at that time is applied to both; it is
     * wrong if they still differ when time goes on. Behind such a place playing on may have surfaces that are not needed any
     * more; the keyframe, which has not, is what is played on with.
     */

    private final Map<Integer, DisplayState> states = new HashMap<>();
    private final Map<Integer, Doubt> doubts = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private long hashes;
    private long hashesDiffering;
    private long keyframes;
    private long keyframesDiffering;

    /** A keyframe that differs from what playing on has made up to that time. */
    private record Doubt(long timeNanos, DisplayState keyframe, String difference) {}

    /** Draws a batch; a keyframe only behind a gap, else it is compared. */
    void draw(RecordedBatch batch, boolean afterGap) {
        int display = batch.display();
        decide(batch.timeNanos());
        if (!batch.keyframe()) {
            play(batch);
        } else if (afterGap || !states.containsKey(display)) {
            doubts.remove(display);
            states.put(display, stateOf(batch.batch()));
        } else {
            accuse(display);
            keyframes++;
            DisplayState keyframe = stateOf(batch.batch());
            difference(display, keyframe, false)
                    .ifPresent(words -> doubts.put(display, new Doubt(batch.timeNanos(), keyframe, words)));
        }
    }

    /** Compares a surface with a hash of it. In a gap nothing is known of it. */
    void compare(RecordedNote entry, boolean inGap) {
        decide(entry.timeNanos());
        if (inGap || !(entry.note() instanceof Note.Hash hash)) {
            return;
        }
        hashes++;
        Optional<SurfaceSnapshot> surface =
                Optional.ofNullable(states.get(hash.display())).flatMap(state -> state.snapshot(hash.surface()));
        if (surface.isEmpty() || !SurfaceHash.of(surface.get()).equals(hash.pixels())) {
            hashesDiffering++;
            tell(
                    entry.timeNanos(),
                    hash.display(),
                    "hash: surface " + hash.surface() + (surface.isEmpty() ? " is not there" : " has other pixels"));
        }
    }

    /** What came of it. */
    Redrawn end(List<String> passedOver) {
        decide(Long.MAX_VALUE);
        return new Redrawn(hashes, hashesDiffering, keyframes, keyframesDiffering, words, passedOver);
    }

    private void play(RecordedBatch batch) {
        int display = batch.display();
        apply(states.computeIfAbsent(display, number -> new DisplayState()), batch.batch());
        Doubt doubt = doubts.get(display);
        if (doubt != null) {
            apply(doubt.keyframe(), batch.batch());
            boolean isState = batch.batch().events().stream().anyMatch(DisplayEvent.SurfaceCreate.class::isInstance);
            if (difference(display, doubt.keyframe(), isState).isEmpty()) {
                doubts.remove(display);
                states.put(display, doubt.keyframe());
            }
        }
    }

    private Optional<String> difference(int display, DisplayState keyframe, boolean more) {
        return Optional.ofNullable(states.get(display)).flatMap(played -> StateDifference.of(played, keyframe, more));
    }

    /** Time has come to that; keyframes that differ from what was made at their time are wrong. */
    private void decide(long timeNanos) {
        if (!doubts.isEmpty()) {
            doubts.entrySet().stream()
                    .filter(doubt -> doubt.getValue().timeNanos() < timeNanos)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(this::accuse);
        }
    }

    private void accuse(int display) {
        Doubt doubt = doubts.remove(display);
        if (doubt != null) {
            keyframesDiffering++;
            tell(doubt.timeNanos(), display, "keyframe: " + doubt.difference());
        }
    }

    private void tell(long timeNanos, int display, String what) {
        if (words.size() < Redrawn.WORDS_MAX) {
            words.add(Moment.words(timeNanos) + ", display " + display + ", " + what);
        }
    }

    private static DisplayState stateOf(EventBatch keyframe) {
        DisplayState state = new DisplayState();
        apply(state, keyframe);
        return state;
    }

    private static void apply(DisplayState state, EventBatch batch) {
        batch.events().forEach(state::apply);
    }
}
