package io.caraway.images.lz;

import io.caraway.wire.ProtocolException;

/** Reader. */
public final class LzReader {
    private LzReader() {}

    /** Reads. */
    public static int[] readRgb32(byte[] bytes, int width, int height) throws ProtocolException {
        return io.caraway.images.bitmap.Bitmap.read(bytes, width, height);
    }
}
