package io.caraway.protocol.rfb;

import java.util.Optional;

/** An extension that is announced like an encoding (rfbproto, "Pseudo-encodings"), in the order of our announcement. */
enum PseudoEncoding {
    /** An update may end before its announced number of rectangles. */
    LAST_RECT(-224),
    /** The screen has another size. */
    DESKTOP_SIZE(-223),
    /** The screen has another size or other monitors. */
    EXTENDED_DESKTOP_SIZE(-308),
    /** The desktop has another name. */
    DESKTOP_NAME(-307),
    /** A pointer of 32-bit pixels. */
    CURSOR_WITH_ALPHA(-314),
    /** A pointer of pixels and a mask. */
    CURSOR(-239),
    /** A pointer of two colours. */
    X_CURSOR(-240),
    /** The pointer was moved, as x11vnc and others tell it. */
    POINTER_POS(-232),
    /** The pointer was moved, as TigerVNC and others tell it. */
    VMWARE_CURSOR_POSITION(0x574d_5666),
    /** Marks in the stream that are answered. */
    FENCE(-312),
    /** Updates without requests. */
    CONTINUOUS_UPDATES(-313),
    /** Keys may be sent as scan codes. */
    QEMU_EXTENDED_KEY_EVENT(-258);

    private final int number;

    PseudoEncoding(int number) {
        this.number = number;
    }

    /** The number it has on the wire. */
    int number() {
        return number;
    }

    /** The extension of that number, if it is one of these. */
    static Optional<PseudoEncoding> of(int number) {
        for (PseudoEncoding encoding : values()) {
            if (encoding.number == number) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }
}
