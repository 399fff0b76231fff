package io.caraway.protocol.spice;

import io.caraway.drawing.CursorShape;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Messages of the cursor channel ("SPICE protocol, cursor channel").
 *
 * <p>Shapes go out as ALPHA, uncached: u16 flags, and unless flag 1 (none) is set u64 id, u8 type, u16 width, height, hot x,
 * hot y, pixels.
 */
public sealed interface CursorMessage extends SpiceMessage {
    private static void writeShape(ByteWriter out, @Nullable CursorShape shape) {
        if (shape == null) {
            out.u16(Flags.NONE);
            return;
        }
        out.u16(0).i64(0).u8(Flags.TYPE_ALPHA);
        out.u16(shape.width()).u16(shape.height()).u16(shape.hotX()).u16(shape.hotY());
        for (int pixel : shape.argb()) {
            out.i32(pixel);
        }
    }

    private static @Nullable CursorShape readShape(ByteReader in) throws ProtocolException {
        if ((in.u16() & Flags.NONE) != 0) {
            return null;
        }
        in.i64();
        in.u8("cursor type", Flags.TYPE_ALPHA, Flags.TYPE_ALPHA);
        int width = in.u16("cursor width", 1, CursorShape.SIDE_MAX);
        int height = in.u16("cursor height", 1, CursorShape.SIDE_MAX);
        int hotX = in.u16("hot spot x", 0, width - 1);
        int hotY = in.u16("hot spot y", 0, height - 1);
        in.require(width * height * Integer.BYTES);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = in.i32();
        }
        return new CursorShape(width, height, hotX, hotY, argb);
    }

    /** Numbers inside a shape. */
    final class Flags {
        private static final int NONE = 1;
        private static final int TYPE_ALPHA = 0;

        private Flags() {}
    }

    /**
     * Server: the first message.
     *
     * @param x column of the hot spot
     * @param y row of the hot spot
     * @param visible whether the pointer is shown
     * @param shape its picture, or null if it has none yet
     */
    record Init(int x, int y, boolean visible, @Nullable CursorShape shape) implements CursorMessage {
        /** Number of the message. */
        public static final int TYPE = 101;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Init read(ByteReader in) throws ProtocolException {
            int x = in.i16();
            int y = in.i16();
            in.u16();
            in.u16();
            return new Init(x, y, in.u8() != 0, readShape(in));
        }

        @Override
        public void write(ByteWriter out) {
            out.i16((short) x).i16((short) y).u16(0).u16(0).u8(visible ? 1 : 0);
            writeShape(out, shape);
        }
    }

    /**
     * Server: the pointer has a new shape.
     *
     * @param x column of the hot spot
     * @param y row of the hot spot
     * @param shape its picture
     */
    record Set(int x, int y, CursorShape shape) implements CursorMessage {
        /** Number of the message. */
        public static final int TYPE = 103;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Set read(ByteReader in) throws ProtocolException {
            int x = in.i16();
            int y = in.i16();
            in.u8();
            CursorShape shape = readShape(in);
            if (shape == null) {
                throw new ProtocolException("cursor SET: no shape");
            }
            return new Set(x, y, shape);
        }

        @Override
        public void write(ByteWriter out) {
            out.i16((short) x).i16((short) y).u8(1);
            writeShape(out, shape);
        }
    }

    /**
     * Server: the pointer is somewhere else.
     *
     * @param x column of the hot spot
     * @param y row of the hot spot
     */
    record Move(int x, int y) implements CursorMessage {
        /** Number of the message. */
        public static final int TYPE = 104;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Move read(ByteReader in) throws ProtocolException {
            return new Move(in.i16(), in.i16());
        }

        @Override
        public void write(ByteWriter out) {
            out.i16((short) x).i16((short) y);
        }
    }

    /** Server: the pointer is not shown. */
    record Hide() implements CursorMessage {
        /** Number of the message. */
        public static final int TYPE = 105;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {}
    }
}
