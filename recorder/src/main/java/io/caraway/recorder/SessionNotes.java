package io.caraway.recorder;

import io.caraway.recording.Note;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Who watches and who holds control, as notes have told it, so that a new file can begin with it. Owned by recorder. */
final class SessionNotes {
    private final Map<Long, Note.ViewerJoined> viewers = new LinkedHashMap<>();
    private OptionalLong holder = OptionalLong.empty();

    /** Takes a note into account. */
    void add(Note note) {
        switch (note.type()) {
            case VIEWER_JOINED -> viewers.put(((Note.ViewerJoined) note).viewer(), (Note.ViewerJoined) note);
            case VIEWER_LEFT -> viewers.remove(((Note.ViewerLeft) note).viewer());
            case CONTROL -> holder = ((Note.Control) note).viewer();
            case CLOCK, HASH, POINTER, KEY -> {}
        }
    }

    /** Notes that say how it is now. */
    List<Note> present() {
        List<Note> notes = new ArrayList<>(viewers.values());
        if (holder.isPresent()) {
            notes.add(new Note.Control(holder));
        }
        return notes;
    }
}
