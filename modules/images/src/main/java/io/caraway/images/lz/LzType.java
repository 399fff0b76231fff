package io.caraway.images.lz;

import io.caraway.raster.PixelFormat;
import io.caraway.wire.ProtocolException;

/** The kind of pixels in an LZ or GLZ stream ("SPICE protocol, LZ"). */
public enum LzType {
    /** One bit, least significant first: a number in a palette. */
    PLT1_LE(1, 1),
    /** One bit, most significant first: a number in a palette. */
    PLT1_BE(2, 1),
    /** Four bits, lower half of a byte first: a number in a palette. */
    PLT4_LE(3, 4),
    /** Four bits, upper half of a byte first: a number in a palette. */
    PLT4_BE(4, 4),
    /** Eight bits: a number in a palette. */
    PLT8(5, 8),
    /** 0RRRRRGG GGGBBBBB. */
    RGB16(6, 16),
    /** Colours, from rows of 3 bytes a pixel. */
    RGB24(7, 24),
    /** Colours, from rows of 4 bytes a pixel. */
    RGB32(8, 32),
    /** Colours, then alpha in a pass of its own. */
    RGBA(9, 32),
    /** The alpha of pixels whose colours are elsewhere. */
    XXXA(10, 32),
    /** Alpha alone. */
    A8(11, 8);

    private final int code;
    private final int bits;

    LzType(int code, int bits) {
        this.code = code;
        this.bits = bits;
    }

    /** The type of that number, which was found at {@code offset}. */
    public static LzType read(int code, int offset) throws ProtocolException {
        for (LzType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw ProtocolException.field("LZ type", Integer.toUnsignedString(code), PLT1_LE.code + ".." + A8.code, offset);
    }

    /** The number on the wire. */
    int code() {
        return code;
    }

    /** Bits of a pixel before compression. */
    int bits() {
        return bits;
    }

    /** Bytes of a row before compression: a last byte may be half full, but there is none to spare. */
    public long strideBytes(int width) {
        return ((long) width * bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Whether the units of the stream hold numbers in a palette. */
    boolean isPaletted() {
        return code <= PLT8.code;
    }

    /**
     * The format of the pixels.
     *
     * @throws ProtocolException if the stream alone does not make pixels
     */
    public PixelFormat format() throws ProtocolException {
        return switch (this) {
            case RGB24, RGB32 -> PixelFormat.XRGB32;
            case RGBA -> PixelFormat.ARGB32;
            case RGB16 -> PixelFormat.RGB555;
            case A8 -> PixelFormat.A8;
            case PLT1_LE, PLT1_BE, PLT4_LE, PLT4_BE, PLT8, XXXA ->
                throw new ProtocolException("LZ type: " + this + " (expected: one of pixels)");
        };
    }

    /** What the first pass is counted in. */
    public LzUnit unit() {
        return switch (this) {
            case RGB24, RGB32, RGBA -> LzUnit.COLOR;
            case RGB16 -> LzUnit.COLOR_16;
            case XXXA -> LzUnit.ALPHA;
            case PLT1_LE, PLT1_BE, PLT4_LE, PLT4_BE, PLT8, A8 -> LzUnit.BYTE;
        };
    }
}
