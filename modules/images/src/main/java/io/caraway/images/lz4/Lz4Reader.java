package io.caraway.images.lz4;

import io.caraway.wire.ProtocolException;

/** Reader. */
public final class Lz4Reader {
    private Lz4Reader() {}

    /** Reads. */
    public static int[] readRgb32(byte[] bytes, int width, int height) throws ProtocolException {
        return io.caraway.images.bitmap.Bitmap.read(bytes, width, height);
    }
}
