package io.caraway.images.jpeg;

import io.caraway.raster.Pixels;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The JPEG writer of the JDK. Owned by one thread. */
final class JdkJpegWriter {
    private static final int BANDS = 3;
    private static final int QUALITY_MAX = JpegCodec.QUALITY_MAX;
    private static final int HALF_QUALITY = QUALITY_MAX / 2;
    private static final float ROUNDING = 1e-6f;
    private static final int[] BAND_OFFSETS = {0, 1, 2};
    private static final ColorModel RGB = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);

    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("jpeg").next();

    /** Writes pixels as {@link JpegCodec#encode} wants them. */
    byte[] write(Pixels pixels, int quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(fraction(quality));
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(pixels), null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException("JPEG to memory", e);
        } finally {
            writer.reset();
        }
        return bytes.toByteArray();
    }

    /**
     * The quality for which the writer scales the standard tables as other libraries do for that number. Theirs is a whole
     * number of percents; the writer's is a binary fraction, which is kept from rounding to the other side.
     */
    private static float fraction(int quality) {
        if (quality >= HALF_QUALITY) {
            return quality / (float) QUALITY_MAX - ROUNDING;
        }
        int scalePercent = HALF_QUALITY * QUALITY_MAX / quality;
        return (float) HALF_QUALITY / scalePercent - ROUNDING;
    }

    /** The pixels as bytes R, G, B, which is what the writer has a fast way for. */
    private static BufferedImage image(Pixels pixels) {
        int[] values = pixels.values();
        byte[] bytes = new byte[Math.multiplyExact(values.length, BANDS)];
        int at = 0;
        for (int value : values) {
            bytes[at++] = (byte) (value >> (2 * Byte.SIZE));
            bytes[at++] = (byte) (value >> Byte.SIZE);
            bytes[at++] = (byte) value;
        }
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(bytes, bytes.length),
                pixels.width(),
                pixels.height(),
                pixels.width() * BANDS,
                BANDS,
                BAND_OFFSETS,
                null);
        return new BufferedImage(RGB, raster, false, null);
    }
}
