package io.caraway.images;

import io.caraway.images.bitmap.Bitmaps;
import io.caraway.images.jpeg.JpegImages;
import io.caraway.images.lz.LzReader;
import io.caraway.images.lz.LzWriter;
import io.caraway.images.lz4.Lz4Reader;
import io.caraway.images.lz4.Lz4Writer;
import io.caraway.images.quic.QuicReader;
import io.caraway.images.quic.QuicWriter;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;

/**
 * A way to write the pixels of an image as bytes that stand alone, so that the same bytes serve every reader.
 *
 * <p>The bytes are those that follow the image descriptor and the fields of the form on the SPICE wire ("SPICE protocol,
 * display channel, Image").
 */
public enum ImageForm {
    /** Pixels as they are: {@link EncodedImage.Bitmap}. Holds every image. */
    BITMAP,
    /** The predictive form of SPICE; not for images of less than 3 columns or rows, as in the reference server. */
    QUIC,
    /** The LZ form of SPICE over numbers in a palette: {@link EncodedImage.LzPalette}. Read, and passed on as it came. */
    LZ_PLT,
    /** The LZ form of SPICE over pixels. */
    LZ_RGB,
    /** LZ4 blocks in the framing of SPICE. */
    LZ4,
    /** A JPEG: not the very pixels. */
    JPEG,
    /** A JPEG and alpha: {@link EncodedImage.JpegAlpha}. Not the very pixels. */
    JPEG_ALPHA;

    private static final int QUIC_SIDE_MIN = 3;

    /** Whether the bytes need nothing beside them: {@link EncodedImage.Plain}. */
    public boolean isPlain() {
        return switch (this) {
            case QUIC, LZ_RGB, LZ4, JPEG -> true;
            case BITMAP, LZ_PLT, JPEG_ALPHA -> false;
        };
    }

    /** Whether what is read may differ from what was written. */
    public boolean isLossy() {
        return this == JPEG || this == JPEG_ALPHA;
    }

    /** Whether pixels of that format and size can be written in this form. */
    public boolean canHold(PixelFormat format, int width, int height) {
        boolean color = format == PixelFormat.XRGB32 || format == PixelFormat.ARGB32 || format == PixelFormat.RGB555;
        return switch (this) {
            case BITMAP -> format != PixelFormat.RGB565;
            case QUIC -> color && width >= QUIC_SIDE_MIN && height >= QUIC_SIDE_MIN;
            case LZ_PLT -> false;
            case LZ_RGB -> color || format == PixelFormat.A8;
            case LZ4 -> color;
            case JPEG -> format == PixelFormat.XRGB32 && Math.max(width, height) <= JpegImages.SIDE_MAX;
            case JPEG_ALPHA -> format == PixelFormat.ARGB32 && Math.max(width, height) <= JpegImages.SIDE_MAX;
        };
    }

    /** Writes pixels that this form {@linkplain #canHold can hold}. */
    public EncodedImage encode(Pixels pixels) {
        return switch (this) {
            case BITMAP -> Bitmaps.write(pixels);
            case QUIC -> plain(pixels, QuicWriter.write(pixels));
            case LZ_PLT -> throw new IllegalArgumentException("form: LZ_PLT is not written from pixels");
            case LZ_RGB -> plain(pixels, LzWriter.write(pixels));
            case LZ4 -> plain(pixels, Lz4Writer.write(pixels));
            case JPEG -> plain(pixels, JpegImages.write(pixels));
            case JPEG_ALPHA -> JpegImages.writeWithAlpha(pixels);
        };
    }

    /** Reads what {@link #encode} or any other writer made; the size in the bytes must be that of the image. */
    static Pixels decode(EncodedImage image) throws ProtocolException {
        byte[] bytes = image.bytes();
        int width = image.width();
        int height = image.height();
        return switch (image.form()) {
            case BITMAP -> Bitmaps.read((EncodedImage.Bitmap) image);
            case QUIC -> QuicReader.read(bytes, width, height);
            case LZ_PLT -> LzReader.readPalette(bytes, width, height, ((EncodedImage.LzPalette) image).palette());
            case LZ_RGB -> LzReader.read(bytes, width, height);
            case LZ4 -> Lz4Reader.read(bytes, width, height);
            case JPEG -> JpegImages.read(bytes, width, height);
            case JPEG_ALPHA -> JpegImages.readWithAlpha((EncodedImage.JpegAlpha) image);
        };
    }

    private EncodedImage plain(Pixels pixels, byte[] bytes) {
        return new EncodedImage.Plain(this, pixels.width(), pixels.height(), bytes);
    }
}
