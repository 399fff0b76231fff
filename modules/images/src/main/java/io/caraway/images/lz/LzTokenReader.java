package io.caraway.images.lz;

import io.caraway.wire.ProtocolException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reader of the tokens of an LZ stream whose unit is a pixel of 3 bytes. Used once, by one thread.
 *
 * <pre>
 * 000nnnnn                      n + 1 pixels B,G,R follow
 * LLLddddd [more...] bbbbbbbb [hhhhhhhh llllllll]
 *     length L; if L = 7 each further byte is added up to and with the first that is not 255
 *     distance d * 256 + b + 1; if d and b are all ones, two further bytes h * 256 + l are added
 * </pre>
 */
final class LzTokenReader {
    /*
     * Every token is checked against both ends, that of the bytes and that of the pixels, before its first pixel is written;
     * the loops that follow need no check of their own. A length is checked while it grows, so it cannot overflow.
     */
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Up to here a loop is faster than a call that copies or fills. */
    private static final int SHORT_MATCH_PIXELS = 4;

    private static final int BYTE_MASK = 0xff;
    private static final int PIXEL_MASK = 0xffffff;
    private static final int PIXEL_BYTES = 3;

    private final byte[] bytes;
    private final int[] pixels;
    private int position;

    LzTokenReader(byte[] bytes, int offset, int count) {
        this.bytes = bytes;
        this.position = offset;
        this.pixels = new int[count];
    }

    /** Reads to the end of the bytes, which must be the end of the picture too. */
    int[] read() throws ProtocolException {
        int done = 0;
        while (done < pixels.length) {
            int control = nextByte();
            if (control < LzTokenWriter.LITERALS_MAX) {
                done = literals(done, control + 1);
            } else {
                done = match(done, control);
            }
        }
        if (position != bytes.length) {
            throw ProtocolException.field("LZ bytes left", bytes.length - position, "0", position);
        }
        return pixels;
    }

    private int literals(int from, int count) throws ProtocolException {
        requirePixels(count, from);
        requireBytes(PIXEL_BYTES * count);
        // Four bytes are read where three are meant, so the last pixel, after which there may be nothing, is read
        // apart.
        int at = position;
        int last = from + count - 1;
        for (int i = from; i < last; i++) {
            pixels[i] = (int) LITTLE_INT.get(bytes, at) & PIXEL_MASK;
            at += PIXEL_BYTES;
        }
        int blue = bytes[at] & BYTE_MASK;
        int green = bytes[at + 1] & BYTE_MASK;
        int red = bytes[at + 2] & BYTE_MASK;
        pixels[last] = (red << (2 * Byte.SIZE)) | (green << Byte.SIZE) | blue;
        position = at + PIXEL_BYTES;
        return last + 1;
    }

    private int match(int done, int control) throws ProtocolException {
        int length = control >> LzTokenWriter.LENGTH_SHIFT;
        if (length == LzTokenWriter.LENGTH_FIELD_MAX) {
            int more;
            do {
                more = nextByte();
                length += more;
                requirePixels(length, done);
            } while (more == LzTokenWriter.LENGTH_BYTE_MAX);
        }
        int distance = ((control & LzTokenWriter.DISTANCE_HIGH_MAX) << Byte.SIZE) + nextByte();
        if (distance == LzTokenWriter.FAR) {
            int high = nextByte();
            distance += (high << Byte.SIZE) + nextByte();
        }
        distance++;
        requirePixels(length, done);
        if (distance > done) {
            throw ProtocolException.field("LZ distance", distance, "1.." + done, position);
        }
        copy(done, distance, length);
        return done + length;
    }

    private void copy(int from, int distance, int length) {
        if (length <= SHORT_MATCH_PIXELS) {
            for (int i = from; i < from + length; i++) {
                pixels[i] = pixels[i - distance];
            }
        } else if (distance == 1) {
            Arrays.fill(pixels, from, from + length, pixels[from - 1]);
        } else {
            repeat(from, distance, length);
        }
    }

    /** Copies what is there of the source; each copy makes more of it, always whole periods until the last. */
    private void repeat(int from, int distance, int length) {
        int source = from - distance;
        int end = from + length;
        for (int at = from; at < end; ) {
            int count = Math.min(end - at, at - source);
            System.arraycopy(pixels, source, pixels, at, count);
            at += count;
        }
    }

    private int nextByte() throws ProtocolException {
        requireBytes(1);
        return bytes[position++] & BYTE_MASK;
    }

    private void requireBytes(int count) throws ProtocolException {
        if (count > bytes.length - position) {
            throw ProtocolException.field("LZ bytes left", bytes.length - position, "at least " + count, position);
        }
    }

    private void requirePixels(int count, int done) throws ProtocolException {
        if (count > pixels.length - done) {
            throw ProtocolException.field("LZ token pixels", count, "1.." + (pixels.length - done), position);
        }
    }
}
