package io.caraway.wire;

import java.util.Arrays;

/**
 * Bytes that arrived and were not taken yet. Not thread-safe.
 *
 * <p>It has no limit of its own: whoever fills it takes bytes out, or gives up, before it passes the limit of its protocol.
 */
public final class ByteQueue {
    private static final int FIRST_BYTES = 1024;

    private byte[] data = new byte[FIRST_BYTES];
    private int from;
    private int to;

    /** Bytes that can be taken. */
    public int size() {
        return to - from;
    }

    /** Puts all of {@code bytes} at the end. */
    public void add(byte[] bytes) {
        if (bytes.length > data.length - to) {
            makeRoom(bytes.length);
        }
        System.arraycopy(bytes, 0, data, to, bytes.length);
        to += bytes.length;
    }

    /** Reads the first {@code count} bytes, least significant first, and leaves them in. Valid until the next call. */
    public ByteReader peekLittle(int count) {
        if (count > size()) {
            throw new IllegalArgumentException("count: " + count + " (expected: 0.." + size() + ")");
        }
        return ByteReader.little(data, from, count);
    }

    /** Takes out the first {@code count} bytes. */
    public byte[] take(int count) {
        if (count > size()) {
            throw new IllegalArgumentException("count: " + count + " (expected: 0.." + size() + ")");
        }
        byte[] taken = Arrays.copyOfRange(data, from, from + count);
        skip(count);
        return taken;
    }

    /** Drops the first {@code count} bytes. */
    public void skip(int count) {
        if (count > size()) {
            throw new IllegalArgumentException("count: " + count + " (expected: 0.." + size() + ")");
        }
        from += count;
        if (from == to) {
            from = 0;
            to = 0;
        }
    }

    private void makeRoom(int count) {
        int size = size();
        int needed = Math.addExact(size, count);
        byte[] target = needed <= data.length ? data : new byte[Math.max(needed, 2 * data.length)];
        System.arraycopy(data, from, target, 0, size);
        data = target;
        from = 0;
        to = size;
    }
}
