package io.caraway.source.spice;

import io.caraway.channel.AgentConnection;
import io.caraway.channel.AgentListener;
import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.wire.ProtocolException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The line to a guest's agent through the main channel of its server. Owned by source; belongs to one session.
 *
 * <p>Each piece costs a token, in both directions. Ours wait while the server has given none, or does not read: at most
 * {@link AgentConnection#PIECES_MAX}. The server is given back a token when a piece of the agent's has gone where it belongs,
 * so that no more than that come which nobody has taken.
 */
final class AgentLine {
    private static final long TOKENS_MAX = 0xffff_ffffL;

    private final Consumer<Runnable> self;
    private final Consumer<SpiceMessage> out;
    private final BooleanSupplier isFull;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private @Nullable AgentListener listener;
    private @Nullable Connection connection;
    private boolean agentThere;
    private long tokens;
    private int granted;

    /**
     * A line without an agent.
     *
     * @param self runs a task on our thread; may be called from any
     * @param out sends a message to the server
     * @param isFull whether the server does not take what it was sent
     */
    AgentLine(Consumer<Runnable> self, Consumer<SpiceMessage> out, BooleanSupplier isFull) {
        this.self = self;
        this.out = out;
        this.isFull = isFull;
    }

    /** Tells {@code newListener} of the agent, now and later. */
    void listen(AgentListener newListener) {
        listener = newListener;
        if (agentThere) {
            begin();
        }
    }

    /** The session begins. */
    void init(MainMessage.Init init) {
        tokens = init.agentTokens();
        if (init.agentConnected() != 0) {
            appeared();
        }
    }

    /** Handles a message of the main channel; it means nothing unless it is about the agent. */
    void receive(RawMessage message) throws ProtocolException {
        switch (message.type()) {
            case MainAgentMessage.Connected.TYPE -> appeared();
            case MainAgentMessage.ConnectedTokens.TYPE -> {
                tokens = MainAgentMessage.ConnectedTokens.read(message.reader()).tokens();
                appeared();
            }
            case MainAgentMessage.Disconnected.TYPE -> gone();
            case MainAgentMessage.Token.TYPE -> {
                long more = MainAgentMessage.Token.read(message.reader()).tokens();
                tokens = Math.min(TOKENS_MAX, tokens + more);
                proceed();
            }
            case MainAgentMessage.Data.TYPE -> data(MainAgentMessage.Data.read(message));
            default -> {} // migration, the clock of video
        }
    }

    /** Sends what waits, as far as the server takes it. */
    void proceed() {
        AgentListener told = listener;
        int sent = 0;
        while (!waiting.isEmpty() && tokens > 0 && !isFull.getAsBoolean()) {
            tokens--;
            sent++;
            out.accept(new MainAgentMessage.ClientData(waiting.remove()));
        }
        if (sent > 0 && told != null) {
            told.sent(sent);
        }
    }

    /** The agent has gone, or the session has. */
    void gone() {
        agentThere = false;
        AgentListener told = listener;
        if (connection != null && told != null) {
            connection = null;
            waiting.clear();
            granted = 0;
            told.disconnected();
        }
    }

    /** An agent that comes again without having gone is another one. */
    private void appeared() {
        gone();
        agentThere = true;
        begin();
    }

    private void begin() {
        AgentListener told = listener;
        if (told != null) {
            Connection begun = new Connection();
            connection = begun;
            granted = AgentConnection.PIECES_MAX;
            out.accept(new MainAgentMessage.ClientStart(granted));
            told.connected(begun);
        }
    }

    private void data(MainAgentMessage.Data data) throws ProtocolException {
        AgentListener told = listener;
        if (connection == null || told == null) {
            return; // nobody has asked for it
        }
        if (granted == 0) {
            throw new ProtocolException("agent data without a token");
        }
        granted--;
        told.data(data.bytes());
    }

    private void send(byte[] piece) {
        if (waiting.size() >= AgentConnection.PIECES_MAX) {
            throw new IllegalStateException("more than " + AgentConnection.PIECES_MAX + " pieces under way");
        }
        waiting.add(piece);
        proceed();
    }

    private void taken(int pieces) {
        if (pieces > AgentConnection.PIECES_MAX - granted) {
            throw new IllegalStateException("pieces taken: " + pieces + ", which have not come");
        }
        granted += pieces;
        out.accept(new MainAgentMessage.ClientToken(pieces));
    }

    /** The agent as it is there now; what is said to one that has gone is dropped. */
    private final class Connection implements AgentConnection {
        @Override
        public void send(byte[] piece) {
            self.accept(() -> {
                if (connection == this) {
                    AgentLine.this.send(piece);
                }
            });
        }

        @Override
        public void taken(int pieces) {
            self.accept(() -> {
                if (connection == this) {
                    AgentLine.this.taken(pieces);
                }
            });
        }
    }
}
