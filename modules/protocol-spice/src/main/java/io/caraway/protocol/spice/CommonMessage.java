package io.caraway.protocol.spice;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/** Messages that every channel knows ("SPICE protocol, messages common to all channels"). */
public sealed interface CommonMessage extends SpiceMessage {
    /** Client: ACK_SYNC. */
    int ACK_SYNC = 1;
    /** Client: ACK, without a body. */
    int ACK = 2;
    /** Client: PONG. */
    int PONG = 3;
    /** Client: the viewer says it is going. */
    int CLIENT_DISCONNECTING = 6;
    /** First number that belongs to the channel, in both directions. */
    int FIRST_OF_CHANNEL = 101;

    /**
     * Server: asks for an ACK after every {@code window} messages.
     *
     * @param generation to be quoted in ACK_SYNC
     * @param window messages
     */
    record SetAck(long generation, long window) implements CommonMessage {
        /** Number of the message. */
        public static final int TYPE = 3;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static SetAck read(ByteReader in) throws ProtocolException {
            return new SetAck(in.u32(), in.u32());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(generation).u32(window);
        }
    }

    /**
     * Server: asks for a PONG with the same id and timestamp.
     *
     * @param id counts up
     * @param timestamp the server's own, opaque to the client
     */
    record Ping(long id, long timestamp) implements CommonMessage {
        /** Number of the message. */
        public static final int TYPE = 4;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body; filler after it is left. */
        public static Ping read(ByteReader in) throws ProtocolException {
            return new Ping(in.u32(), in.i64());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id).i64(timestamp);
        }
    }

    /**
     * Client: the answer to {@link Ping}.
     *
     * @param id as in the ping
     * @param timestamp as in the ping
     */
    record Pong(long id, long timestamp) implements CommonMessage {
        @Override
        public int type() {
            return PONG;
        }

        /** Reads the body. */
        public static Pong read(ByteReader in) throws ProtocolException {
            return new Pong(in.u32(), in.i64());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id).i64(timestamp);
        }
    }

    /**
     * Client: the answer to {@link SetAck}.
     *
     * @param generation as in SET_ACK
     */
    record AckSync(long generation) implements CommonMessage {
        @Override
        public int type() {
            return ACK_SYNC;
        }

        /** Reads the body. */
        public static AckSync read(ByteReader in) throws ProtocolException {
            return new AckSync(in.u32());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(generation);
        }
    }

    /** Client: a window of messages has arrived. */
    record Ack() implements CommonMessage {
        @Override
        public int type() {
            return ACK;
        }

        @Override
        public void write(ByteWriter out) {}
    }
}
