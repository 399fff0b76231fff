package io.caraway.server.inputs;

import io.caraway.channel.ChannelClient;
import io.caraway.channel.ChannelLink;
import io.caraway.channel.ChannelStream;
import io.caraway.channel.Owner;
import io.caraway.channel.StreamEvent;
import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.server.control.Control;
import io.caraway.wire.ProtocolException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The inputs of all viewers: what counts of them, as one stream of events for the source. Owned by main. */
public final class InputsChannel {
    private final Owner owner;
    private final Control control;
    private final Map<Integer, InputsChannelClient> clients = new HashMap<>();
    private final Desktop desktop = new Desktop();
    private final Consumer<InputEvent> events;

    /** Inputs that go to {@code events}, which passes them on to another thread or handles them at once. */
    public InputsChannel(Owner owner, Control control, Consumer<InputEvent> events) {
        this.owner = owner;
        this.control = control;
        this.events = events;
    }

    /** A display has another size. */
    public void resize(int number, int width, int height) {
        owner.check();
        desktop.resize(number, width, height);
    }

    /** The desktop takes motion alone, or places as well. */
    public void motionAlone(boolean alone) {
        owner.check();
        if (alone != desktop.takesMotionAlone()) {
            desktop.takeMotionAlone(alone);
            clients.values().forEach(InputsChannelClient::forgetPlace);
        }
    }

    /**
     * Begins to serve a viewer.
     *
     * @return takes what happens on its stream
     */
    public Consumer<StreamEvent> attach(ChannelLink link) {
        owner.check();
        InputsChannelClient client =
                new InputsChannelClient(ChannelClient.plain(owner, link), control, desktop, events);
        clients.put(link.viewerId(), client);
        return event -> handle(link, client, event);
    }

    /** Lets go of everything that a viewer holds. */
    public void release(int viewerId) {
        owner.check();
        InputsChannelClient client = clients.get(viewerId);
        if (client != null) {
            client.release();
        }
    }

    private void handle(ChannelLink link, InputsChannelClient client, StreamEvent event) {
        owner.check();
        switch (event.type()) {
            case RECEIVED -> receive(link.stream(), client, (StreamEvent.Received) event);
            case CLOSED -> {
                client.release();
                clients.remove(link.viewerId(), client);
            }
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
