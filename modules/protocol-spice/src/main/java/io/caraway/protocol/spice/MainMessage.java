package io.caraway.protocol.spice;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Messages of the main channel ("SPICE protocol, main channel"). */
public sealed interface MainMessage extends SpiceMessage {
    /** Client: ATTACH_CHANNELS, without a body: asks for the list of channels. */
    int ATTACH_CHANNELS = 104;
    /** Client: MOUSE_MODE_REQUEST. */
    int MOUSE_MODE_REQUEST = 105;

    /** Mouse mode: the pointer's motion goes to the server, which draws it. */
    int MOUSE_MODE_SERVER = 1;
    /** Mouse mode: the pointer's position goes to the server, the viewer draws it. */
    int MOUSE_MODE_CLIENT = 2;

    /** Longest NAME in bytes. */
    int NAME_BYTES_MAX = 4096;

    /**
     * Server: the session begins. The first message of all.
     *
     * @param sessionId the id that the other channels quote; unsigned, not 0
     * @param displayChannels how many there will be
     * @param supportedMouseModes bits
     * @param currentMouseMode one of them
     * @param agentConnected whether a guest agent is there, 0 or 1
     * @param agentTokens agent messages the client may send
     * @param multiMediaTime the video clock in milliseconds; unsigned
     * @param ramHint bytes of video memory; the client sizes its dictionary window by it
     */
    record Init(
            int sessionId,
            long displayChannels,
            int supportedMouseModes,
            int currentMouseMode,
            int agentConnected,
            long agentTokens,
            int multiMediaTime,
            long ramHint)
            implements MainMessage {
        /** Number of the message. */
        public static final int TYPE = 103;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Init read(ByteReader in) throws ProtocolException {
            int session = in.i32();
            long displays = in.u32();
            int modes = in.i32();
            int mode = in.i32();
            int agent = in.u32("agent connected", 0, 1);
            return new Init(session, displays, modes, mode, agent, in.u32(), in.i32(), in.u32());
        }

        @Override
        public void write(ByteWriter out) {
            out.i32(sessionId).u32(displayChannels).i32(supportedMouseModes).i32(currentMouseMode);
            out.i32(agentConnected).u32(agentTokens).i32(multiMediaTime).u32(ramHint);
        }
    }

    /**
     * A channel that a client may open.
     *
     * @param channelType number of a {@link ChannelType}
     * @param channelId 0..255
     */
    record ChannelId(int channelType, int channelId) {
        /** The channel of a type that we know. */
        public static ChannelId of(ChannelType type, int id) {
            return new ChannelId(type.number(), id);
        }
    }

    /**
     * Server: the channels that can be opened.
     *
     * @param channels all but the main channel
     */
    record ChannelsList(List<ChannelId> channels) implements MainMessage {
        /** Number of the message. */
        public static final int TYPE = 104;

        private static final int COUNT_MAX = 256;

        /** Copies the list. */
        public ChannelsList {
            channels = List.copyOf(channels);
        }

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static ChannelsList read(ByteReader in) throws ProtocolException {
            int count = in.u32("channels", 0, COUNT_MAX);
            List<ChannelId> channels = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                channels.add(new ChannelId(in.u8(), in.u8()));
            }
            return new ChannelsList(channels);
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(channels.size());
            channels.forEach(channel -> out.u8(channel.channelType()).u8(channel.channelId()));
        }
    }

    /**
     * Server: the mouse mode is this now.
     *
     * @param supported bits
     * @param current one of them
     */
    record MouseMode(int supported, int current) implements MainMessage {
        /** Number of the message. */
        public static final int TYPE = 105;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static MouseMode read(ByteReader in) throws ProtocolException {
            return new MouseMode(in.u16(), in.u16());
        }

        @Override
        public void write(ByteWriter out) {
            out.u16(supported).u16(current);
        }
    }

    /**
     * Server: the desktop's name.
     *
     * @param text at most {@link #NAME_BYTES_MAX} bytes of UTF-8
     */
    record Name(String text) implements MainMessage {
        /** Number of the message. */
        public static final int TYPE = 113;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Name read(ByteReader in) throws ProtocolException {
            int length = in.u32("length of name", 0, NAME_BYTES_MAX);
            String text = new String(in.bytes(length), StandardCharsets.UTF_8);
            return new Name(text.endsWith("\0") ? text.substring(0, text.length() - 1) : text);
        }

        @Override
        public void write(ByteWriter out) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.u32(bytes.length + 1L).bytes(bytes).u8(0);
        }
    }

    /**
     * Client: asks for another mouse mode.
     *
     * @param mode one of the bits
     */
    record MouseModeRequest(int mode) implements MainMessage {
        @Override
        public int type() {
            return MOUSE_MODE_REQUEST;
        }

        /** Reads the body. */
        public static MouseModeRequest read(ByteReader in) throws ProtocolException {
            return new MouseModeRequest(in.u16());
        }

        @Override
        public void write(ByteWriter out) {
            out.u16(mode);
        }
    }

    /** Client: asks for the list of channels. */
    record AttachChannels() implements MainMessage {
        @Override
        public int type() {
            return ATTACH_CHANNELS;
        }

        @Override
        public void write(ByteWriter out) {}
    }
}
