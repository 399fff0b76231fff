package io.caraway.images.lz;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writer of the tokens that {@link LzTokenReader} reads, of one pass. Used once, by one thread. */
final class LzTokenWriter {
    /*
     * A token's greatest size is known before it is written, so room is made once a token and the stores need no check of
     * their own. The array begins at an eighth of the largest stream, which holds most pictures of a desktop, and doubles:
     * clearing the whole of it would cost a good part of the time it takes to fill it.
     */

    /** Longest block of literal units; a lower control byte begins one. */
    static final int LITERALS_MAX = 32;

    static final int LENGTH_SHIFT = 5;
    static final int LENGTH_FIELD_MAX = 7;
    static final int LENGTH_BYTE_MAX = 255;
    static final int DISTANCE_HIGH_MAX = 31;

    /** The distance, less 1, from which on two more bytes give the rest of it. */
    static final int FAR = (DISTANCE_HIGH_MAX << Byte.SIZE) + 0xff;

    /** Longest distance of a match in units. */
    static final int DISTANCE_MAX = FAR + 0xffff;

    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int FIRST_SHARE = 8;
    private static final int FIRST_ROOM_BYTES = 64;

    /** Control, last length byte, three bytes of distance; and one that writing four bytes for a pixel spoils. */
    private static final int TOKEN_ROOM_BYTES = 6;

    private final int[] units;
    private final LzUnit unit;
    private byte[] bytes;
    private int size;

    /** Writes after a copy of {@code head}; there will be {@code count} of {@code units}. */
    LzTokenWriter(byte[] head, int[] units, int count, LzUnit unit) {
        this.units = units;
        this.unit = unit;
        this.bytes = Arrays.copyOf(head, head.length + FIRST_ROOM_BYTES + unit.bytes() * (count / FIRST_SHARE));
        this.size = head.length;
    }

    /** Writes units {@code from..to-1} as they are. */
    void literals(int from, int to) {
        int count = to - from;
        reserve(unit.bytes() * count + count / LITERALS_MAX + TOKEN_ROOM_BYTES);
        int at = size;
        for (int i = from; i < to; i += LITERALS_MAX) {
            int end = Math.min(i + LITERALS_MAX, to);
            bytes[at++] = (byte) (end - i - 1);
            at = switch (unit) {
                case COLOR -> colors(at, i, end);
                case COLOR_16 -> colors16(at, i, end);
                case BYTE, ALPHA -> singles(at, i, end);
            };
        }
        size = at;
    }

    /** Writes that {@code length} units are those {@code distance} before them. */
    void match(int distance, int length) {
        reserve(length / LENGTH_BYTE_MAX + TOKEN_ROOM_BYTES);
        int less = distance - 1;
        int high = Math.min(less >> Byte.SIZE, DISTANCE_HIGH_MAX);
        int field = length - unit.lengthBias();
        int at = size;
        bytes[at++] = (byte) ((Math.min(field, LENGTH_FIELD_MAX) << LENGTH_SHIFT) | high);
        if (field >= LENGTH_FIELD_MAX) {
            int rest = field - LENGTH_FIELD_MAX;
            for (; rest >= LENGTH_BYTE_MAX; rest -= LENGTH_BYTE_MAX) {
                bytes[at++] = (byte) LENGTH_BYTE_MAX;
            }
            bytes[at++] = (byte) rest;
        }
        if (less < FAR) {
            bytes[at++] = (byte) less;
        } else {
            int rest = less - FAR;
            bytes[at++] = (byte) FAR;
            bytes[at++] = (byte) (rest >> Byte.SIZE);
            bytes[at++] = (byte) rest;
        }
        size = at;
    }

    /** A copy of what was written. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private int colors(int start, int from, int to) {
        int at = start;
        for (int i = from; i < to; i++) {
            LITTLE_INT.set(bytes, at, units[i]);
            at += LzUnit.COLOR.bytes();
        }
        return at;
    }

    private int colors16(int start, int from, int to) {
        int at = start;
        for (int i = from; i < to; i++) {
            bytes[at++] = (byte) (units[i] >> Byte.SIZE);
            bytes[at++] = (byte) units[i];
        }
        return at;
    }

    private int singles(int start, int from, int to) {
        int at = start;
        for (int i = from; i < to; i++) {
            bytes[at++] = (byte) units[i];
        }
        return at;
    }

    private void reserve(int count) {
        if (count > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), 2 * bytes.length));
        }
    }
}
