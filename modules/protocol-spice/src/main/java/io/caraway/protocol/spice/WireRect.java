package io.caraway.protocol.spice;

import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/**
 * A rectangle as it stands in a message: i32 top, left, bottom, right, which may be any numbers.
 *
 * @param top first row
 * @param left first column
 * @param bottom row after the last
 * @param right column after the last
 * @param offset where it stands in the message
 */
record WireRect(int top, int left, int bottom, int right, int offset) {
    /** Bytes it takes. */
    static final int BYTES = 16;

    static WireRect read(ByteReader in) throws ProtocolException {
        int offset = in.offset();
        return new WireRect(in.i32(), in.i32(), in.i32(), in.i32(), offset);
    }

    static void write(ByteWriter out, Rect rect) {
        out.i32(rect.top()).i32(rect.left()).i32(rect.bottom()).i32(rect.right());
    }

    /** The rectangle, unless it is none. */
    Rect rect() throws ProtocolException {
        long width = (long) right - left;
        long height = (long) bottom - top;
        if (width < 0 || height < 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw ProtocolException.field(
                    "rectangle", left + "," + top + ".." + right + "," + bottom, "sides of 0..2^31-1", offset);
        }
        return new Rect(left, top, right, bottom);
    }
}
