package io.caraway.images.lz;

import io.caraway.wire.ProtocolException;

/** The kind of pixels in an LZ stream ("SPICE protocol, LZ"). */
enum LzType {
    PLT1_LE(1),
    PLT1_BE(2),
    PLT4_LE(3),
    PLT4_BE(4),
    PLT8(5),
    RGB16(6),
    RGB24(7),
    RGB32(8),
    RGBA(9),
    XXXA(10),
    A8(11);

    private final int code;

    LzType(int code) {
        this.code = code;
    }

    static LzType read(int code, int offset) throws ProtocolException {
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
}
