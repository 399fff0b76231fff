package io.caraway.images.quic;

import io.caraway.wire.ProtocolException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reader of the bits that {@link QuicBitWriter} writes. Used by one thread. */
final class QuicBitReader {
    /*
     * The bytes of each word are turned around once, in a copy. Then the bits lie in the order they are read in, and eight
     * bytes from any byte on hold at least 57 bits more, enough for two words of a code. Zeros behind the copy let the
     * last bits be looked at in the same way.
     */

    /** Bits that {@link #peek} gives at least. */
    static final int PEEK_BITS = Long.SIZE - Byte.SIZE + 1;

    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle BIG_LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int BIT_MASK = Byte.SIZE - 1;
    private static final int BYTE_SHIFT = 3;

    private final byte[] turned;
    private final int offset;
    private final int size;
    private long position;

    /** Reads what is in {@code bytes} from {@code offset} on, a whole number of words. */
    QuicBitReader(byte[] bytes, int offset) {
        this.offset = offset;
        this.size = bytes.length - offset;
        this.turned = new byte[size + Long.BYTES];
        for (int at = 0; at < size; at += Integer.BYTES) {
            BIG_INT.set(turned, at, (int) LITTLE_INT.get(bytes, offset + at));
        }
    }

    /** Bits read so far. */
    long position() {
        return position;
    }

    /** Goes on at that bit. */
    void seek(long position) {
        this.position = position;
    }

    /** The bits from {@code position} on, the first one highest, at least {@link #PEEK_BITS} of them. */
    long peek(long position) throws ProtocolException {
        long at = position >>> BYTE_SHIFT;
        if (at > size) {
            throw ended();
        }
        return (long) BIG_LONG.get(turned, (int) at) << (int) (position & BIT_MASK);
    }

    /** Reads the length of a run that has at most {@code longest} pixels. */
    int readRun(QuicRuns runs, int longest) throws ProtocolException {
        int length = 0;
        for (; peek(position) < 0; position++) {
            length += 1 << runs.bits();
            requireRun(length, longest);
            runs.grow();
        }
        // The zero that ends the ones is above the rest and adds nothing to it.
        int bits = 1 + runs.bits();
        length += (int) (peek(position) >>> (Long.SIZE - bits));
        position += bits;
        requireRun(length, longest);
        runs.shrink();
        return length;
    }

    /** Checks that the bits end where the picture does: in the last word but one, behind which there is a spare one. */
    void requireEnd() throws ProtocolException {
        long words = (position + Integer.SIZE - 1) / Integer.SIZE;
        long expected = (words + 1) * Integer.BYTES;
        if (size != expected) {
            throw ProtocolException.field("QUIC bytes", size, Long.toString(expected), offset);
        }
    }

    /** The fault of a symbol that no pixel can have. */
    ProtocolException badSymbol(int found, int mask) {
        return ProtocolException.field("QUIC symbol", found, "0.." + mask, offset);
    }

    private ProtocolException ended() {
        return ProtocolException.field("QUIC bytes", size, "more", offset);
    }

    private void requireRun(int length, int longest) throws ProtocolException {
        if (length > longest) {
            throw ProtocolException.field(
                    "QUIC run", length, "0.." + longest, offset + (int) (position >>> BYTE_SHIFT));
        }
    }
}
