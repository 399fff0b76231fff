package io.caraway.protocol.spice.agent;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/** What a viewer and an agent say about themselves and about each other's messages. */
public sealed interface SessionMessage extends AgentMessage {
    /** The sender knows clipboard messages that name a selection. */
    int CAN_CLIPBOARD_SELECTION = 6;

    /** The sender numbers what it says of having a clipboard. */
    int CAN_GRAB_SERIAL = 17;

    /**
     * What the sender can do.
     *
     * @param request whether the other side is to say the same of itself
     * @param capabilities bits of which we know those above
     */
    record AnnounceCapabilities(boolean request, Capabilities capabilities) implements SessionMessage {
        /** Number of the message. */
        public static final int TYPE = 6;

        private static final int WORDS_MAX = 64;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body: words of capabilities up to its end. */
        public static AnnounceCapabilities read(ByteReader in) throws ProtocolException {
            boolean request = in.u32() != 0;
            int words = in.remaining() / Integer.BYTES;
            if (words > WORDS_MAX) {
                throw ProtocolException.field("words of capabilities", words, "0.." + WORDS_MAX, in.offset());
            }
            Capabilities capabilities = Capabilities.read(in, words);
            in.requireEnd();
            return new AnnounceCapabilities(request, capabilities);
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(request ? 1 : 0);
            capabilities.write(out);
        }
    }

    /**
     * What has become of a message.
     *
     * @param toType number of that message; unsigned
     * @param error 1 all went well, 2 not; unsigned
     */
    record Reply(int toType, long error) implements SessionMessage {
        /** Number of the message. */
        public static final int TYPE = 3;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Reply read(ByteReader in) throws ProtocolException {
            return new Reply(in.i32(), in.u32());
        }

        @Override
        public void write(ByteWriter out) {
            out.i32(toType).u32(error);
        }
    }

    /** To the agent: the viewer has gone, and what it had begun will not be ended. */
    record ClientDisconnected() implements SessionMessage {
        /** Number of the message. */
        public static final int TYPE = 13;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {}
    }
}
