package io.caraway.protocol.spice;

import io.caraway.wire.ProtocolException;
import java.util.Arrays;

/** What the pixels of a pointer are on the wire ("SPICE protocol, cursor channel, CursorShape"). */
enum WireCursorType {
    /** 0xAARRGGBB, colours premultiplied; no mask. */
    ALPHA(0, 32, 0),
    /** One bit, 1 white; comes after the mask. */
    MONO(1, 1, 0),
    /** Four bits, an index of a palette. */
    COLOR4(2, 4, 16),
    /** Eight bits, an index of a palette. */
    COLOR8(3, 8, 256),
    /** Five bits a colour. */
    COLOR16(4, 16, 0),
    /** Three bytes, blue first. */
    COLOR24(5, 24, 0),
    /** Four bytes, blue first, the last one unused. */
    COLOR32(6, 32, 0);

    private final int number;
    private final int bits;
    private final int paletteColors;

    WireCursorType(int number, int bits, int paletteColors) {
        this.number = number;
        this.bits = bits;
        this.paletteColors = paletteColors;
    }

    /** The type with that number. */
    static WireCursorType of(int number) throws ProtocolException {
        return Arrays.stream(values())
                .filter(type -> type.number == number)
                .findFirst()
                .orElseThrow(() -> new ProtocolException("cursor type: " + number + " (expected: 0..6)"));
    }

    /** Bytes of a row of pixels. */
    int rowBytes(int width) {
        return (width * bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Colours between the pixels and the mask. */
    int paletteColors() {
        return paletteColors;
    }
}
