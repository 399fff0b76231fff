package io.caraway.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads unsigned and signed fields from a run of bytes, and never past its end.
 *
 * <p>Unsigned fields come back in the next larger type. The byte order is chosen at creation; offsets in errors count from
 * the first byte of the run. Not thread-safe; the array must not change while it is read.
 */
public final class ByteReader {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int U8_MASK = 0xff;
    private static final int U16_MASK = 0xffff;
    private static final long U32_MASK = 0xffff_ffffL;

    private final byte[] data;
    private final int start;
    private final int end;
    private final boolean big;
    private int position;

    private ByteReader(byte[] data, int offset, int length, boolean big) {
        if (offset < 0 || length < 0 || offset > data.length - length) {
            throw new IllegalArgumentException(
                    "range: " + offset + "+" + length + " (expected: inside " + data.length + ")");
        }
        this.data = data;
        this.start = offset;
        this.end = offset + length;
        this.big = big;
        this.position = offset;
    }

    /** Reads all of {@code data}, least significant byte first. */
    public static ByteReader little(byte[] data) {
        return new ByteReader(data, 0, data.length, false);
    }

    /** Reads {@code length} bytes from {@code offset}, least significant byte first. */
    public static ByteReader little(byte[] data, int offset, int length) {
        return new ByteReader(data, offset, length, false);
    }

    /** Reads all of {@code data}, most significant byte first. */
    public static ByteReader big(byte[] data) {
        return new ByteReader(data, 0, data.length, true);
    }

    /** Reads {@code length} bytes from {@code offset}, most significant byte first. */
    public static ByteReader big(byte[] data, int offset, int length) {
        return new ByteReader(data, offset, length, true);
    }

    /** Bytes read so far. */
    public int offset() {
        return position - start;
    }

    /** Bytes left. */
    public int remaining() {
        return end - position;
    }

    /** Goes to {@code offset} bytes from the start. */
    public void seek(int offset) throws ProtocolException {
        if (offset < 0 || offset > end - start) {
            throw ProtocolException.field("offset", Integer.toUnsignedString(offset), "0.." + (end - start), offset());
        }
        position = start + offset;
    }

    /** Fails unless {@code count} more bytes are there. */
    public void require(int count) throws ProtocolException {
        if (count < 0 || count > end - position) {
            throw ProtocolException.field(
                    "bytes left", remaining(), "at least " + Integer.toUnsignedString(count), offset());
        }
    }

    /** Fails unless every byte has been read. */
    public void requireEnd() throws ProtocolException {
        if (position != end) {
            throw ProtocolException.field("bytes left", remaining(), "0", offset());
        }
    }

    /** An unsigned byte. */
    public int u8() throws ProtocolException {
        require(Byte.BYTES);
        return data[position++] & U8_MASK;
    }

    /** An unsigned 16-bit number. */
    public int u16() throws ProtocolException {
        return i16() & U16_MASK;
    }

    /** A signed 16-bit number. */
    public short i16() throws ProtocolException {
        require(Short.BYTES);
        short value = (short) SHORT.get(data, position);
        position += Short.BYTES;
        return big ? Short.reverseBytes(value) : value;
    }

    /** An unsigned 32-bit number. */
    public long u32() throws ProtocolException {
        return i32() & U32_MASK;
    }

    /** A signed 32-bit number. */
    public int i32() throws ProtocolException {
        require(Integer.BYTES);
        int value = (int) INT.get(data, position);
        position += Integer.BYTES;
        return big ? Integer.reverseBytes(value) : value;
    }

    /** A 64-bit number, whose top bit is the sign to Java. */
    public long i64() throws ProtocolException {
        require(Long.BYTES);
        long value = (long) LONG.get(data, position);
        position += Long.BYTES;
        return big ? Long.reverseBytes(value) : value;
    }

    /** An unsigned byte that must lie in {@code min..max}. */
    public int u8(String name, int min, int max) throws ProtocolException {
        return (int) checked(name, u8(), min, max, Byte.BYTES);
    }

    /** An unsigned 16-bit number that must lie in {@code min..max}. */
    public int u16(String name, int min, int max) throws ProtocolException {
        return (int) checked(name, u16(), min, max, Short.BYTES);
    }

    /** An unsigned 32-bit number that must lie in {@code min..max}. */
    public int u32(String name, int min, int max) throws ProtocolException {
        return (int) checked(name, u32(), min, max, Integer.BYTES);
    }

    /** A signed 32-bit number that must lie in {@code min..max}. */
    public int i32(String name, int min, int max) throws ProtocolException {
        return (int) checked(name, i32(), min, max, Integer.BYTES);
    }

    /** A copy of the next {@code count} bytes. */
    public byte[] bytes(int count) throws ProtocolException {
        require(count);
        byte[] copy = Arrays.copyOfRange(data, position, position + count);
        position += count;
        return copy;
    }

    /** Copies the next {@code count} bytes to {@code target} from {@code at}. */
    public void bytes(byte[] target, int at, int count) throws ProtocolException {
        require(count);
        System.arraycopy(data, position, target, at, count);
        position += count;
    }

    /** Passes over {@code count} bytes. */
    public void skip(int count) throws ProtocolException {
        require(count);
        position += count;
    }

    /** A reader of the next {@code count} bytes alone, with offsets of its own; this reader goes past them. */
    public ByteReader slice(int count) throws ProtocolException {
        require(count);
        ByteReader slice = new ByteReader(data, position, count, big);
        position += count;
        return slice;
    }

    private long checked(String name, long value, long min, long max, int size) throws ProtocolException {
        if (value < min || value > max) {
            throw ProtocolException.field(name, value, min + ".." + max, offset() - size);
        }
        return value;
    }
}
