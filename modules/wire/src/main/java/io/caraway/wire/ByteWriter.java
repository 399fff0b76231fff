package io.caraway.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes fields to a run of bytes that grows as needed.
 *
 * <p>Unsigned fields are given in the next larger type; a value that does not fit its field is our own fault and throws
 * {@link IllegalArgumentException}. The byte order is chosen at creation. Not thread-safe.
 */
public final class ByteWriter {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int FIRST_BYTES = 64;
    private static final int U8_MAX = 0xff;
    private static final int U16_MAX = 0xffff;
    private static final long U32_MAX = 0xffff_ffffL;

    private final boolean big;
    private byte[] data;
    private int size;

    private ByteWriter(int capacityBytes, boolean big) {
        this.data = new byte[capacityBytes];
        this.big = big;
    }

    /** A writer that puts the least significant byte first. */
    public static ByteWriter little() {
        return new ByteWriter(FIRST_BYTES, false);
    }

    /** The same with room for {@code capacityBytes} at once. */
    public static ByteWriter little(int capacityBytes) {
        return new ByteWriter(capacityBytes, false);
    }

    /** A writer that puts the most significant byte first. */
    public static ByteWriter big() {
        return new ByteWriter(FIRST_BYTES, true);
    }

    /** The same with room for {@code capacityBytes} at once. */
    public static ByteWriter big(int capacityBytes) {
        return new ByteWriter(capacityBytes, true);
    }

    /** Bytes written so far. */
    public int size() {
        return size;
    }

    /** Writes an unsigned byte, 0..255. */
    public ByteWriter u8(int value) {
        check(value, U8_MAX);
        reserve(Byte.BYTES);
        data[size++] = (byte) value;
        return this;
    }

    /** Writes an unsigned 16-bit number, 0..65535. */
    public ByteWriter u16(int value) {
        check(value, U16_MAX);
        return i16((short) value);
    }

    /** Writes a signed 16-bit number. */
    public ByteWriter i16(short value) {
        reserve(Short.BYTES);
        SHORT.set(data, size, big ? Short.reverseBytes(value) : value);
        size += Short.BYTES;
        return this;
    }

    /** Writes an unsigned 32-bit number, 0..2^32-1. */
    public ByteWriter u32(long value) {
        check(value, U32_MAX);
        return i32((int) value);
    }

    /** Writes a signed 32-bit number. */
    public ByteWriter i32(int value) {
        reserve(Integer.BYTES);
        INT.set(data, size, big ? Integer.reverseBytes(value) : value);
        size += Integer.BYTES;
        return this;
    }

    /** Writes a 64-bit number. */
    public ByteWriter i64(long value) {
        reserve(Long.BYTES);
        LONG.set(data, size, big ? Long.reverseBytes(value) : value);
        size += Long.BYTES;
        return this;
    }

    /** Writes all of {@code bytes}. */
    public ByteWriter bytes(byte[] bytes) {
        return bytes(bytes, 0, bytes.length);
    }

    /** Writes {@code count} of {@code bytes} from {@code from}. */
    public ByteWriter bytes(byte[] bytes, int from, int count) {
        reserve(count);
        System.arraycopy(bytes, from, data, size, count);
        size += count;
        return this;
    }

    /** Writes {@code count} zero bytes. */
    public ByteWriter zeros(int count) {
        reserve(count);
        Arrays.fill(data, size, size + count, (byte) 0);
        size += count;
        return this;
    }

    /** Overwrites the 32-bit field that stands {@code at} bytes from the start. */
    public void setU32(int at, long value) {
        check(value, U32_MAX);
        if (at < 0 || at > size - Integer.BYTES) {
            throw new IllegalArgumentException("at: " + at + " (expected: 0.." + (size - Integer.BYTES) + ")");
        }
        INT.set(data, at, big ? Integer.reverseBytes((int) value) : (int) value);
    }

    /** Forgets what was written and keeps the room. */
    public void clear() {
        size = 0;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(data, size);
    }

    private void reserve(int count) {
        if (count > data.length - size) {
            data = Arrays.copyOf(data, Math.max(Math.addExact(size, count), (int)
                    Math.min(2L * data.length, Integer.MAX_VALUE - 8)));
        }
    }

    private static void check(long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("value: " + value + " (expected: 0.." + max + ")");
        }
    }
}
