package io.caraway.protocol.spice;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;

/**
 * Messages of the main channel that carry the words of a guest's agent ("SPICE protocol, main channel").
 *
 * <p>The words themselves are a stream of bytes, cut into pieces of at most {@link #PIECE_BYTES_MAX} without regard to where
 * a message of the agent begins; {@link io.caraway.protocol.spice.agent.AgentStream} finds these. A piece costs its sender a
 * token.
 */
public sealed interface MainAgentMessage extends SpiceMessage {
    /** Most bytes of a piece. */
    int PIECE_BYTES_MAX = 2048;

    /** Server: the agent is there, and the client's tokens are what they were. */
    record Connected() implements MainAgentMessage {
        /** Number of the message. */
        public static final int TYPE = 107;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {}
    }

    /**
     * Server: the agent is there. For clients that can {@link Capabilities#MAIN_AGENT_CONNECTED_TOKENS}.
     *
     * @param tokens pieces the client may send; unsigned
     */
    record ConnectedTokens(long tokens) implements MainAgentMessage {
        /** Number of the message. */
        public static final int TYPE = 115;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static ConnectedTokens read(ByteReader in) throws ProtocolException {
            return new ConnectedTokens(in.u32());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(tokens);
        }
    }

    /**
     * Server: the agent has gone.
     *
     * @param error number of a {@link LinkError}; unsigned
     */
    record Disconnected(long error) implements MainAgentMessage {
        /** Number of the message. */
        public static final int TYPE = 108;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Disconnected read(ByteReader in) throws ProtocolException {
            return new Disconnected(in.u32());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(error);
        }
    }

    /**
     * Server: a piece of what the agent says.
     *
     * @param bytes 1..{@link #PIECE_BYTES_MAX}; nobody may write them any more
     */
    record Data(byte[] bytes) implements MainAgentMessage {
        /** Number of the message. */
        public static final int TYPE = 109;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads a message. */
        public static Data read(RawMessage message) throws ProtocolException {
            return new Data(piece(message));
        }

        @Override
        public void write(ByteWriter out) {
            out.bytes(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Data data && Arrays.equals(bytes, data.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /**
     * Server: the client may send more.
     *
     * @param tokens so many pieces; unsigned
     */
    record Token(long tokens) implements MainAgentMessage {
        /** Number of the message. */
        public static final int TYPE = 110;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Token read(ByteReader in) throws ProtocolException {
            return new Token(in.u32());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(tokens);
        }
    }

    /**
     * Client: has seen that the agent is there, and listens.
     *
     * @param tokens pieces the server may send; unsigned
     */
    record ClientStart(long tokens) implements MainAgentMessage {
        /** Number of the message. */
        public static final int TYPE = 106;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static ClientStart read(ByteReader in) throws ProtocolException {
            return new ClientStart(in.u32());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(tokens);
        }
    }

    /**
     * Client: a piece of what the agent is told.
     *
     * @param bytes 1..{@link #PIECE_BYTES_MAX}; nobody may write them any more
     */
    record ClientData(byte[] bytes) implements MainAgentMessage {
        /** Number of the message. */
        public static final int TYPE = 107;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads a message. */
        public static ClientData read(RawMessage message) throws ProtocolException {
            return new ClientData(piece(message));
        }

        @Override
        public void write(ByteWriter out) {
            out.bytes(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ClientData data && Arrays.equals(bytes, data.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /**
     * Client: the server may send more.
     *
     * @param tokens so many pieces; unsigned
     */
    record ClientToken(long tokens) implements MainAgentMessage {
        /** Number of the message. */
        public static final int TYPE = 108;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static ClientToken read(ByteReader in) throws ProtocolException {
            return new ClientToken(in.u32());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(tokens);
        }
    }

    private static byte[] piece(RawMessage message) throws ProtocolException {
        int size = message.body().length;
        if (size < 1 || size > PIECE_BYTES_MAX) {
            throw ProtocolException.field("bytes of agent data", size, "1.." + PIECE_BYTES_MAX, 0);
        }
        return message.body();
    }
}
