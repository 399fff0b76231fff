package io.caraway.images.bitmap;

import io.caraway.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Pixels as they are: 4 bytes B, G, R, 0 each, top row first, rows without gaps ("SPICE protocol, BITMAP, format 8"). */
public final class Bitmap {
    private static final int COLOR_MASK = 0xffffff;

    private Bitmap() {}

    /** Writes {@code width * height} pixels 0x00RRGGBB. */
    public static byte[] write(int[] pixels, int width, int height) {
        int count = Math.multiplyExact(width, height);
        byte[] bytes = new byte[Math.multiplyExact(count, Integer.BYTES)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(pixels, 0, count);
        return bytes;
    }

    /** Reads {@code width * height} pixels; the fourth byte is dropped. */
    public static int[] read(byte[] bytes, int width, int height) throws ProtocolException {
        long expected = (long) width * height * Integer.BYTES;
        if (bytes.length != expected) {
            throw ProtocolException.field("bitmap bytes", bytes.length, Long.toString(expected), 0);
        }
        int[] pixels = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(pixels);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= COLOR_MASK;
        }
        return pixels;
    }

    /** Puts the rows of {@code width} pixels in reverse order: the bottom row becomes the top one. */
    public static void turnOver(int[] pixels, int width) {
        int[] kept = new int[width];
        for (int top = 0, bottom = pixels.length - width; top < bottom; top += width, bottom -= width) {
            System.arraycopy(pixels, top, kept, 0, width);
            System.arraycopy(pixels, bottom, pixels, top, width);
            System.arraycopy(kept, 0, pixels, bottom, width);
        }
    }
}
