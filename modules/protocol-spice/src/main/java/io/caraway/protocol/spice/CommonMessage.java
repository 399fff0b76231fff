package io.caraway.protocol.spice;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
     * How far a channel has come.
     *
     * @param channelType number of a {@link ChannelType}
     * @param channelId 0..255
     * @param serial of one of its messages
     */
    record ChannelSerial(int channelType, int channelId, long serial) {
        /** Reads a list: u8 count, each u8 type, u8 id, u64 serial. */
        static List<ChannelSerial> readList(ByteReader in) throws ProtocolException {
            int count = in.u8();
            List<ChannelSerial> list = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                list.add(new ChannelSerial(in.u8(), in.u8(), in.i64()));
            }
            return list;
        }

        /** Writes a list of at most 255. */
        static void writeList(ByteWriter out, List<ChannelSerial> list) {
            out.u8(list.size());
            list.forEach(entry -> out.u8(entry.channelType).u8(entry.channelId).i64(entry.serial));
        }
    }

    /**
     * Server: goes on only after those messages of other channels have been handled.
     *
     * @param channels which, at most 255
     */
    record WaitForChannels(List<ChannelSerial> channels) implements CommonMessage {
        /** Number of the message. */
        public static final int TYPE = 5;

        /** Copies the list. */
        public WaitForChannels {
            channels = List.copyOf(channels);
        }

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static WaitForChannels read(ByteReader in) throws ProtocolException {
            return new WaitForChannels(ChannelSerial.readList(in));
        }

        @Override
        public void write(ByteWriter out) {
            ChannelSerial.writeList(out, channels);
        }
    }

    /**
     * Server: it is about to close the channel.
     *
     * @param timestamp the server's own
     * @param reason number of a {@link LinkError}
     */
    record Disconnecting(long timestamp, int reason) implements CommonMessage {
        /** Number of the message. */
        public static final int TYPE = 6;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Disconnecting read(ByteReader in) throws ProtocolException {
            return new Disconnecting(in.i64(), in.i32());
        }

        @Override
        public void write(ByteWriter out) {
            out.i64(timestamp).i32(reason);
        }
    }

    /**
     * Server: a message for the person at the viewer.
     *
     * @param timestamp the server's own
     * @param severity 0 information, 1 warning, 2 error
     * @param visibility 0 low, 1 medium, 2 high
     * @param what a number whose meaning depends on the severity
     * @param text at most {@link #TEXT_BYTES_MAX} bytes of UTF-8, of any characters
     */
    record Notify(long timestamp, long severity, long visibility, long what, String text) implements CommonMessage {
        /** Number of the message. */
        public static final int TYPE = 7;

        /** Most bytes of a text. */
        public static final int TEXT_BYTES_MAX = 1 << 16;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body; a NUL behind the text is left. */
        public static Notify read(ByteReader in) throws ProtocolException {
            long timestamp = in.i64();
            long severity = in.u32();
            long visibility = in.u32();
            long what = in.u32();
            byte[] text = in.bytes(in.u32("length of text", 0, TEXT_BYTES_MAX));
            return new Notify(timestamp, severity, visibility, what, new String(text, StandardCharsets.UTF_8));
        }

        @Override
        public void write(ByteWriter out) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.i64(timestamp)
                    .u32(severity)
                    .u32(visibility)
                    .u32(what)
                    .u32(bytes.length)
                    .bytes(bytes);
        }
    }

    /**
     * Server: messages that are handled in that order, and together count as one (LIST).
     *
     * <pre>
     * u16 count, u32 offset from the start of the body for each; at each offset: u16 type, u32 size, body
     * </pre>
     *
     * @param messages at most {@link #COUNT_MAX}
     */
    record SubMessages(List<RawMessage> messages) implements CommonMessage {
        /** Number of the message. */
        public static final int TYPE = 8;

        /** Most messages. */
        public static final int COUNT_MAX = 64;

        /** Copies the list, and checks its length. */
        public SubMessages {
            messages = List.copyOf(messages);
            if (messages.size() > COUNT_MAX) {
                throw new IllegalArgumentException(
                        "sub-messages: " + messages.size() + " (expected: at most " + COUNT_MAX + ")");
            }
        }

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static SubMessages read(ByteReader in) throws ProtocolException {
            int count = in.u16("sub-messages", 0, COUNT_MAX);
            List<RawMessage> messages = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                in.seek(Short.BYTES + i * Integer.BYTES);
                in.seek(in.i32());
                int type = in.u16();
                messages.add(new RawMessage(type, in.bytes(in.u32("sub-message bytes", 0, Integer.MAX_VALUE))));
            }
            return new SubMessages(messages);
        }

        @Override
        public void write(ByteWriter out) {
            out.u16(messages.size());
            long offset = Short.BYTES + (long) messages.size() * Integer.BYTES;
            for (RawMessage message : messages) {
                out.u32(offset);
                offset += MessageSplitter.MINI_HEADER_BYTES + (long) message.body().length;
            }
            for (RawMessage message : messages) {
                out.u16(message.type()).u32(message.body().length).bytes(message.body());
            }
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
