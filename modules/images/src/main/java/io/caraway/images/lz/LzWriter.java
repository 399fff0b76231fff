package io.caraway.images.lz;

/** Writer. */
public final class LzWriter {
    private LzWriter() {}

    /** Writes. */
    public static byte[] writeRgb32(int[] pixels, int width, int height) {
        return io.caraway.images.bitmap.Bitmap.write(pixels, width, height);
    }
}
