package io.caraway.protocol.rfb;

import java.util.Arrays;
import java.util.zip.Deflater;

/** A zlib stream whose pieces are flushed one by one. */
final class TestDeflater {
    private final Deflater deflater = new Deflater();

    /** The next piece. */
    byte[] next(byte[] plain) {
        return deflate(plain, Deflater.SYNC_FLUSH);
    }

    /** The last piece; the stream ends with it. */
    byte[] last(byte[] plain) {
        deflater.finish();
        return deflate(plain, Deflater.NO_FLUSH);
    }

    /** Begins a new stream. */
    void reset() {
        deflater.reset();
    }

    private byte[] deflate(byte[] plain, int flush) {
        deflater.setInput(plain);
        byte[] room = new byte[2 * plain.length + 1000];
        int count = deflater.deflate(room, 0, room.length, flush);
        return Arrays.copyOf(room, count);
    }
}
