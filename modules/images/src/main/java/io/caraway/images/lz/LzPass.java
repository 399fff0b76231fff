package io.caraway.images.lz;

import io.caraway.wire.ProtocolException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One pass over the units of a picture: the bytes it is read from and what has been read of it so far. The tokens themselves
 * are read by those who know their layout, which is not the same in LZ and GLZ. Used once, by one thread.
 */
public final class LzPass {
    /*
     * Every token is checked against both ends, that of the bytes and that of the units, before its first unit is written;
     * the loops that follow need no check of their own. A length is checked while it grows, so it cannot overflow.
     */
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** No byte of a stream stands for more units: the bytes that lengthen a match add at most this many each. */
    private static final int UNITS_PER_BYTE_MAX = 255;

    /** Up to here a loop is faster than a call that copies or fills. */
    private static final int SHORT_MATCH_UNITS = 4;

    private static final int BYTE_MASK = 0xff;
    private static final int COLOR_MASK = 0xffffff;
    private static final int ALPHA_SHIFT = 24;

    private final byte[] bytes;
    private final int[] units;
    private final LzUnit unit;
    private int position;
    private int done;

    /**
     * Begins a pass at byte {@code offset}.
     *
     * @throws ProtocolException if the bytes cannot be enough for {@code count} units; no memory is taken then
     */
    public LzPass(byte[] bytes, int offset, int count, LzUnit unit) throws ProtocolException {
        int leastBytes = count / UNITS_PER_BYTE_MAX;
        if (bytes.length - offset < leastBytes) {
            throw ProtocolException.field("LZ bytes", bytes.length - offset, "at least " + leastBytes, offset);
        }
        this.bytes = bytes;
        this.position = offset;
        this.unit = unit;
        this.units = new int[count];
    }

    /** Whether all units are there. */
    public boolean isDone() {
        return done == units.length;
    }

    /** Bytes up to the one that is read next. */
    public int position() {
        return position;
    }

    /** How many units are there. */
    public int done() {
        return done;
    }

    /** The units. */
    public int[] units() {
        return units;
    }

    /** The next byte. */
    public int nextByte() throws ProtocolException {
        requireBytes(1);
        return bytes[position++] & BYTE_MASK;
    }

    /** The length of a match whose first byte is {@code control}; the bytes that lengthen it are read. */
    public int length(int control) throws ProtocolException {
        int field = control >> LzTokenWriter.LENGTH_SHIFT;
        int length = field + unit.lengthBias();
        if (field == LzTokenWriter.LENGTH_FIELD_MAX) {
            int more;
            do {
                more = nextByte();
                length += more;
                requireUnits(length);
            } while (more == LzTokenWriter.LENGTH_BYTE_MAX);
        }
        requireUnits(length);
        return length;
    }

    /** Reads that many units as they are. */
    public void literals(int count) throws ProtocolException {
        requireUnits(count);
        requireBytes(unit.bytes() * count);
        if (unit == LzUnit.COLOR) {
            colors(done + count - 1);
        } else if (unit == LzUnit.COLOR_16) {
            colors16(done + count);
        } else {
            int shift = unit == LzUnit.ALPHA ? ALPHA_SHIFT : 0;
            for (int end = done + count; done < end; done++) {
                units[done] = (bytes[position++] & BYTE_MASK) << shift;
            }
        }
    }

    /** Repeats {@code length} units, as {@link #length} gave it, from {@code distance} before. */
    public void repeat(int distance, int length) throws ProtocolException {
        if (distance > done) {
            throw ProtocolException.field("LZ distance", distance, "1.." + done, position);
        }
        int from = done;
        done = from + length;
        if (length <= SHORT_MATCH_UNITS) {
            for (int i = from; i < from + length; i++) {
                units[i] = units[i - distance];
            }
        } else if (distance == 1) {
            Arrays.fill(units, from, from + length, units[from - 1]);
        } else {
            repeatPeriods(from, distance, length);
        }
    }

    /** Copies {@code length} units, as {@link #length} gave it, from elsewhere. */
    public void copy(int[] source, int from, int length) throws ProtocolException {
        if (from > source.length - length) {
            throw ProtocolException.field("LZ source", from, "0.." + (source.length - length), position);
        }
        if (length <= SHORT_MATCH_UNITS) {
            for (int i = 0; i < length; i++) {
                units[done + i] = source[from + i];
            }
        } else {
            System.arraycopy(source, from, units, done, length);
        }
        done += length;
    }

    /** Puts the units of a pass over {@link LzUnit#ALPHA} into the highest bytes of as many pixels. */
    public void putAlpha(int[] pixels) {
        for (int i = 0; i < units.length; i++) {
            pixels[i] = (pixels[i] & COLOR_MASK) | (units[i] & ~COLOR_MASK);
        }
    }

    /** Fails if bytes are left. */
    public void requireEnd() throws ProtocolException {
        if (position != bytes.length) {
            throw ProtocolException.field("LZ bytes left", bytes.length - position, "0", position);
        }
    }

    /** Four bytes are read where three are meant, so the last pixel, after which there may be nothing, is read apart. */
    private void colors(int last) {
        int at = position;
        for (int i = done; i < last; i++) {
            units[i] = (int) LITTLE_INT.get(bytes, at) & COLOR_MASK;
            at += LzUnit.COLOR.bytes();
        }
        int blue = bytes[at] & BYTE_MASK;
        int green = bytes[at + 1] & BYTE_MASK;
        int red = bytes[at + 2] & BYTE_MASK;
        units[last] = (red << (2 * Byte.SIZE)) | (green << Byte.SIZE) | blue;
        position = at + LzUnit.COLOR.bytes();
        done = last + 1;
    }

    private void colors16(int end) {
        for (int i = done; i < end; i++) {
            int high = bytes[position] & BYTE_MASK;
            int low = bytes[position + 1] & BYTE_MASK;
            units[i] = (high << Byte.SIZE) | low;
            position += 2;
        }
        done = end;
    }

    /** Copies what is there of the source; each copy makes more of it, always whole periods until the last. */
    private void repeatPeriods(int from, int distance, int length) {
        int source = from - distance;
        int end = from + length;
        for (int at = from; at < end; ) {
            int count = Math.min(end - at, at - source);
            System.arraycopy(units, source, units, at, count);
            at += count;
        }
    }

    private void requireBytes(int count) throws ProtocolException {
        if (count > bytes.length - position) {
            throw ProtocolException.field("LZ bytes left", bytes.length - position, "at least " + count, position);
        }
    }

    private void requireUnits(int count) throws ProtocolException {
        if (count > units.length - done) {
            throw ProtocolException.field("LZ token units", count, "1.." + (units.length - done), position);
        }
    }
}
