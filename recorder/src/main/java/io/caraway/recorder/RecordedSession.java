package io.caraway.recorder;

import io.caraway.channel.SessionListener;
import io.caraway.drawing.InputEvent;
import io.caraway.recording.Note;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Turns what a session tells into notes. May be called from any thread.
 *
 * <p>While {@link #INPUT_MAX} notes wait for the disk, what viewers do with keys and pointer is not noted any more; while
 * {@link #NOTES_MAX} do, nothing is.
 */
final class RecordedSession implements SessionListener {
    static final int INPUT_MAX = 1024;
    static final int NOTES_MAX = 1 << 16;

    private final BiConsumer<Note, Runnable> notes;
    private final AtomicInteger waiting = new AtomicInteger();

    /** What takes notes runs what comes with each once it is written or dropped. */
    RecordedSession(BiConsumer<Note, Runnable> notes) {
        this.notes = notes;
    }

    @Override
    public void joined(int viewer, Protocol protocol, String address) {
        String kept = address.substring(0, Math.min(address.length(), Note.ViewerJoined.ADDRESS_MAX));
        send(new Note.ViewerJoined(viewer, kind(protocol), kept), NOTES_MAX);
    }

    @Override
    public void left(int viewer) {
        send(new Note.ViewerLeft(viewer), NOTES_MAX);
    }

    @Override
    public void control(int viewer) {
        send(new Note.Control(viewer == NOBODY ? OptionalLong.empty() : OptionalLong.of(viewer)), NOTES_MAX);
    }

    @Override
    public void input(int viewer, InputEvent event) {
        switch (event.type()) {
            case KEY -> send(new Note.Key(0, viewer, (InputEvent.Key) event), INPUT_MAX);
            case POINTER -> {
                InputEvent.Pointer pointer = (InputEvent.Pointer) event;
                send(new Note.Pointer(pointer.display(), viewer, pointer), INPUT_MAX);
            }
            case MOTION -> {} // a note names a place, which only who draws knows: it is in the recording as CURSOR_MOVE
        }
    }

    private void send(Note note, int limit) {
        if (waiting.get() < limit) {
            waiting.incrementAndGet();
            notes.accept(note, waiting::decrementAndGet);
        }
    }

    private static Note.ViewerKind kind(Protocol protocol) {
        return switch (protocol) {
            case SPICE -> Note.ViewerKind.SPICE;
        };
    }
}
