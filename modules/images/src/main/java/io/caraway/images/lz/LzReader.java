package io.caraway.images.lz;

import io.caraway.images.bitmap.Bitmap;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;

/** Reader of pictures in the LZ form of SPICE ("SPICE protocol, LZ"). */
public final class LzReader {
    /** No byte of a stream stands for more pixels: the bytes that lengthen a match add at most this many each. */
    private static final int PIXELS_PER_BYTE_MAX = 255;

    private static final int RGB24_BYTES = 3;
    private static final int RGB32_BYTES = 4;

    private LzReader() {}

    /**
     * Reads a stream of type RGB32 or RGB24 to pixels 0x00RRGGBB, top row first. Memory is taken only after the stream has
     * shown the right size and enough bytes to fill it.
     *
     * @throws ProtocolException if the stream is damaged, of another type, not of that size, or longer than its picture
     */
    public static int[] readRgb32(byte[] bytes, int width, int height) throws ProtocolException {
        ByteReader in = ByteReader.big(bytes);
        LzHeader header = LzHeader.read(in);
        int count = checkedCount(header, width, height);
        long leastBytes = count / PIXELS_PER_BYTE_MAX;
        if (in.remaining() < leastBytes) {
            throw ProtocolException.field("LZ bytes", in.remaining(), "at least " + leastBytes, in.offset());
        }
        int[] pixels = new LzTokenReader(bytes, in.offset(), count).read();
        if (!header.topDown()) {
            Bitmap.turnOver(pixels, width);
        }
        return pixels;
    }

    private static int checkedCount(LzHeader header, int width, int height) throws ProtocolException {
        if (header.width() != width || header.height() != height) {
            throw new ProtocolException(
                    "LZ size: " + header.width() + "x" + header.height() + " (expected: " + width + "x" + height + ")");
        }
        long strideBytes = (long) width * bytesPerPixel(header.type());
        if (header.strideBytes() != strideBytes) {
            throw new ProtocolException("LZ stride: " + header.strideBytes() + " (expected: " + strideBytes + ")");
        }
        return Math.multiplyExact(width, height);
    }

    private static int bytesPerPixel(LzType type) throws ProtocolException {
        return switch (type) {
            case RGB24 -> RGB24_BYTES;
            case RGB32 -> RGB32_BYTES;
            case PLT1_LE, PLT1_BE, PLT4_LE, PLT4_BE, PLT8, RGB16, RGBA, XXXA, A8 ->
                throw new ProtocolException("LZ type: " + type + " (expected: RGB24 or RGB32)");
        };
    }
}
