package io.caraway.server.main;

import io.caraway.channel.ChannelLink;
import io.caraway.channel.ChannelStream;
import io.caraway.channel.StreamEvent;
import io.caraway.channel.WirePiece;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.MessageSplitter;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A viewer on a main channel without a socket, which keeps what it is sent. */
final class FakeViewer implements ChannelStream {
    private final MessageSplitter splitter = new MessageSplitter(true, 1 << 16);
    private final List<String> failures = new ArrayList<>();
    private final Consumer<StreamEvent> events;
    private final int id;
    private final boolean agentAtStart;
    private boolean answers = true;

    private FakeViewer(MainChannel channel, int id, Capabilities capabilities) {
        this.id = id;
        Capabilities common = Capabilities.of(Capabilities.COMMON_MINI_HEADER);
        events = channel.attach(new ChannelLink(id, common, capabilities, this), 1000 + id);
        agentAtStart = init();
    }

    /** A viewer that can count tokens anew. */
    static FakeViewer join(MainChannel channel, int id) {
        return new FakeViewer(channel, id, Capabilities.of(Capabilities.MAIN_AGENT_CONNECTED_TOKENS));
    }

    /** A viewer that cannot. */
    static FakeViewer joinOld(MainChannel channel, int id) {
        return new FakeViewer(channel, id, Capabilities.NONE);
    }

    int id() {
        return id;
    }

    /** Whether INIT said that there is an agent. */
    boolean seesAgentAtStart() {
        return agentAtStart;
    }

    /** From now on leaves PING without an answer. */
    void fallSilent() {
        answers = false;
    }

    void say(SpiceMessage... messages) {
        List<RawMessage> all = new ArrayList<>();
        for (SpiceMessage message : messages) {
            ByteWriter body = ByteWriter.little();
            message.write(body);
            all.add(new RawMessage(message.type(), body.toByteArray()));
        }
        events.accept(new StreamEvent.Received(all));
    }

    /** What it was sent since the last time, less what is only a PING. */
    List<RawMessage> take() throws ProtocolException {
        List<RawMessage> messages = new ArrayList<>();
        for (Optional<RawMessage> next = splitter.next(); next.isPresent(); next = splitter.next()) {
            if (next.get().type() == CommonMessage.Ping.TYPE) {
                answer(CommonMessage.Ping.read(next.get().reader()));
            } else {
                messages.add(next.get());
            }
        }
        return messages;
    }

    /** Why it must end. */
    List<String> failures() {
        return failures;
    }

    @Override
    public void write(List<WirePiece> pieces) {
        pieces.forEach(piece -> splitter.add(piece.toByteArray()));
    }

    @Override
    public long unwrittenBytes() {
        return 0;
    }

    @Override
    public void resume() {}

    @Override
    public void fail(String reason) {
        failures.add(reason);
    }

    private void answer(CommonMessage.Ping ping) {
        if (answers) {
            say(new CommonMessage.Pong(ping.id(), ping.timestamp()));
        }
    }

    private boolean init() {
        try {
            RawMessage first = splitter.next().orElseThrow();
            return MainMessage.Init.read(first.reader()).agentConnected() != 0;
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }
}
