package io.caraway.server.main;

import io.caraway.channel.ChannelClient;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** One viewer's session: what it is told at the start, its mouse mode, its signs of life, its words to the
 * guest's agent. Owned by main. */
final class MainChannelClient {
    private static final int BOTH_MODES = MainMessage.MOUSE_MODE_CLIENT | MainMessage.MOUSE_MODE_SERVER;

    /** Video memory that the viewer sizes its dictionary window by, which we do not use. */
    private static final long RAM_HINT_BYTES = 64L << 20;

    private final ChannelClient channel;
    private final AgentRelay relay;
    private final ViewerAgent agent;
    private final SortedSet<Integer> displays;
    private boolean attached;
    private boolean motionAlone;
    private boolean mouseModeDue;
    private long heardNanos;
    private long pings;

    /**
     * Begins the session.
     *
     * @param displays the numbers of the displays; it may still grow
     * @param motionAlone whether the desktop takes motion alone
     */
    MainChannelClient(
            ChannelClient channel,
            int sessionId,
            AgentRelay relay,
            SortedSet<Integer> displays,
            boolean motionAlone,
            String title,
            long nowNanos) {
        this.channel = channel;
        this.relay = relay;
        this.displays = displays;
        this.motionAlone = motionAlone;
        this.agent = new ViewerAgent(channel, this::probe);
        this.heardNanos = nowNanos;
        boolean connected = relay.join(channel.link().viewerId(), agent);
        int milliseconds = (int) (nowNanos / 1_000_000);
        channel.send(new MainMessage.Init(
                sessionId,
                displays.size(),
                supportedModes(),
                preferredMode(),
                connected ? 1 : 0,
                ViewerAgent.TOKENS,
                milliseconds,
                RAM_HINT_BYTES));
        title(title);
        channel.flush();
    }

    ChannelClient channel() {
        return channel;
    }

    /** When the viewer was last heard of. */
    long heardNanos() {
        return heardNanos;
    }

    /** Handles a message of the viewer. */
    void receive(RawMessage message, long nowNanos) throws ProtocolException {
        heardNanos = nowNanos;
        if (message.type() == CommonMessage.PONG) {
            relay.answered(agent, CommonMessage.Pong.read(message.reader()).id());
        }
        if (channel.receive(message)) {
            return;
        }
        if (!channel.canSend()) {
            throw new ProtocolException("main: the viewer does not read");
        }
        switch (message.type()) {
            case MainMessage.ATTACH_CHANNELS -> {
                attached = true;
                List<MainMessage.ChannelId> all = new ArrayList<>();
                displays.forEach(number -> all.addAll(channelsOf(number)));
                all.add(MainMessage.ChannelId.of(ChannelType.INPUTS, 0));
                channel.send(new MainMessage.ChannelsList(all));
            }
            case MainMessage.MOUSE_MODE_REQUEST -> {
                int mode = MainMessage.MouseModeRequest.read(message.reader()).mode();
                if (motionAlone) {
                    tellMode(MainMessage.MOUSE_MODE_SERVER);
                } else if (mode == MainMessage.MOUSE_MODE_CLIENT || mode == MainMessage.MOUSE_MODE_SERVER) {
                    tellMode(mode);
                }
            }
            case MainAgentMessage.ClientStart.TYPE ->
                relay.start(
                        agent,
                        MainAgentMessage.ClientStart.read(message.reader()).tokens());
            case MainAgentMessage.ClientData.TYPE ->
                relay.say(agent, MainAgentMessage.ClientData.read(message).bytes());
            case MainAgentMessage.ClientToken.TYPE ->
                relay.grant(
                        agent,
                        MainAgentMessage.ClientToken.read(message.reader()).tokens());
            default -> {} // migration, and statistics
        }
    }

    /** Whether it has left waiting for too long what the guest's agent says. */
    boolean isOverdue(long nowNanos) {
        return agent.isOverdue(nowNanos);
    }

    /** The desktop takes motion alone, or places as well. */
    void motionAlone(boolean alone) {
        motionAlone = alone;
        mouseModeDue = true;
        if (channel.canSend()) {
            tellMode(preferredMode());
            channel.flush();
        }
    }

    private void tellMode(int mode) {
        mouseModeDue = false;
        channel.send(new MainMessage.MouseMode(supportedModes(), mode));
    }

    private int supportedModes() {
        return motionAlone ? MainMessage.MOUSE_MODE_SERVER : BOTH_MODES;
    }

    /** The mode of a viewer that has not asked for another one. */
    private int preferredMode() {
        return motionAlone ? MainMessage.MOUSE_MODE_SERVER : MainMessage.MOUSE_MODE_CLIENT;
    }

    /** Asks for a sign of life. */
    void ping(long nowNanos) {
        if (channel.canSend()) {
            if (mouseModeDue) {
                tellMode(preferredMode());
            }
            sendPing(nowNanos);
            channel.flush();
        }
    }

    /** Asks for an answer to what was sent so far; the time does not matter. */
    private long probe() {
        return sendPing(heardNanos);
    }

    private long sendPing(long nowNanos) {
        pings++;
        channel.send(new CommonMessage.Ping(pings, nowNanos));
        return pings;
    }

    /** There is one more display. */
    void add(int number) {
        if (attached && channel.canSend()) {
            channel.send(new MainMessage.ChannelsList(channelsOf(number)));
            channel.flush();
        }
    }

    private static List<MainMessage.ChannelId> channelsOf(int number) {
        return List.of(
                MainMessage.ChannelId.of(ChannelType.DISPLAY, number),
                MainMessage.ChannelId.of(ChannelType.CURSOR, number));
    }

    /** Tells the desktop's name to a viewer that can show it. */
    void title(String title) {
        if (!title.isEmpty() && channel.link().channel().has(Capabilities.MAIN_NAME_AND_UUID) && channel.canSend()) {
            channel.send(new MainMessage.Name(title));
        }
    }
}
