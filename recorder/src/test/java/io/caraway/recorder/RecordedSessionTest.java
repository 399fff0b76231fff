package io.caraway.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.InputEvent;
import io.caraway.recording.Note;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedSessionTest {
    private final List<Note> notes = new ArrayList<>();
    private final RecordedSession session = new RecordedSession((note, written) -> notes.add(note));

    @Test
    void input_isNotedWhereItsPlaceIsKnown() {
        InputEvent.Key key = new InputEvent.Key(true, 0x1e);
        InputEvent.Pointer pointer = new InputEvent.Pointer(5, 6, 1, 2);

        session.input(7, key);
        session.input(7, new InputEvent.Motion(3, 4, 1));
        session.input(7, pointer);

        assertThat(notes).containsExactly(new Note.Key(0, 7, key), new Note.Pointer(2, 7, pointer));
    }
}
