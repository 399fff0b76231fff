package io.caraway.testkit;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * A viewer that talks with a guest's agent as it should: it says START when it is told of one, and sends no piece without a
 * token. Reading blocks, as in {@link ScriptedViewer}.
 */
public final class AgentViewer implements Closeable {
    private static final long MANY = 0xffff_ffffL;

    private final ScriptedViewer main;
    private final int port;
    private final String password;
    private final MainMessage.Init init;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private long tokens;
    private boolean seesAgent;

    private AgentViewer(ScriptedViewer main, int port, String password) throws IOException, ProtocolException {
        this.main = main;
        this.port = port;
        this.password = password;
        init = MainMessage.Init.read(main.readUntil(MainMessage.Init.TYPE).reader());
        tokens = init.agentTokens();
        if (init.agentConnected() != 0) {
            begin();
        }
    }

    /** Joins. */
    public static AgentViewer join(int port, String password) throws IOException, ProtocolException {
        Capabilities capabilities =
                Capabilities.of(Capabilities.MAIN_NAME_AND_UUID, Capabilities.MAIN_AGENT_CONNECTED_TOKENS);
        return new AgentViewer(ScriptedViewer.link(port, ChannelType.MAIN, 0, password, capabilities), port, password);
    }

    /** Its main channel. */
    public ScriptedViewer main() {
        return main;
    }

    /** Another channel of it. */
    public ScriptedViewer link(ChannelType type) throws IOException, ProtocolException {
        return ScriptedViewer.link(port, type, init.sessionId(), password, Capabilities.NONE);
    }

    /** Whether it has been told that there is an agent, as far as it has read. */
    public boolean seesAgent() {
        return seesAgent;
    }

    /** Returns once it is told that there is an agent, or that there is none. */
    public void awaitAgent(boolean there) throws IOException, ProtocolException {
        while (seesAgent != there) {
            receive(main.read());
        }
    }

    /** Says something to the agent, in pieces, as its tokens allow. */
    public void say(byte[] words) throws IOException, ProtocolException {
        for (int from = 0; from < words.length; from += MainAgentMessage.PIECE_BYTES_MAX) {
            while (tokens == 0) {
                receive(main.read());
            }
            tokens--;
            int to = Math.min(words.length, from + MainAgentMessage.PIECE_BYTES_MAX);
            main.send(new MainAgentMessage.ClientData(Arrays.copyOfRange(words, from, to)));
        }
    }

    /** The next bytes that the agent says. */
    public byte[] hear(int count) throws IOException, ProtocolException {
        while (heard.size() < count) {
            receive(main.read());
        }
        byte[] all = heard.toByteArray();
        heard.reset();
        heard.write(all, count, all.length - count);
        return Arrays.copyOf(all, count);
    }

    /** Whether the agent has said nothing that was not heard, up to the answer to a question that is asked now. */
    public boolean hearsNothing() throws IOException, ProtocolException {
        main.send(new MainMessage.AttachChannels());
        RawMessage message = main.read();
        while (message.type() != MainMessage.ChannelsList.TYPE) {
            receive(message);
            message = main.read();
        }
        return heard.size() == 0;
    }

    @Override
    public void close() throws IOException {
        main.close();
    }

    private void receive(RawMessage message) throws IOException, ProtocolException {
        switch (message.type()) {
            case MainAgentMessage.ConnectedTokens.TYPE -> {
                tokens = MainAgentMessage.ConnectedTokens.read(message.reader()).tokens();
                begin();
            }
            case MainAgentMessage.Disconnected.TYPE -> seesAgent = false;
            case MainAgentMessage.Token.TYPE ->
                tokens += MainAgentMessage.Token.read(message.reader()).tokens();
            case MainAgentMessage.Data.TYPE -> heard.writeBytes(message.body());
            default -> {} // what is not about the agent
        }
    }

    private void begin() throws IOException {
        seesAgent = true;
        main.send(new MainAgentMessage.ClientStart(MANY));
    }
}
