package io.caraway.images.lz4;

/** Writer. */
public final class Lz4Writer {
    private Lz4Writer() {}

    /** Writes. */
    public static byte[] writeRgb32(int[] pixels, int width, int height) {
        return io.caraway.images.bitmap.Bitmap.write(pixels, width, height);
    }
}
