package io.caraway.protocol.rfb;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes that have arrived and were not read yet.
 *
 * <p>It grows with the largest piece that has to be whole before it is read, and never shrinks. Between {@link #add} and
 * {@link #keep} it may be the caller's array that is read, without a copy. Belongs to its {@link RfbClient}.
 */
final class Inbox {
    private static final int FIRST_BYTES = 4096;
    private static final int U8_MASK = 0xff;
    private static final int RGB_MASK = 0xff_ffff;

    private byte[] own = new byte[FIRST_BYTES];
    private byte[] data = own;
    private int from;
    private int to;

    /** Takes what has arrived. {@link #keep} must follow before the array changes. */
    void add(byte[] bytes) {
        if (from == to) {
            data = bytes;
            from = 0;
            to = bytes.length;
            return;
        }
        reserve(bytes.length);
        System.arraycopy(bytes, 0, own, to, bytes.length);
        to += bytes.length;
    }

    /** Lets go of the caller's array. */
    void keep() {
        if (data != own) {
            int left = to - from;
            if (left > own.length) {
                own = new byte[Math.max(left, 2 * own.length)];
            }
            System.arraycopy(data, from, own, 0, left);
            data = own;
            from = 0;
            to = left;
        }
    }

    /** Bytes that are there. */
    int available() {
        return to - from;
    }

    /** Whether that many bytes are there. */
    boolean has(int count) {
        return to - from >= count;
    }

    /** The byte that lies {@code ahead} bytes from here, which must be there. */
    int peek(int ahead) {
        return data[from + ahead] & U8_MASK;
    }

    /** Goes past bytes, which must be there. */
    void skip(int count) {
        if (count > to - from) {
            throw new IllegalStateException("skip: " + count + " (there are: " + (to - from) + ")");
        }
        from += count;
    }

    /** A reader of the next bytes, most significant byte first, and goes past them. To be read before {@link #keep}. */
    ByteReader take(int count) {
        int at = from;
        skip(count);
        return ByteReader.big(data, at, count);
    }

    /** The same, least significant byte first. */
    ByteReader takeLittle(int count) {
        int at = from;
        skip(count);
        return ByteReader.little(data, at, count);
    }

    /** The unsigned 32-bit number that lies {@code ahead} bytes from here, which must be there. */
    long peekU32(int ahead) throws ProtocolException {
        return ByteReader.big(data, from + ahead, Integer.BYTES).u32();
    }

    /** Takes pixels of the format we ask servers for, which must be there. */
    void pixels(int[] target, int at, int count) {
        ByteBuffer bytes = ByteBuffer.wrap(data, from, count * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().get(target, at, count);
        for (int i = at; i < at + count; i++) {
            target[i] &= RGB_MASK;
        }
        skip(count * Integer.BYTES);
    }

    /** The array that is read now; the next byte is the one at {@link #position}. */
    byte[] array() {
        return data;
    }

    /** Where in {@link #array} the next byte is. */
    int position() {
        return from;
    }

    private void reserve(int count) {
        int left = to - from;
        if (count <= own.length - to) {
            return;
        }
        if (count <= own.length - left) {
            System.arraycopy(own, from, own, 0, left);
        } else {
            byte[] larger = new byte[Math.max(Math.addExact(left, count), 2 * own.length)];
            System.arraycopy(own, from, larger, 0, left);
            own = larger;
            data = larger;
        }
        from = 0;
        to = left;
    }
}
