package io.caraway.server.main;

import io.caraway.channel.AgentConnection;
import io.caraway.channel.AgentListener;
import java.io.ByteArrayOutputStream;

/** A guest's agent that takes pieces when it is told to, and checks that there are no more than may be. */
final class FakeGuest implements AgentConnection {
    private final AgentListener listener;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private int waiting;
    private int saying;

    FakeGuest(AgentListener listener) {
        this.listener = listener;
    }

    /** Appears. */
    FakeGuest connect() {
        listener.connected(this);
        return this;
    }

    /** Goes. */
    void disconnect() {
        listener.disconnected();
    }

    @Override
    public void send(byte[] piece) {
        waiting++;
        if (waiting > PIECES_MAX || piece.length < 1 || piece.length > 2048) {
            throw new AssertionError("piece " + waiting + " under way, of " + piece.length + " bytes");
        }
        heard.writeBytes(piece);
    }

    @Override
    public void taken(int pieces) {
        saying -= pieces;
        if (pieces < 1 || saying < 0) {
            throw new AssertionError(pieces + " pieces taken, which leaves " + saying);
        }
    }

    /** Pieces that it was given and has not taken. */
    int waiting() {
        return waiting;
    }

    /** Pieces it has said that nobody has taken. */
    int untaken() {
        return saying;
    }

    /** Takes so many pieces. */
    void accept(int pieces) {
        waiting -= pieces;
        listener.sent(pieces);
    }

    /** Takes all pieces, and those that come for it. */
    void acceptAll() {
        while (waiting > 0) {
            accept(waiting);
        }
    }

    /** Says something. */
    void say(byte[] piece) {
        saying++;
        if (saying > PIECES_MAX) {
            throw new AssertionError("the guest has no token");
        }
        listener.data(piece);
    }

    /** All that it was given. */
    byte[] heard() {
        return heard.toByteArray();
    }
}
