package io.caraway.app.bench;

import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.StreamMessage;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A number by which the same drawing is known when several viewers receive it. Not meant to withstand anybody who forges one.
 *
 * <p>The id in the descriptor of a drawing's picture is left out: servers may number pictures for each viewer anew.
 */
final class MessageHash {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int FOLD_BITS = 32;

    /** Where a drawing's clip begins: after the surface's id and the box. */
    private static final int CLIP_AT = 20;

    private static final int RECT_BYTES = 16;
    private static final int PATTERN_BRUSH = 2;
    private static final int NOWHERE = -1;

    private MessageHash() {}

    /** Whether a message of a display channel draws. */
    static boolean draws(int type) {
        return type == StreamMessage.Data.TYPE
                || type == StreamMessage.DataSized.TYPE
                || DrawMessage.operation(type).isPresent();
    }

    /** The hash of a message that draws. */
    static long of(RawMessage message) {
        byte[] body = message.body();
        int id = imageAt(message.type(), body);
        if (id == NOWHERE) {
            return finish(add(message.type(), body, 0, body.length));
        }
        return finish(add(add(message.type(), body, 0, id), body, id + Long.BYTES, body.length));
    }

    /** Where the descriptor of the message's picture is, if it has one and all of it is there. */
    private static int imageAt(int type, byte[] body) {
        long pointer = pointerAt(type, body);
        if (pointer < 0 || pointer > body.length - Integer.BYTES) {
            return NOWHERE;
        }
        long at = Integer.toUnsignedLong((int) INT.get(body, (int) pointer));
        return at == 0 || at > body.length - Long.BYTES ? NOWHERE : (int) at;
    }

    private static long pointerAt(int type, byte[] body) {
        if (body.length <= CLIP_AT) {
            return NOWHERE;
        }
        long at = CLIP_AT + 1;
        if (body[CLIP_AT] != 0) {
            if (body.length < at + Integer.BYTES) {
                return NOWHERE;
            }
            at += Integer.BYTES + RECT_BYTES * Integer.toUnsignedLong((int) INT.get(body, (int) at));
        }
        return switch (type) {
            case DrawMessage.DRAW_OPAQUE,
                    DrawMessage.DRAW_COPY,
                    DrawMessage.DRAW_BLEND,
                    DrawMessage.DRAW_ROP3,
                    DrawMessage.DRAW_TRANSPARENT -> at;
            case DrawMessage.DRAW_ALPHA_BLEND -> at + 2 * Byte.BYTES;
            case DrawMessage.DRAW_COMPOSITE -> at + Integer.BYTES;
            case DrawMessage.DRAW_FILL ->
                at < body.length && body[(int) at] == PATTERN_BRUSH ? at + Byte.BYTES : NOWHERE;
            default -> NOWHERE;
        };
    }

    private static long add(long hash, byte[] bytes, int from, int to) {
        long sum = hash;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            sum = mix(sum, (long) LONG.get(bytes, at));
        }
        long rest = 1;
        for (; at < to; at++) {
            rest = (rest << Byte.SIZE) | Byte.toUnsignedInt(bytes[at]);
        }
        return mix(sum, rest);
    }

    private static long mix(long hash, long word) {
        long product = (hash ^ word) * FACTOR;
        return product ^ (product >>> FOLD_BITS);
    }

    private static long finish(long hash) {
        return mix(hash, FACTOR);
    }
}
