package io.caraway.images.quic;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/**
 * The 20 bytes before a QUIC stream, all fields u32 with the least significant byte first ("SPICE protocol, QUIC").
 *
 * <pre>
 *  0  magic    0x43495551
 *  4  version  0
 *  8  type     1..5
 * 12  width    pixels
 * 16  height   pixels
 * </pre>
 */
record QuicHeader(QuicType type, int width, int height) {
    static final int BYTES = 20;

    /** Components of a pixel beside its alpha: red, green, blue. */
    static final int COLORS = 3;

    /** Most pixels of a picture; the reference refuses more. */
    static final int PIXELS_MAX = (1 << 29) - 1;

    private static final long MAGIC = 0x43495551L;
    private static final long VERSION = 0;

    static QuicHeader read(ByteReader in) throws ProtocolException {
        requireConstant(in, "QUIC magic", MAGIC);
        requireConstant(in, "QUIC version", VERSION);
        int typeOffset = in.offset();
        QuicType type = QuicType.read(in.i32(), typeOffset);
        int width = in.u32("QUIC width", 1, PIXELS_MAX);
        int height = in.u32("QUIC height", 1, PIXELS_MAX);
        return new QuicHeader(type, width, height);
    }

    void write(ByteWriter out) {
        out.u32(MAGIC).u32(VERSION).u32(type.code()).u32(width).u32(height);
    }

    /** The fewest bits that can be a picture: runs begin in the second row and behind its third pixel. */
    long leastBits() {
        final int pixelsBeforeRuns = 3;
        long pixels = width + (height - 1L) * Math.min(width, pixelsBeforeRuns);
        return pixels * type.components();
    }

    private static void requireConstant(ByteReader in, String name, long expected) throws ProtocolException {
        int offset = in.offset();
        long found = in.u32();
        if (found != expected) {
            throw ProtocolException.field(name, hex(found), hex(expected), offset);
        }
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
