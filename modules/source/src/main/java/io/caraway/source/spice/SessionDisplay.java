package io.caraway.source.spice;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.protocol.spice.CursorDecoder;
import io.caraway.protocol.spice.CursorMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One display of a session with a SPICE server: its pictures and its pointer. Owned by source.
 *
 * <p>At most {@link #BATCHES_MAX} batches are on their way to the display of ours; until it has drawn some, nothing more is
 * read of this one. The display draws at its own speed and never at a viewer's.
 */
final class SessionDisplay {
    private static final int BATCHES_MAX = 4;

    private final Screen screen;
    private final Consumer<EventBatch> sink;
    private final CursorDecoder cursor = new CursorDecoder();
    private final List<SpiceChannel> channels = new ArrayList<>();
    private int batches;

    /**
     * A display that nothing is known of.
     *
     * @param screen gathers what it shows
     * @param sink takes batches; {@link #handled} is to be called for each when it is drawn
     */
    SessionDisplay(Screen screen, Consumer<EventBatch> sink) {
        this.screen = screen;
        this.sink = sink;
        screen.connected();
    }

    /** One of its channels is open: that of pictures, or that of the pointer. */
    void opened(SpiceChannel channel) {
        channels.add(channel);
        if (batches >= BATCHES_MAX) {
            channel.pause();
        }
    }

    /** A message of the channel of pictures. */
    void pictures(RawMessage message) throws ProtocolException {
        screen.receive(message);
    }

    /**
     * A message of the channel of the pointer.
     *
     * @param shapesHavePlaces whether a place that comes with a new shape counts
     * @return where the server says the pointer is, if it does
     */
    Optional<DisplayEvent.CursorMove> pointer(RawMessage message, boolean shapesHavePlaces) throws ProtocolException {
        DisplayEvent.CursorMove place = null;
        for (DisplayEvent event : cursor.receive(message)) {
            if (event.type() == DisplayEvent.Type.CURSOR_MOVE) {
                if (message.type() == CursorMessage.Set.TYPE && !shapesHavePlaces) {
                    continue;
                }
                place = (DisplayEvent.CursorMove) event;
            }
            screen.add(event);
        }
        return Optional.ofNullable(place);
    }

    /** Something that no channel of its own tells. */
    void add(DisplayEvent event) {
        screen.add(event);
    }

    /** All that has come has been taken: passes it on. */
    void readDone() {
        screen.take().ifPresent(batch -> {
            batches++;
            if (batches == BATCHES_MAX) {
                channels.forEach(SpiceChannel::pause);
            }
            sink.accept(batch);
        });
    }

    /** A batch has been drawn. */
    void handled() {
        batches--;
        if (batches == BATCHES_MAX - 1) {
            channels.forEach(SpiceChannel::resume);
        }
    }
}
