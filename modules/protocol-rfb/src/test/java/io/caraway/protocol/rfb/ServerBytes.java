package io.caraway.protocol.rfb;

import io.caraway.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes what servers send. */
final class ServerBytes {
    static final int UNTIL_LAST_RECT = 0xffff;

    private final ByteWriter out = ByteWriter.big();

    /** The end of a handshake: init with that screen. */
    ServerBytes init(int width, int height, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        out.u16(width).u16(height);
        hex("20 18 00 01 00ff 00ff 00ff 10 08 00 000000");
        out.u32(text.length).bytes(text);
        return this;
    }

    ServerBytes update(int rectangles) {
        out.u8(0).u8(0).u16(rectangles);
        return this;
    }

    ServerBytes rectangle(int x, int y, int width, int height, int encoding) {
        out.u16(x).u16(y).u16(width).u16(height).i32(encoding);
        return this;
    }

    ServerBytes u8(int value) {
        out.u8(value);
        return this;
    }

    ServerBytes u16(int value) {
        out.u16(value);
        return this;
    }

    ServerBytes i32(int value) {
        out.i32(value);
        return this;
    }

    /** A pixel of the format that was asked for, with rubbish in its unused byte. */
    ServerBytes pixel(int rgb) {
        out.i32(Integer.reverseBytes(rgb | 0xa5000000));
        return this;
    }

    /** Red, green, blue. */
    ServerBytes rgb(int rgb) {
        out.u8(rgb >> 16 & 255).u8(rgb >> 8 & 255).u8(rgb & 255);
        return this;
    }

    /** Blue, green, red. */
    ServerBytes bgr(int rgb) {
        out.u8(rgb & 255).u8(rgb >> 8 & 255).u8(rgb >> 16 & 255);
        return this;
    }

    ServerBytes bytes(byte[] bytes) {
        out.bytes(bytes);
        return this;
    }

    ServerBytes text(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    ServerBytes hex(String hex) {
        return bytes(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    byte[] done() {
        return out.toByteArray();
    }
}
