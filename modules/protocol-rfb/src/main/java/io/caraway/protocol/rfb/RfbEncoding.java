package io.caraway.protocol.rfb;

import java.util.Optional;

/** A way to send pixels that a server can be asked for. */
public enum RfbEncoding {
    /** Plain pixels (RFC 6143, 7.7.1). */
    RAW(0),
    /** Pixels that are on the screen already (RFC 6143, 7.7.2). */
    COPY_RECT(1),
    /** A background and rectangles on it (RFC 6143, 7.7.3). */
    RRE(2),
    /** The same in tiles of 16 x 16 (RFC 6143, 7.7.4). */
    HEXTILE(5),
    /** Palettes, predictions, JPEG, and four zlib streams (rfbproto, "Tight Encoding"). */
    TIGHT(7),
    /** Palettes and runs in tiles of 64 x 64, in one zlib stream (RFC 6143, 7.7.6). */
    ZRLE(16);

    private final int number;

    RfbEncoding(int number) {
        this.number = number;
    }

    /** The number it has on the wire. */
    public int number() {
        return number;
    }

    /** The encoding of that number, if it is one of these. */
    static Optional<RfbEncoding> of(int number) {
        for (RfbEncoding encoding : values()) {
            if (encoding.number == number) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }
}
