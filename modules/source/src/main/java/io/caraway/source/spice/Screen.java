package io.caraway.source.spice;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.protocol.spice.DisplayDecoder;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a SPICE server shows, gathered to batches for a display of ours. Owned by source; lives through reconnects.
 *
 * <p>After a connection everything is held back until the desktop is there with a picture, at most {@link #HELD_EVENTS_MAX}
 * events: the display keeps the picture it has, and viewers see no black in between. For the same reason it is not told that
 * the desktop is gone, which only happens before there is another one.
 */
final class Screen {
    /** Most events that are held back; then they are shown as they are. */
    static final int HELD_EVENTS_MAX = 4096;

    private final Set<Integer> shownSurfaces = new TreeSet<>();
    private final List<DisplayEvent> pending = new ArrayList<>();
    private DisplayDecoder decoder = new DisplayDecoder();
    private boolean desktop;
    private boolean whole;

    /** The server has let us in, and knows nothing of what was before: its surfaces take the place of those. */
    void connected() {
        decoder = new DisplayDecoder();
        desktop = false;
        whole = false;
        pending.clear();
        shownSurfaces.forEach(id -> pending.add(new DisplayEvent.SurfaceDestroy(id)));
    }

    /** Takes a message of the display channel. */
    void receive(RawMessage message) throws ProtocolException {
        decoder.receive(message).forEach(this::add);
        whole |= desktop && message.type() == DisplayMessage.MARK;
    }

    /** Takes what the other channels tell. */
    void add(DisplayEvent event) {
        switch (event.type()) {
            case SURFACE_CREATE -> desktop |= ((DisplayEvent.SurfaceCreate) event).id() == DisplayEvent.PRIMARY_SURFACE;
            case SURFACE_DESTROY -> {
                if (((DisplayEvent.SurfaceDestroy) event).id() == DisplayEvent.PRIMARY_SURFACE) {
                    desktop = false;
                    return;
                }
            }
            case DRAW -> whole |= ((DisplayEvent.Draw) event).drawable().surfaceId() == DisplayEvent.PRIMARY_SURFACE;
            case MONITORS, CURSOR_SET, CURSOR_MOVE, CURSOR_HIDE, TITLE, MARKER -> {}
        }
        pending.add(event);
    }

    /** What viewers are to be shown now, if anything. */
    Optional<EventBatch> take() {
        if (pending.isEmpty() || (!whole && pending.size() <= HELD_EVENTS_MAX)) {
            return Optional.empty();
        }
        EventBatch batch = new EventBatch(pending);
        pending.clear();
        batch.events().forEach(this::shown);
        return Optional.of(batch);
    }

    private void shown(DisplayEvent event) {
        if (event.type() == DisplayEvent.Type.SURFACE_CREATE) {
            int id = ((DisplayEvent.SurfaceCreate) event).id();
            if (id != DisplayEvent.PRIMARY_SURFACE) {
                shownSurfaces.add(id);
            }
        } else if (event.type() == DisplayEvent.Type.SURFACE_DESTROY) {
            shownSurfaces.remove(((DisplayEvent.SurfaceDestroy) event).id());
        }
    }
}
