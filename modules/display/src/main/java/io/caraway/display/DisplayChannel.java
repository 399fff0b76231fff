package io.caraway.display;

import io.caraway.channel.ChannelClient;
import io.caraway.channel.ChannelLink;
import io.caraway.channel.ChannelStream;
import io.caraway.channel.Owner;
import io.caraway.channel.StreamEvent;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The pictures of a display, and every viewer that is shown them. Owned by display. */
final class DisplayChannel {
    /** How long a viewer may take from linking to INIT; it costs nobody else anything. */
    static final long INIT_DEADLINE_SECONDS = 10;

    private final Owner owner;
    private final DisplayState state;
    private final ImageEncoder encoder;
    private final Map<ChannelStream, DisplayChannelClient> clients = new LinkedHashMap<>();

    DisplayChannel(Owner owner, DisplayState state, EncodePool pool) {
        this.owner = owner;
        this.state = state;
        this.encoder = new ImageEncoder(owner, pool, this::pump);
    }

    void attach(ChannelLink link, long nowNanos) {
        owner.check();
        clients.put(link.stream(), new DisplayChannelClient(new ChannelClient(owner, link, true), nowNanos));
    }

    void handle(ChannelStream stream, StreamEvent event) {
        owner.check();
        DisplayChannelClient client = clients.get(stream);
        if (client == null) {
            return;
        }
        switch (event.type()) {
            case RECEIVED -> receive(stream, client, (StreamEvent.Received) event);
            case WRITTEN -> client.channel().written(((StreamEvent.Written) event).bytes());
            case CLOSED -> clients.remove(stream);
        }
    }

    /** Shows an event, already applied to the state, to all viewers. */
    void push(DisplayEvent event) {
        owner.check();
        clients.values().forEach(client -> client.push(event));
    }

    void endBatch() {
        clients.values().forEach(DisplayChannelClient::endBatch);
    }

    /** Sends each viewer what it can take. */
    void pump() {
        owner.check();
        clients.values().forEach(client -> client.pump(state, encoder));
    }

    /** Ends viewers that have been silent for too long. */
    void tick(long nowNanos) {
        owner.check();
        clients.forEach((stream, client) -> {
            boolean late = nowNanos - client.linkedNanos() > TimeUnit.SECONDS.toNanos(INIT_DEADLINE_SECONDS);
            if (late && !client.hasJoined()) {
                stream.fail("display: no INIT within " + INIT_DEADLINE_SECONDS + " s");
            }
        });
    }

    long encodedCount() {
        return encoder.encodedCount();
    }

    /** Fails when the books do not add up. */
    void checkInvariants() {
        clients.values().forEach(DisplayChannelClient::checkInvariants);
    }

    private void receive(ChannelStream stream, DisplayChannelClient client, StreamEvent.Received received) {
        try {
            for (RawMessage message : received.messages()) {
                client.receive(message, state);
            }
            stream.resume();
        } catch (ProtocolException e) {
            stream.fail(e.in("display").getMessage());
        }
    }
}
