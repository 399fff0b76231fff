package io.caraway.images.lz4;

import io.caraway.wire.ProtocolException;

/**
 * Reader of a row of LZ4 blocks, each of which may refer to what those before it gave. Used once, by one thread.
 *
 * <p>A block is a row of sequences ("LZ4 block format"); the last ends after its literals:
 *
 * <pre>
 * LLLLMMMM [length of literals...] literals  offset u16, least significant byte first [length of match...]
 *     a length of 15 goes on in further bytes, which are added up to and with the first that is not 255
 *     a match is 4 bytes longer than its length says
 * </pre>
 */
final class Lz4BlockReader {
    /*
     * The library's safe reader has no way to say what stands before a block, so blocks that refer back need this one. All
     * blocks go one behind the other to one array, so an earlier byte is found by its offset no matter which block it came
     * from. Each copy is checked against both ends before its first byte.
     */

    private static final int LENGTH_FIELD_BITS = 4;
    private static final int LENGTH_FIELD_MAX = 15;
    private static final int LENGTH_BYTE_MAX = 255;
    private static final int MATCH_MIN = 4;
    private static final int BYTE_MASK = 0xff;

    /** Up to here a loop is faster than a call that copies. */
    private static final int SHORT_MATCH_BYTES = 8;

    private final byte[] bytes;
    private final byte[] result;
    private int position;
    private int end;
    private int done;

    /** Reads parts of {@code bytes} to {@code resultBytes} in all. */
    Lz4BlockReader(byte[] bytes, int resultBytes) {
        this.bytes = bytes;
        this.result = new byte[resultBytes];
    }

    /** Reads the block that lies at {@code from..to-1}. */
    void read(int from, int to) throws ProtocolException {
        position = from;
        end = to;
        while (true) {
            int token = nextByte();
            literals(length(token >> LENGTH_FIELD_BITS));
            if (position == end) {
                return;
            }
            int low = nextByte();
            int offset = low | (nextByte() << Byte.SIZE);
            match(offset, MATCH_MIN + length(token & LENGTH_FIELD_MAX));
        }
    }

    /** What all blocks gave; fails if it is not all there. */
    byte[] result() throws ProtocolException {
        if (done != result.length) {
            throw ProtocolException.field("LZ4 result bytes", done, Integer.toString(result.length), bytes.length);
        }
        return result;
    }

    private int length(int field) throws ProtocolException {
        int length = field;
        if (field == LENGTH_FIELD_MAX) {
            int more;
            do {
                more = nextByte();
                length += more;
                requireRoom(length);
            } while (more == LENGTH_BYTE_MAX);
        }
        return length;
    }

    private void literals(int count) throws ProtocolException {
        requireBytes(count);
        requireRoom(count);
        System.arraycopy(bytes, position, result, done, count);
        position += count;
        done += count;
    }

    private void match(int offset, int length) throws ProtocolException {
        requireRoom(length);
        if (offset < 1 || offset > done) {
            throw ProtocolException.field("LZ4 offset", offset, "1.." + done, position);
        }
        int source = done - offset;
        int stop = done + length;
        if (length <= SHORT_MATCH_BYTES) {
            while (done < stop) {
                result[done++] = result[source++];
            }
            return;
        }
        // What lies between source and done is whole periods of the match, so each copy makes twice as much of it.
        while (done < stop) {
            int count = Math.min(stop - done, done - source);
            System.arraycopy(result, source, result, done, count);
            done += count;
        }
    }

    private int nextByte() throws ProtocolException {
        requireBytes(1);
        return bytes[position++] & BYTE_MASK;
    }

    private void requireBytes(int count) throws ProtocolException {
        if (count > end - position) {
            throw ProtocolException.field("LZ4 block bytes left", end - position, "at least " + count, position);
        }
    }

    private void requireRoom(int count) throws ProtocolException {
        if (count > result.length - done) {
            throw ProtocolException.field("LZ4 length", count, "at most " + (result.length - done), position);
        }
    }
}
