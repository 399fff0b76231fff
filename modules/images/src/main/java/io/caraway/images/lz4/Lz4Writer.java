package io.caraway.images.lz4;

import io.caraway.images.EncodedImage;
import io.caraway.images.bitmap.Bitmaps;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ByteWriter;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/** Writer of pictures as LZ4 blocks in the framing of SPICE ("SPICE protocol, LZ4"). */
public final class Lz4Writer {
    private Lz4Writer() {}

    /** Writes pixels of format XRGB32, ARGB32 or RGB555 as one block, top row first. */
    public static byte[] write(Pixels pixels) {
        if (pixels.format() == PixelFormat.A1 || pixels.format() == PixelFormat.A8) {
            throw new IllegalArgumentException("pixels: " + pixels.format() + " (expected: XRGB32, ARGB32 or RGB555)");
        }
        EncodedImage.Bitmap bitmap = Bitmaps.write(pixels);
        byte[] raw = bitmap.bytes();
        LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
        int start = Lz4Reader.HEADER_BYTES + Integer.BYTES;
        byte[] bytes = new byte[Math.addExact(start, compressor.maxCompressedLength(raw.length))];
        int size = compressor.compress(raw, 0, raw.length, bytes, start);
        byte[] header = ByteWriter.big(start)
                .u8(Lz4Reader.TOP_DOWN)
                .u8(bitmap.format().number())
                .u32(size)
                .toByteArray();
        System.arraycopy(header, 0, bytes, 0, start);
        return Arrays.copyOf(bytes, start + size);
    }
}
