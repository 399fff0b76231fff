package io.caraway.server.main;

import io.caraway.channel.AgentListener;
import io.caraway.channel.ChannelClient;
import io.caraway.channel.ChannelLink;
import io.caraway.channel.ChannelStream;
import io.caraway.channel.Owner;
import io.caraway.channel.StreamEvent;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The main channels of all viewers. Owned by main. */
public final class MainChannel {
    /** How long a viewer may say nothing at all, pings unanswered; as in the reference server. */
    public static final long SILENCE_SECONDS = 30;

    private final Owner owner;
    private final LongSupplier nanoClock;
    private final Map<ChannelStream, MainChannelClient> clients = new LinkedHashMap<>();
    private final AgentRelay agent;
    private final SortedSet<Integer> displays = new TreeSet<>();
    private String title = "";
    private boolean motionAlone;

    /** A channel without viewers. */
    public MainChannel(Owner owner, LongSupplier nanoClock) {
        this.owner = owner;
        this.nanoClock = nanoClock;
        this.agent = new AgentRelay(nanoClock);
    }

    /** Who is to be told of the guest's agent, on our thread. */
    public AgentListener agent() {
        owner.check();
        return agent;
    }

    /** That viewer holds control from now on: it is the one who sees the guest's agent. */
    public void control(int viewerId) {
        owner.check();
        agent.control(viewerId);
    }

    /** A viewer has ended. */
    public void leave(int viewerId) {
        owner.check();
        agent.leave(viewerId);
    }

    /**
     * Begins a viewer's session.
     *
     * @return takes what happens on its stream
     */
    public Consumer<StreamEvent> attach(ChannelLink link, int sessionId) {
        owner.check();
        ChannelClient channel = ChannelClient.plain(owner, link);
        MainChannelClient client =
                new MainChannelClient(channel, sessionId, agent, displays, motionAlone, title, nanoClock.getAsLong());
        clients.put(link.stream(), client);
        return event -> handle(link.stream(), client, event);
    }

    /** There is a display of that number. */
    public void addDisplay(int number) {
        owner.check();
        if (displays.add(number)) {
            clients.values().forEach(client -> client.add(number));
        }
    }

    /** The desktop has another name. */
    public void title(String newTitle) {
        owner.check();
        if (!newTitle.equals(title)) {
            title = newTitle;
            clients.values().forEach(client -> {
                client.title(title);
                client.channel().flush();
            });
        }
    }

    /** The desktop takes motion alone, or places as well: viewers are in server mode, or each in the one that it wants. */
    public void motionAlone(boolean alone) {
        owner.check();
        if (alone != motionAlone) {
            motionAlone = alone;
            clients.values().forEach(client -> client.motionAlone(alone));
        }
    }

    /** Asks all viewers for a sign of life, and ends those that gave none for too long. */
    public void tick() {
        owner.check();
        long now = nanoClock.getAsLong();
        clients.forEach((stream, client) -> {
            if (now - client.heardNanos() > TimeUnit.SECONDS.toNanos(SILENCE_SECONDS)) {
                stream.fail("main: silent for " + SILENCE_SECONDS + " s");
            } else if (client.isOverdue(now)) {
                stream.fail("main: takes nothing of what the guest says for " + ViewerAgent.TAKE_SECONDS + " s");
            } else {
                client.ping(now);
            }
        });
    }

    private void handle(ChannelStream stream, MainChannelClient client, StreamEvent event) {
        owner.check();
        switch (event.type()) {
            case RECEIVED -> receive(stream, client, (StreamEvent.Received) event);
            case CLOSED -> clients.remove(stream);
        }
    }

    private void receive(ChannelStream stream, MainChannelClient client, StreamEvent.Received received) {
        try {
            for (RawMessage message : received.messages()) {
                client.receive(message, nanoClock.getAsLong());
            }
            client.channel().flush();
            stream.resume();
        } catch (ProtocolException e) {
            stream.fail(e.in("main").getMessage());
        }
    }
}
