package io.caraway.images.jpeg;

import io.caraway.images.EncodedImage;
import io.caraway.images.lz.LzReader;
import io.caraway.images.lz.LzWriter;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;

/** Pictures as JPEG, with and without alpha ("SPICE protocol, JPEG and JPEG_ALPHA"). */
public final class JpegImages {
    /** Longest side of a picture that can be written. */
    public static final int SIDE_MAX = JpegCodec.SIDE_MAX;

    /** Quality where nobody chooses: what viewers are used to from the reference server. */
    public static final int QUALITY = 85;

    /** Lowest quality that can be chosen. */
    public static final int QUALITY_MIN = JpegCodec.QUALITY_MIN;

    /** Highest quality that can be chosen. */
    public static final int QUALITY_MAX = JpegCodec.QUALITY_MAX;

    /** Chosen when the first picture is written or read. */
    private static final JpegCodec CODEC = codec();

    private JpegImages() {}

    private static JpegCodec codec() {
        try {
            return TurboJpeg.load().orElseGet(JdkJpeg::new);
        } catch (NoClassDefFoundError e) {
            // The jar of JNA has been left out.
            return new JdkJpeg();
        }
    }

    /** Writes pixels of format XRGB32. */
    public static byte[] write(Pixels pixels) {
        return write(pixels, QUALITY);
    }

    /** Writes pixels of format XRGB32 in a quality of {@link #QUALITY_MIN}..{@link #QUALITY_MAX}. */
    public static byte[] write(Pixels pixels, int quality) {
        require(pixels, PixelFormat.XRGB32);
        return CODEC.encode(pixels, quality);
    }

    /**
     * Reads a JPEG to pixels of format XRGB32 with an upper byte of 0.
     *
     * @throws ProtocolException if it is damaged, not of that size, or too costly to read
     */
    public static Pixels read(byte[] bytes, int width, int height) throws ProtocolException {
        return CODEC.decode(bytes, width, height);
    }

    /** Writes pixels of format ARGB32: their colours as they are, premultiplied, and alpha without loss. */
    public static EncodedImage.JpegAlpha writeWithAlpha(Pixels pixels) {
        require(pixels, PixelFormat.ARGB32);
        byte[] jpeg = CODEC.encode(pixels, QUALITY);
        byte[] alpha = LzWriter.writeAlpha(pixels);
        byte[] bytes = Arrays.copyOf(jpeg, Math.addExact(jpeg.length, alpha.length));
        System.arraycopy(alpha, 0, bytes, jpeg.length, alpha.length);
        return new EncodedImage.JpegAlpha(pixels.width(), pixels.height(), true, jpeg.length, bytes);
    }

    /**
     * Reads to pixels of format ARGB32. Colours come as the JPEG has them, so that one may be larger than its alpha.
     *
     * @throws ProtocolException if a part is damaged, not of that size, or too costly to read
     */
    public static Pixels readWithAlpha(EncodedImage.JpegAlpha image) throws ProtocolException {
        int width = image.width();
        int height = image.height();
        byte[] bytes = image.bytes();
        int[] values = CODEC.decode(Arrays.copyOf(bytes, image.jpegBytes()), width, height)
                .values();
        byte[] alpha = Arrays.copyOfRange(bytes, image.jpegBytes(), bytes.length);
        LzReader.readAlpha(alpha, width, height, image.topDown(), values);
        return new Pixels(PixelFormat.ARGB32, width, height, values);
    }

    private static void require(Pixels pixels, PixelFormat format) {
        if (pixels.format() != format) {
            throw new IllegalArgumentException("pixels: " + pixels.format() + " (expected: " + format + ")");
        }
    }
}
