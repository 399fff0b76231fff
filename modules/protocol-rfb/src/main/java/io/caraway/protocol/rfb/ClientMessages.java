package io.caraway.protocol.rfb;

import io.caraway.raster.Rect;
import io.caraway.wire.ByteWriter;
import java.util.LinkedHashSet;
import java.util.Set;

/** The messages of a client (RFC 6143, 7.5, and rfbproto) as bytes. */
final class ClientMessages {
    private static final int SET_PIXEL_FORMAT = 0;
    private static final int SET_ENCODINGS = 2;
    private static final int UPDATE_REQUEST = 3;
    private static final int KEY_EVENT = 4;
    private static final int POINTER_EVENT = 5;
    private static final int ENABLE_CONTINUOUS_UPDATES = 150;
    private static final int FENCE = 248;
    private static final int QEMU = 255;
    private static final int QEMU_EXTENDED_KEY_EVENT = 0;

    private static final int PIXEL_BITS = 32;
    private static final int COLOR_BITS = 24;
    private static final int COLOR_MAX = 255;
    private static final int RED_SHIFT = 16;
    private static final int GREEN_SHIFT = 8;
    private static final int BLUE_SHIFT = 0;
    private static final int PADDING_BYTES = 3;

    private static final int COMPRESSION_LEVEL_0 = -256;
    private static final int JPEG_QUALITY_0 = -32;

    private ClientMessages() {}

    /** SetPixelFormat: four bytes a pixel, blue first, the last one unused; an int 0x00RRGGBB to us. */
    static byte[] setPixelFormat() {
        ByteWriter out = ByteWriter.big().u8(SET_PIXEL_FORMAT).zeros(PADDING_BYTES);
        out.u8(PIXEL_BITS).u8(COLOR_BITS);
        boolean bigEndian = false;
        boolean trueColor = true;
        out.u8(bigEndian ? 1 : 0).u8(trueColor ? 1 : 0);
        out.u16(COLOR_MAX).u16(COLOR_MAX).u16(COLOR_MAX);
        out.u8(RED_SHIFT).u8(GREEN_SHIFT).u8(BLUE_SHIFT).zeros(PADDING_BYTES);
        return out.toByteArray();
    }

    /** SetEncodings: CopyRect, the encodings in order, the extensions, the levels. */
    static byte[] setEncodings(RfbOptions options) {
        Set<Integer> numbers = new LinkedHashSet<>();
        numbers.add(RfbEncoding.COPY_RECT.number());
        options.encodings().forEach(encoding -> numbers.add(encoding.number()));
        numbers.add(RfbEncoding.RAW.number());
        for (PseudoEncoding extension : PseudoEncoding.values()) {
            numbers.add(extension.number());
        }
        numbers.add(COMPRESSION_LEVEL_0 + options.compressionLevel());
        options.jpegQuality().ifPresent(quality -> numbers.add(JPEG_QUALITY_0 + quality));
        ByteWriter out = ByteWriter.big().u8(SET_ENCODINGS).u8(0).u16(numbers.size());
        numbers.forEach(out::i32);
        return out.toByteArray();
    }

    /** FramebufferUpdateRequest. */
    static byte[] updateRequest(boolean incremental, Rect area) {
        return area(ByteWriter.big().u8(UPDATE_REQUEST).u8(incremental ? 1 : 0), area);
    }

    /** EnableContinuousUpdates. */
    static byte[] enableContinuousUpdates(boolean enable, Rect area) {
        return area(ByteWriter.big().u8(ENABLE_CONTINUOUS_UPDATES).u8(enable ? 1 : 0), area);
    }

    /** KeyEvent. */
    static byte[] keyEvent(boolean down, int keysym) {
        return ByteWriter.big()
                .u8(KEY_EVENT)
                .u8(down ? 1 : 0)
                .u16(0)
                .i32(keysym)
                .toByteArray();
    }

    /** QEMU Extended Key Event. */
    static byte[] extendedKeyEvent(boolean down, int keysym, int keyCode) {
        return ByteWriter.big()
                .u8(QEMU)
                .u8(QEMU_EXTENDED_KEY_EVENT)
                .u16(down ? 1 : 0)
                .i32(keysym)
                .i32(keyCode)
                .toByteArray();
    }

    /** PointerEvent. */
    static byte[] pointerEvent(int x, int y, int buttonMask) {
        return ByteWriter.big().u8(POINTER_EVENT).u8(buttonMask).u16(x).u16(y).toByteArray();
    }

    /** ClientFence. */
    static byte[] fence(int flags, byte[] payload) {
        return ByteWriter.big()
                .u8(FENCE)
                .zeros(PADDING_BYTES)
                .i32(flags)
                .u8(payload.length)
                .bytes(payload)
                .toByteArray();
    }

    private static byte[] area(ByteWriter out, Rect area) {
        return out.u16(area.left())
                .u16(area.top())
                .u16(area.width())
                .u16(area.height())
                .toByteArray();
    }
}
