package io.caraway.protocol.spice;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.Optional;

/** Messages of the inputs channel ("SPICE protocol, inputs channel"). */
public sealed interface InputsMessage extends SpiceMessage {
    /** Client messages after which the server owes one {@link MotionAck}. */
    int MOTIONS_PER_ACK = 4;

    /** Reads a client's message; empty when its number means nothing to us. */
    static Optional<InputsMessage> readClient(RawMessage message) throws ProtocolException {
        ByteReader in = message.reader();
        return switch (message.type()) {
            case KeyDown.TYPE -> Optional.of(new KeyDown(in.i32()));
            case KeyUp.TYPE -> Optional.of(new KeyUp(in.i32()));
            case KeyModifiers.CLIENT_TYPE -> Optional.of(new KeyModifiers(in.u16()));
            case KeyScancode.TYPE -> Optional.of(new KeyScancode(message.body()));
            case MouseMotion.TYPE -> Optional.of(new MouseMotion(in.i32(), in.i32(), in.u16()));
            case MousePosition.TYPE -> Optional.of(new MousePosition(in.u32(), in.u32(), in.u16(), in.u8()));
            case MousePress.TYPE -> Optional.of(new MousePress(in.u8(), in.u16()));
            case MouseRelease.TYPE -> Optional.of(new MouseRelease(in.u8(), in.u16()));
            default -> Optional.empty();
        };
    }

    /**
     * Server: the first message.
     *
     * @param modifiers lock keys that are on: 1 scroll, 2 num, 4 caps
     */
    record Init(int modifiers) implements InputsMessage {
        /** Number of the message. */
        public static final int TYPE = 101;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Init read(ByteReader in) throws ProtocolException {
            return new Init(in.u16());
        }

        @Override
        public void write(ByteWriter out) {
            out.u16(modifiers);
        }
    }

    /** Server: {@link #MOTIONS_PER_ACK} motions or positions have arrived. */
    record MotionAck() implements InputsMessage {
        /** Number of the message. */
        public static final int TYPE = 111;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {}
    }

    /**
     * Client: a key goes down.
     *
     * @param code PC/AT set 1 scan code, up to four bytes, lowest first: 0x1e, 0x48e0
     */
    record KeyDown(int code) implements InputsMessage {
        /** Number of the message. */
        public static final int TYPE = 101;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {
            out.i32(code);
        }
    }

    /**
     * Client: a key goes up.
     *
     * @param code as in {@link KeyDown}, with bit 7 of the last byte set
     */
    record KeyUp(int code) implements InputsMessage {
        /** Number of the message. */
        public static final int TYPE = 102;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {
            out.i32(code);
        }
    }

    /**
     * Client: the lock keys of the viewer's keyboard are these.
     *
     * @param modifiers 1 scroll, 2 num, 4 caps
     */
    record KeyModifiers(int modifiers) implements InputsMessage {
        /** Number of the client's message. */
        public static final int CLIENT_TYPE = 103;

        @Override
        public int type() {
            return CLIENT_TYPE;
        }

        @Override
        public void write(ByteWriter out) {
            out.u16(modifiers);
        }
    }

    /**
     * Client: bytes as a keyboard would send them.
     *
     * @param bytes PC/AT set 1; nobody may write them any more
     */
    record KeyScancode(byte[] bytes) implements InputsMessage {
        /** Number of the message. */
        public static final int TYPE = 104;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {
            out.bytes(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof KeyScancode code && Arrays.equals(bytes, code.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /**
     * Client, server mouse mode: the mouse was moved.
     *
     * @param dx columns
     * @param dy rows
     * @param buttons those that are down, 1 shifted left by button - 1
     */
    record MouseMotion(int dx, int dy, int buttons) implements InputsMessage {
        /** Number of the message. */
        public static final int TYPE = 111;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {
            out.i32(dx).i32(dy).u16(buttons);
        }
    }

    /**
     * Client, client mouse mode: the pointer is here.
     *
     * @param x column
     * @param y row
     * @param buttons those that are down, 1 shifted left by button - 1
     * @param display number of the display
     */
    record MousePosition(long x, long y, int buttons, int display) implements InputsMessage {
        /** Number of the message. */
        public static final int TYPE = 112;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(x).u32(y).u16(buttons).u8(display);
        }
    }

    /**
     * Client: a button goes down.
     *
     * @param button 1 left, 2 middle, 3 right, 4 wheel up, 5 wheel down, 6 side, 7 extra
     * @param buttons those that were down
     */
    record MousePress(int button, int buttons) implements InputsMessage {
        /** Number of the message. */
        public static final int TYPE = 113;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {
            out.u8(button).u16(buttons);
        }
    }

    /**
     * Client: a button goes up.
     *
     * @param button as in {@link MousePress}
     * @param buttons those that were down
     */
    record MouseRelease(int button, int buttons) implements InputsMessage {
        /** Number of the message. */
        public static final int TYPE = 114;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {
            out.u8(button).u16(buttons);
        }
    }
}
