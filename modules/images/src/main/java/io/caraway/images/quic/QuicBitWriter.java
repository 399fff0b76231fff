package io.caraway.images.quic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writer of bits, the first one highest, in words of 32 bits with the least significant byte first. Used by one thread. */
final class QuicBitWriter {
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Room for the longest span there is, and for a word begun before it. */
    private static final int ROOM_BYTES = QuicHeader.COLORS * Integer.BYTES * (QuicSpans.PIXELS_MAX + 1);

    /** The array begins at this part of the raw picture and doubles. */
    private static final int FIRST_SHARE = 8;

    private byte[] bytes;
    private int size;
    private long pending;
    private int pendingBits;

    /** Writes after a copy of {@code header}; there will be {@code count} pixels. */
    QuicBitWriter(byte[] header, int count) {
        this.bytes = Arrays.copyOf(header, header.length + ROOM_BYTES + Integer.BYTES * (count / FIRST_SHARE));
        this.size = header.length;
    }

    /** Makes sure that a span fits. */
    void reserve() {
        if (ROOM_BYTES > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, ROOM_BYTES), 2 * bytes.length));
        }
    }

    /** Appends {@code length} bits, 0..32, above which {@code word} has none; a place for them has been reserved. */
    void write(long word, int length) {
        pending = (pending << length) | word;
        pendingBits += length;
        if (pendingBits >= Integer.SIZE) {
            pendingBits -= Integer.SIZE;
            LITTLE_INT.set(bytes, size, (int) (pending >>> pendingBits));
            size += Integer.BYTES;
        }
    }

    /** Appends the length of a run. */
    void writeRun(QuicRuns runs, int length) {
        int rest = length;
        for (; rest >= 1 << runs.bits(); runs.grow()) {
            rest -= 1 << runs.bits();
            reserve();
            write(1, 1);
        }
        reserve();
        write(rest, 1 + runs.bits());
        runs.shrink();
    }

    /** A copy of what was written, filled up to a word, and the word of zeros that a reader may look at too early. */
    byte[] toByteArray() {
        reserve();
        write(0, (Integer.SIZE - pendingBits) % Integer.SIZE);
        write(0, Integer.SIZE);
        return Arrays.copyOf(bytes, size);
    }
}
