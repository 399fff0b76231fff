package io.caraway.server.main;

import io.caraway.channel.AgentConnection;
import io.caraway.channel.ChannelClient;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.wire.ProtocolException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What one viewer sees of the guest's agent: whether it is there, and what it says. Owned by main.
 *
 * <p>Each piece costs a token in both directions. A viewer has {@link #TOKENS}, one for each piece that may be under way to the
 * guest. What the guest says waits here, at most as many pieces as may be under way from it, until the viewer takes it; that
 * shows by its answers to PINGs, of which one goes after each {@link #PROBE_PIECES} pieces.
 */
final class ViewerAgent {
    /** Pieces a viewer may send before it is given back tokens. */
    static final int TOKENS = AgentConnection.PIECES_MAX;

    /** How long a viewer may leave waiting what the guest says; the guest's server waits for it, and not for ever. */
    static final long TAKE_SECONDS = 15;

    /** Twice as many pieces, 64 KiB, may be on their way to a viewer. */
    static final int PROBE_PIECES = 16;

    private static final long GRANTED_MAX = 0xffff_ffffL;

    private final ChannelClient channel;
    private final LongSupplier probe;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean connected;
    private int connects;
    private int starts;
    private int tokens = TOKENS;
    private long granted;
    private int unprobed;
    private long awaitedProbe;
    private long takenNanos;

    /**
     * A viewer that sees no agent.
     *
     * @param probe sends a PING, and gives its number, which is greater than that of the one before
     */
    ViewerAgent(ChannelClient channel, LongSupplier probe) {
        this.channel = channel;
        this.probe = probe;
    }

    /** The agent is there from the first message on, which is sent by somebody else. */
    void connectAtStart() {
        connected = true;
        connects++;
    }

    /** The agent is there now. */
    void connect() {
        connectAtStart();
        channel.send(knowsTokens() ? new MainAgentMessage.ConnectedTokens(TOKENS) : new MainAgentMessage.Connected());
    }

    /**
     * The agent has gone.
     *
     * @return how many pieces were dropped that waited
     */
    int disconnect() {
        connected = false;
        channel.send(new MainAgentMessage.Disconnected(LinkError.OK.number()));
        int dropped = waiting.size();
        waiting.clear();
        return dropped;
    }

    /**
     * Whether the viewer knows that the agent is there now: it has said START as often as it was told so. What comes before
     * that was said to an agent that has gone.
     */
    boolean isListening() {
        return connected && starts == connects;
    }

    /** The viewer says START; {@code pieces} may be sent to it. */
    void start(long pieces) {
        if (starts == connects) {
            return; // nobody has told it of another agent
        }
        starts++;
        granted = pieces;
        if (knowsTokens()) {
            tokens = TOKENS;
        } else if (isListening() && tokens < TOKENS) {
            giveBack(TOKENS - tokens);
        }
    }

    /** The viewer may be sent so many pieces more. */
    void grant(long pieces) {
        granted = Math.min(GRANTED_MAX, granted + pieces);
    }

    /** The viewer sends a piece. */
    void spend() throws ProtocolException {
        if (tokens == 0) {
            throw new ProtocolException("agent data without a token");
        }
        tokens--;
    }

    /** So many pieces of the viewer's are no longer under way. */
    void giveBack(int pieces) {
        tokens += pieces;
        channel.send(new MainAgentMessage.Token(pieces));
    }

    /** The guest says something. */
    void offer(byte[] piece, long nowNanos) {
        if (waiting.isEmpty()) {
            takenNanos = nowNanos;
        }
        waiting.add(piece);
    }

    /**
     * Sends the viewer what it can take.
     *
     * @return how many pieces
     */
    int proceed(long nowNanos) {
        int sent = 0;
        while (!waiting.isEmpty() && granted > 0 && unprobed < PROBE_PIECES && channel.canSend()) {
            channel.send(new MainAgentMessage.Data(waiting.remove()));
            granted--;
            sent++;
            unprobed++;
            probe();
            takenNanos = nowNanos;
        }
        return sent;
    }

    /** The viewer has answered a PING. */
    void answered(long id) {
        if (awaitedProbe != 0 && id >= awaitedProbe) {
            awaitedProbe = 0;
            probe();
        }
    }

    /** Whether it has left waiting for too long what the guest says. */
    boolean isOverdue(long nowNanos) {
        return !waiting.isEmpty() && nowNanos - takenNanos > TimeUnit.SECONDS.toNanos(TAKE_SECONDS);
    }

    /** Writes what was sent. */
    void flush() {
        channel.flush();
    }

    private void probe() {
        if (unprobed == PROBE_PIECES && awaitedProbe == 0) {
            awaitedProbe = probe.getAsLong();
            unprobed = 0;
        }
    }

    private boolean knowsTokens() {
        return channel.link().channel().has(Capabilities.MAIN_AGENT_CONNECTED_TOKENS);
    }
}
