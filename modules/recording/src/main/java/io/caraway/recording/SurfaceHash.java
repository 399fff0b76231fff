package io.caraway.recording;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/**
 * The hash of what a surface shows: a SHA-256 of
 *
 * <pre>
 * size  field
 *    1  pixel format, as SPICE numbers it
 *    4  width
 *    4  height
 *       each pixel as 4 bytes, by rows from the top, with those bits 0 that its format does not use
 * </pre>
 *
 * <p>All numbers are little endian. The highest byte of XRGB32, which is kept but not seen, is taken as 0.
 */
public final class SurfaceHash {
    /** Rows that are looked at together, so that no large surface needs as much memory again. */
    private static final int BAND_ROWS = 64;

    private static final int HEAD_BYTES = 1 + 2 * Integer.BYTES;
    private static final int COLOR_BITS = 0xffffff;

    private SurfaceHash() {}

    /** Hashes a surface. */
    public static Sha256 of(SurfaceSnapshot surface) {
        int width = surface.width();
        int mask = surface.format() == PixelFormat.XRGB32
                ? COLOR_BITS
                : surface.format().mask();
        MessageDigest digest = Sha256.maker();
        ByteBuffer bytes = ByteBuffer.allocate(Math.max(BAND_ROWS * width * Integer.BYTES, HEAD_BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) surface.format().number()).putInt(width).putInt(surface.height());
        digest.update(bytes.flip());
        for (int top = 0; top < surface.height(); top += BAND_ROWS) {
            int bottom = Math.min(top + BAND_ROWS, surface.height());
            int[] pixels = surface.read(new Rect(0, top, width, bottom));
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] &= mask;
            }
            bytes.clear().asIntBuffer().put(pixels);
            digest.update(bytes.array(), 0, pixels.length * Integer.BYTES);
        }
        return Sha256.of(digest.digest());
    }
}
