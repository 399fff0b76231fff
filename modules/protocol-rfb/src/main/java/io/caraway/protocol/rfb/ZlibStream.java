package io.caraway.protocol.rfb;

import io.caraway.wire.ProtocolException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** One zlib stream of a connection; each rectangle that uses it brings the next piece. Belongs to its {@link RfbClient}. */
final class ZlibStream {
    private final Inflater inflater = new Inflater();
    private final byte[] surplus = new byte[1];

    /** Goes on with a stream that begins anew. */
    void reset() {
        inflater.reset();
    }

    /** The next compressed bytes. Those left of the ones before are forgotten. */
    void input(byte[] data, int offset, int count) {
        inflater.setInput(data, offset, count);
    }

    /** Compressed bytes of the last {@link #input} that were not needed yet. */
    int unused() {
        return inflater.getRemaining();
    }

    /** Decompresses at most {@code room} bytes, and tells how many; 0 only when the input is used up. */
    int read(byte[] target, int at, int room) throws ProtocolException {
        int count;
        try {
            count = inflater.inflate(target, at, room);
        } catch (DataFormatException e) {
            throw new ProtocolException("broken zlib data: " + e.getMessage());
        }
        if (count == 0 && (inflater.needsDictionary() || (inflater.finished() && inflater.getRemaining() > 0))) {
            throw new ProtocolException("broken zlib data: the stream ends before its rectangle");
        }
        return count;
    }

    /** Decompresses exactly {@code count} bytes. */
    void readFully(byte[] target, int count) throws ProtocolException {
        int done = 0;
        while (done < count) {
            int more = read(target, done, count - done);
            if (more == 0) {
                throw new ProtocolException("zlib data too short by " + (count - done) + " bytes");
            }
            done += more;
        }
    }

    /** Uses up what is left of the input, which must not yield any byte more. */
    void finishInput() throws ProtocolException {
        if (read(surplus, 0, surplus.length) != 0) {
            throw new ProtocolException("zlib data longer than its rectangle");
        }
    }

    /** Gives back the memory outside the heap. */
    void close() {
        inflater.end();
    }
}
