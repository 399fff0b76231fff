package io.caraway.images.lz;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/**
 * The 28 bytes before an LZ stream, all fields u32 with the most significant byte first ("SPICE protocol, LZ").
 *
 * <pre>
 *  0  magic    0x20205a4c
 *  4  version  0x00010001
 *  8  type     1..11
 * 12  width    pixels
 * 16  height   pixels
 * 20  stride   bytes of a row before compression
 * 24  top down 1 if the first row of the stream is the top one, else 0
 * </pre>
 */
record LzHeader(LzType type, int width, int height, int strideBytes, boolean topDown) {
    static final int BYTES = 28;

    private static final long MAGIC = 0x20205a4cL;
    private static final long VERSION = 0x00010001L;

    /** Most pixels of a picture: the reference reads less than 1 GiB of them. */
    private static final int PIXELS_MAX = (1 << 28) - 1;

    static LzHeader read(ByteReader in) throws ProtocolException {
        requireConstant(in, "LZ magic", MAGIC);
        requireConstant(in, "LZ version", VERSION);
        int typeOffset = in.offset();
        LzType type = LzType.read(in.i32(), typeOffset);
        int width = in.u32("LZ width", 1, Integer.MAX_VALUE);
        int height = in.u32("LZ height", 1, Integer.MAX_VALUE);
        int strideBytes = in.u32("LZ stride", 1, Integer.MAX_VALUE);
        boolean topDown = in.u32("LZ top down", 0, 1) == 1;
        return new LzHeader(type, width, height, strideBytes, topDown);
    }

    /** Fails unless the picture has that size, the stride that goes with it, and no more pixels than there may be. */
    void requireSize(int expectedWidth, int expectedHeight) throws ProtocolException {
        if (width != expectedWidth || height != expectedHeight) {
            throw new ProtocolException(
                    "LZ size: " + width + "x" + height + " (expected: " + expectedWidth + "x" + expectedHeight + ")");
        }
        long expectedBytes = type.strideBytes(width);
        if (strideBytes != expectedBytes) {
            throw new ProtocolException("LZ stride: " + strideBytes + " (expected: " + expectedBytes + ")");
        }
        long pixels = (long) width * height;
        if (pixels > PIXELS_MAX) {
            throw new ProtocolException("LZ pixels: " + pixels + " (expected: 1.." + PIXELS_MAX + ")");
        }
    }

    void write(ByteWriter out) {
        out.u32(MAGIC)
                .u32(VERSION)
                .u32(type.code())
                .u32(width)
                .u32(height)
                .u32(strideBytes)
                .u32(topDown ? 1 : 0);
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
