package io.caraway.images.quic;

import io.caraway.wire.ProtocolException;

/** The kind of pixels in a QUIC stream ("SPICE protocol, QUIC"). */
enum QuicType {
    GRAY(1),
    RGB16(2),
    RGB24(3),
    RGB32(4),
    RGBA(5);

    private final int code;

    QuicType(int code) {
        this.code = code;
    }

    static QuicType read(int code, int offset) throws ProtocolException {
        for (QuicType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw ProtocolException.field(
                "QUIC type", Integer.toUnsignedString(code), GRAY.code + ".." + RGBA.code, offset);
    }

    /** The number on the wire. */
    int code() {
        return code;
    }

    /** Components of a pixel, each with a code of its own. */
    int components() {
        return switch (this) {
            case GRAY -> 1;
            case RGB16, RGB24, RGB32 -> QuicHeader.COLORS;
            case RGBA -> QuicHeader.COLORS + 1;
        };
    }
}
