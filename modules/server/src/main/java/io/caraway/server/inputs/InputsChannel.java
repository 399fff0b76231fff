package io.caraway.server.inputs;

import io.caraway.channel.ChannelClient;
import io.caraway.channel.ChannelLink;
import io.caraway.channel.ChannelStream;
import io.caraway.channel.Owner;
import io.caraway.channel.StreamEvent;
import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;
import java.util.function.Consumer;

/** The inputs of all viewers, as one stream of events for the source. Owned by main. */
public final class InputsChannel {
    private final Owner owner;
    private final Desktop desktop = new Desktop();
    private final Consumer<InputEvent> events;

    /** Inputs that go to {@code events}, which passes them on to another thread or handles them at once. */
    public InputsChannel(Owner owner, Consumer<InputEvent> events) {
        this.owner = owner;
        this.events = events;
    }

    /** The desktop has another size. */
    public void resize(int width, int height) {
        owner.check();
        desktop.resize(width, height);
    }

    /**
     * Begins to serve a viewer.
     *
     * @return takes what happens on its stream
     */
    public Consumer<StreamEvent> attach(ChannelLink link) {
        owner.check();
        InputsChannelClient client = new InputsChannelClient(ChannelClient.plain(owner, link), desktop, events);
        return event -> handle(link.stream(), client, event);
    }

    private static void handle(ChannelStream stream, InputsChannelClient client, StreamEvent event) {
        switch (event.type()) {
            case RECEIVED -> receive(stream, client, (StreamEvent.Received) event);
            case CLOSED -> client.release();
        }
    }

    private static void receive(ChannelStream stream, InputsChannelClient client, StreamEvent.Received received) {
        try {
            for (RawMessage message : received.messages()) {
                client.receive(message);
            }
            client.channel().flush();
            stream.resume();
        } catch (ProtocolException e) {
            stream.fail(e.in("inputs").getMessage());
        }
    }
}
