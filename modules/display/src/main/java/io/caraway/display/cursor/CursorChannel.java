package io.caraway.display.cursor;

import io.caraway.channel.ChannelClient;
import io.caraway.channel.ChannelLink;
import io.caraway.channel.ChannelStream;
import io.caraway.channel.Owner;
import io.caraway.channel.SharedTails;
import io.caraway.channel.StreamEvent;
import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The pointer of a display, and every viewer that is shown it. Owned by display. */
public final class CursorChannel {
    private final Owner owner;
    private final LongSupplier nanoClock;
    private final SharedTails tails;
    private final Map<ChannelStream, CursorChannelClient> clients = new LinkedHashMap<>();
    private @Nullable CursorShape shape;
    private int x;
    private int y;
    private boolean due;

    /**
     * A channel without viewers, and without a pointer.
     *
     * @param nanoClock only goes forward
     * @param tails what the viewers of the display share
     */
    public CursorChannel(Owner owner, LongSupplier nanoClock, SharedTails tails) {
        this.owner = owner;
        this.nanoClock = nanoClock;
        this.tails = tails;
    }

    /** Begins to serve a viewer. */
    public void attach(ChannelLink link) {
        owner.check();
        CursorChannelClient client = new CursorChannelClient(ChannelClient.paced(owner, link, tails));
        clients.put(link.stream(), client);
        client.join(shape, x, y);
        due = true;
    }

    /** Handles what a viewer's stream brings. */
    public void handle(ChannelStream stream, StreamEvent event) {
        owner.check();
        CursorChannelClient client = clients.get(stream);
        if (client == null) {
            return;
        }
        switch (event.type()) {
            case RECEIVED -> {
                receive(stream, client, (StreamEvent.Received) event);
                client.pump(nanoClock.getAsLong());
            }
            case CLOSED -> clients.remove(stream);
        }
    }

    /** Shows an event to all viewers; those that are not about the pointer mean nothing here. */
    public void push(DisplayEvent event) {
        owner.check();
        switch (event.type()) {
            case CURSOR_SET -> {
                shape = ((DisplayEvent.CursorSet) event).shape();
                clients.values().forEach(client -> client.shape(shape));
                due = true;
            }
            case CURSOR_HIDE -> {
                shape = null;
                clients.values().forEach(client -> client.shape(null));
                due = true;
            }
            case CURSOR_MOVE -> {
                x = ((DisplayEvent.CursorMove) event).x();
                y = ((DisplayEvent.CursorMove) event).y();
                clients.values().forEach(client -> client.move(x, y));
                due = true;
            }
            case SURFACE_CREATE, SURFACE_DESTROY, DRAW, MONITORS, TITLE, MARKER -> {}
        }
    }

    /** Sends each viewer what it can take. */
    public void pump() {
        owner.check();
        if (!due) {
            return;
        }
        due = false;
        long now = nanoClock.getAsLong();
        clients.values().forEach(client -> client.pump(now));
    }

    /** Ends viewers that have been silent for too long, and has all others looked at. */
    public void tick() {
        owner.check();
        due = true;
        long now = nanoClock.getAsLong();
        clients.forEach((stream, client) ->
                client.channel().overdue(now).ifPresent(reason -> stream.fail("cursor: " + reason)));
    }

    private void receive(ChannelStream stream, CursorChannelClient client, StreamEvent.Received received) {
        try {
            for (RawMessage message : received.messages()) {
                client.channel().receive(message, nanoClock.getAsLong());
            }
            stream.resume();
        } catch (ProtocolException e) {
            stream.fail(e.in("cursor").getMessage());
        }
    }
}
