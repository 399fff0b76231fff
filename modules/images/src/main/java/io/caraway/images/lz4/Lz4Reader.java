package io.caraway.images.lz4;

import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.bitmap.Bitmaps;
import io.caraway.raster.Pixels;
import io.caraway.raster.Surface;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/**
 * Reader of pictures as LZ4 blocks in the framing of SPICE ("SPICE protocol, LZ4").
 *
 * <pre>
 * u8   top down  1 if the first row is the top one, else 0
 * u8   format    6: 2 bytes 0RRRRRGG GGGBBBBB, lower byte first; 7: B, G, R; 8: B, G, R, unused; 9: B, G, R, A
 * then until the end, most significant byte first:
 * u32  size, and so many bytes of an LZ4 block, which may refer to what earlier blocks gave
 * </pre>
 */
public final class Lz4Reader {
    static final int HEADER_BYTES = 2;
    static final int TOP_DOWN = 1;

    /** No byte of a block stands for more bytes: those that lengthen a match add at most this many each. */
    private static final int BYTES_PER_BYTE_MAX = 255;

    private static final int FORMAT_MIN = 6;
    private static final int FORMAT_MAX = 9;

    private Lz4Reader() {}

    /**
     * Reads to pixels of format XRGB32, ARGB32 or RGB555. Memory is taken only after the stream has shown enough bytes to fill
     * it.
     *
     * @throws ProtocolException if the stream is damaged, or shorter or longer than the picture
     */
    public static Pixels read(byte[] bytes, int width, int height) throws ProtocolException {
        ByteReader in = ByteReader.big(bytes);
        boolean topDown = in.u8("LZ4 top down", 0, TOP_DOWN) == TOP_DOWN;
        BitmapFormat format =
                BitmapFormat.of(in.u8("LZ4 format", FORMAT_MIN, FORMAT_MAX)).orElseThrow();
        int size = checkedSize(format, width, height);
        int leastBytes = size / BYTES_PER_BYTE_MAX;
        if (in.remaining() < leastBytes) {
            throw ProtocolException.field("LZ4 bytes", in.remaining(), "at least " + leastBytes, in.offset());
        }
        int firstBytes = in.u32("LZ4 block bytes", 1, Integer.MAX_VALUE);
        byte[] raw = firstBytes == in.remaining() ? readOnlyBlock(bytes, in.offset(), size) : readBlocks(bytes, size);
        return Bitmaps.read(new EncodedImage.Bitmap(format, topDown, width, height, size / height, null, raw));
    }

    /** Bytes of the pixels; the area is limited so that these are fewer than 2^31. */
    private static int checkedSize(BitmapFormat format, int width, int height) throws ProtocolException {
        if ((long) width * height > Surface.AREA_MAX) {
            throw new ProtocolException(
                    "LZ4 picture: " + width + "x" + height + " (expected: at most " + Surface.AREA_MAX + " pixels)");
        }
        return format.rowBytes(width) * height;
    }

    private static byte[] readOnlyBlock(byte[] bytes, int from, int size) throws ProtocolException {
        byte[] raw = new byte[size];
        int done;
        try {
            done = LZ4Factory.fastestInstance()
                    .safeDecompressor()
                    .decompress(bytes, from, bytes.length - from, raw, 0, size);
        } catch (LZ4Exception e) {
            throw new ProtocolException("LZ4 block: " + e.getMessage() + " (expected: " + size + " bytes of pixels)");
        }
        if (done != size) {
            throw ProtocolException.field("LZ4 result bytes", done, Integer.toString(size), bytes.length);
        }
        return raw;
    }

    private static byte[] readBlocks(byte[] bytes, int size) throws ProtocolException {
        ByteReader in = ByteReader.big(bytes);
        in.skip(HEADER_BYTES);
        Lz4BlockReader blocks = new Lz4BlockReader(bytes, size);
        while (in.remaining() > 0) {
            int blockBytes = in.u32("LZ4 block bytes", 1, Integer.MAX_VALUE);
            int from = in.offset();
            in.skip(blockBytes);
            blocks.read(from, in.offset());
        }
        return blocks.result();
    }
}
