package io.caraway.images.quic;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writer of bits, the first one highest, in words of 32 bits with the least significant byte first. Used by one thread. */
final class QuicBitWriter {
    /** Room for the longest span there is, and for a word begun before it. */
    private static final int ROOM_WORDS = QuicHeader.COLORS * (QuicSpans.PIXELS_MAX + 1);

    /** The array begins at one word for so many pixels, and doubles. */
    private static final int FIRST_SHARE = 8;

    private final byte[] header;
    private int[] words;
    private int size;
    private long pending;
    private int pendingBits;

    /** Writes behind {@code header}; there will be {@code count} pixels. */
    QuicBitWriter(byte[] header, int count) {
        this.header = header;
        this.words = new int[ROOM_WORDS + count / FIRST_SHARE];
    }

    /** Makes sure that a span fits. */
    void reserve() {
        if (ROOM_WORDS > words.length - size) {
            words = Arrays.copyOf(words, Math.max(Math.addExact(size, ROOM_WORDS), 2 * words.length));
        }
    }

    /** Appends {@code length} bits, 0..32, above which {@code word} has none; a place for them has been reserved. */
    void write(long word, int length) {
        pending = (pending << length) | word;
        pendingBits += length;
        if (pendingBits >= Integer.SIZE) {
            pendingBits -= Integer.SIZE;
            words[size++] = (int) (pending >>> pendingBits);
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

    /** The header and what was written, filled up to a word, and the word of zeros that a reader may look at too early. */
    byte[] toByteArray() {
        reserve();
        write(0, (Integer.SIZE - pendingBits) % Integer.SIZE);
        write(0, Integer.SIZE);
        int length = Math.addExact(header.length, Math.multiplyExact(size, Integer.BYTES));
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(header).asIntBuffer().put(words, 0, size);
        return bytes.array();
    }
}
