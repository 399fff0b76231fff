package io.caraway.server;

import io.caraway.channel.AgentConnection;
import io.caraway.channel.AgentListener;
import io.caraway.protocol.spice.MainAgentMessage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A guest's agent behind a server under test: it takes whatever it is sent, or holds it back, and says what a test wants. */
final class ScriptedGuest implements AgentConnection {
    private static final int SECONDS = 20;

    private final AgentListener listener;
    private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
    private final Semaphore tokens = new Semaphore(PIECES_MAX);
    private byte[] rest = new byte[0];

    /** An agent that appears. */
    ScriptedGuest(AgentListener listener) {
        this.listener = listener;
        listener.connected(this);
    }

    /** Goes. */
    void disconnect() {
        listener.disconnected();
    }

    @Override
    public void send(byte[] piece) {
        pieces.add(piece);
    }

    @Override
    public void taken(int count) {
        tokens.release(count);
    }

    /** The next bytes that come for it; it takes each piece as it is read. */
    byte[] hear(int count) throws InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(rest);
        while (all.size() < count) {
            byte[] piece = pieces.poll(SECONDS, TimeUnit.SECONDS);
            if (piece == null) {
                throw new AssertionError("only " + all.size() + " of " + count + " bytes came");
            }
            all.writeBytes(piece);
            listener.sent(1);
        }
        byte[] bytes = all.toByteArray();
        rest = Arrays.copyOfRange(bytes, count, bytes.length);
        return Arrays.copyOf(bytes, count);
    }

    /** Whether nothing has come that was not heard. */
    boolean hearsNothing() {
        return rest.length == 0 && pieces.isEmpty();
    }

    /** Says something, in pieces, as its tokens allow. */
    void say(byte[] words) throws InterruptedException {
        for (int from = 0; from < words.length; from += MainAgentMessage.PIECE_BYTES_MAX) {
            if (!tokens.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody takes what the guest says");
            }
            int to = Math.min(words.length, from + MainAgentMessage.PIECE_BYTES_MAX);
            listener.data(Arrays.copyOfRange(words, from, to));
        }
    }
}
