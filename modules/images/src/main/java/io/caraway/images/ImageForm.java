package io.caraway.images;

import io.caraway.images.bitmap.Bitmap;
import io.caraway.images.lz.LzReader;
import io.caraway.images.lz.LzWriter;
import io.caraway.images.lz4.Lz4Reader;
import io.caraway.images.lz4.Lz4Writer;
import io.caraway.images.quic.QuicReader;
import io.caraway.images.quic.QuicWriter;
import io.caraway.wire.ProtocolException;

/**
 * A way to write the pixels of an image as bytes that stand alone, so that the same bytes serve every reader.
 *
 * <p>The bytes are those that follow the image descriptor and the size field on the SPICE wire ("SPICE protocol, display
 * channel, Image").
 */
public enum ImageForm {
    /** Rows of 4 bytes B, G, R, 0, top row first, without gaps. */
    BITMAP,
    /** The LZ form of SPICE, type RGB32. */
    LZ_RGB,
    /** LZ4 blocks in the framing of SPICE. */
    LZ4,
    /** The predictive form of SPICE, type RGB32; not for images of less than 3 columns or rows, as in the reference server. */
    QUIC;

    private static final int QUIC_SIDE_MIN = 3;

    /** Whether an image of that size can be written in this form. */
    public boolean canHold(int width, int height) {
        return this != QUIC || (width >= QUIC_SIDE_MIN && height >= QUIC_SIDE_MIN);
    }

    /** Writes {@code width * height} pixels 0x00RRGGBB. */
    public byte[] encode(int[] pixels, int width, int height) {
        return switch (this) {
            case BITMAP -> Bitmap.write(pixels, width, height);
            case LZ_RGB -> LzWriter.writeRgb32(pixels, width, height);
            case LZ4 -> Lz4Writer.writeRgb32(pixels, width, height);
            case QUIC -> QuicWriter.writeRgb32(pixels, width, height);
        };
    }

    /** Reads what {@link #encode} or any other writer of this form made; the size must be that of the image. */
    public int[] decode(byte[] bytes, int width, int height) throws ProtocolException {
        return switch (this) {
            case BITMAP -> Bitmap.read(bytes, width, height);
            case LZ_RGB -> LzReader.readRgb32(bytes, width, height);
            case LZ4 -> Lz4Reader.readRgb32(bytes, width, height);
            case QUIC -> QuicReader.readRgb32(bytes, width, height);
        };
    }
}
