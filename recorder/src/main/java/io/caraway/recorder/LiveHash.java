package io.caraway.recorder;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.Note;
import io.caraway.recording.SurfaceHash;
import java.util.ArrayList;
import java.util.List;

/** The hashes of what a display shows, made of its state as it is told live. */
final class LiveHash {
    private LiveHash() {}

    /** A note for each surface; an image in the state that cannot be drawn leaves out what it is on. */
    static List<Note> of(int display, EventBatch state) {
        DisplayState drawn = new DisplayState();
        state.events().forEach(drawn::apply);
        List<Note> notes = new ArrayList<>();
        for (DisplayEvent event : state.events()) {
            if (event instanceof DisplayEvent.SurfaceCreate surface) {
                drawn.snapshot(surface.id())
                        .ifPresent(pixels -> notes.add(new Note.Hash(display, surface.id(), SurfaceHash.of(pixels))));
            }
        }
        return notes;
    }
}
