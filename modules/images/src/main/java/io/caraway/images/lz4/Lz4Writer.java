package io.caraway.images.lz4;

import io.caraway.images.bitmap.Bitmap;
import io.caraway.wire.ByteWriter;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/** Writer of pictures as LZ4 blocks in the framing of SPICE ("SPICE protocol, LZ4"). */
public final class Lz4Writer {
    private Lz4Writer() {}

    /** Writes {@code width * height} pixels 0x00RRGGBB, top row first, as one block. */
    public static byte[] writeRgb32(int[] pixels, int width, int height) {
        byte[] raw = Bitmap.write(pixels, width, height);
        LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
        int start = Lz4Reader.HEADER_BYTES + Integer.BYTES;
        byte[] bytes = new byte[Math.addExact(start, compressor.maxCompressedLength(raw.length))];
        int size = compressor.compress(raw, 0, raw.length, bytes, start);
        byte[] header = ByteWriter.big(start)
                .u8(Lz4Reader.TOP_DOWN)
                .u8(Lz4Reader.FORMAT_RGB32)
                .u32(size)
                .toByteArray();
        System.arraycopy(header, 0, bytes, 0, start);
        return Arrays.copyOf(bytes, start + size);
    }
}
