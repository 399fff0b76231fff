package io.caraway.images.glz;

import io.caraway.images.lz.LzType;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;

/**
 * The 33 bytes before a GLZ stream, the most significant byte of each field first ("SPICE protocol, GLZ").
 *
 * <pre>
 *  0  magic         u32 0x20205a4c
 *  4  version       u32 0x00010001
 *  8  type          u8  lower half: 6..9; upper half: not 0 if the first row of the stream is the top one
 *  9  width         u32 pixels
 * 13  height        u32 pixels
 * 17  stride        u32 bytes of a row before compression
 * 21  id            u64 number of the image, one more than that of the image before
 * 29  head distance u32 how much less the id is of the oldest image that later ones may refer to
 * </pre>
 */
record GlzHeader(LzType type, PixelFormat format, boolean topDown, int width, int height, long id, long headDistance) {
    static final int BYTES = 33;

    private static final long MAGIC = 0x20205a4cL;
    private static final long VERSION = 0x00010001L;
    private static final int TYPE_MASK = 0xf;
    private static final int TYPE_BITS = 4;

    /** Reads a header, and checks it against the size that the image must have. */
    static GlzHeader read(ByteReader in, int width, int height) throws ProtocolException {
        requireConstant(in, "GLZ magic", MAGIC);
        requireConstant(in, "GLZ version", VERSION);
        int typeOffset = in.offset();
        int typeAndOrder = in.u8();
        LzType type = LzType.read(typeAndOrder & TYPE_MASK, typeOffset);
        PixelFormat format = type.format();
        if (format == PixelFormat.A8) {
            throw ProtocolException.field("GLZ type", type, "RGB16, RGB24, RGB32 or RGBA", typeOffset);
        }
        requireConstant(in, "GLZ width", width);
        requireConstant(in, "GLZ height", height);
        requireConstant(in, "GLZ stride", type.strideBytes(width));
        int idOffset = in.offset();
        long id = in.i64();
        if (id < 0) {
            throw ProtocolException.field("GLZ id", Long.toUnsignedString(id), "0.." + Long.MAX_VALUE, idOffset);
        }
        int distanceOffset = in.offset();
        long headDistance = in.u32();
        if (headDistance > id) {
            throw ProtocolException.field("GLZ head distance", headDistance, "0.." + id, distanceOffset);
        }
        return new GlzHeader(type, format, typeAndOrder >> TYPE_BITS != 0, width, height, id, headDistance);
    }

    private static void requireConstant(ByteReader in, String name, long expected) throws ProtocolException {
        int offset = in.offset();
        long found = in.u32();
        if (found != expected) {
            throw ProtocolException.field(name, found, Long.toString(expected), offset);
        }
    }
}
