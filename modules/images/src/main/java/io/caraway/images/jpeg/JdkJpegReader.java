package io.caraway.images.jpeg;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** The JPEG reader of the JDK. Owned by one thread. */
final class JdkJpegReader {
    /*
     * The reader is asked for the components as they are in the file: the colours are computed here, as other libraries do.
     * Left to itself it would also follow colour profiles, and guess otherwise than others what three components are.
     */

    private final ImageReader reader =
            ImageIO.getImageReadersByFormatName("jpeg").next();
    private @Nullable String warning;

    JdkJpegReader() {
        reader.addIIOReadWarningListener((source, text) -> warning = text);
    }

    /** Reads a picture whose header has been checked. */
    Pixels read(byte[] bytes, JpegHeader header, int width, int height) throws ProtocolException {
        Raster raster = raster(bytes);
        if (warning != null) {
            throw damaged(warning);
        }
        if (raster.getWidth() != width
                || raster.getHeight() != height
                || raster.getNumBands() != header.components()
                || !(raster.getSampleModel() instanceof ComponentSampleModel model)
                || !(raster.getDataBuffer() instanceof DataBufferByte data)) {
            throw new ProtocolException("JPEG: " + raster.getWidth() + "x" + raster.getHeight() + ", "
                    + raster.getNumBands() + " components (expected: " + width + "x" + height + ", "
                    + header.components() + " components)");
        }
        int[] values = new int[width * height];
        JpegColors colors =
                header.components() == 1 ? JpegColors.GREY : header.luminance() ? JpegColors.LUMINANCE : JpegColors.RGB;
        for (int y = 0; y < height; y++) {
            colors.row(data.getData(), y * model.getScanlineStride(), values, y * width, width);
        }
        return new Pixels(PixelFormat.XRGB32, width, height, values);
    }

    private Raster raster(byte[] bytes) throws ProtocolException {
        warning = null;
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return reader.readRaster(0, null);
        } catch (IOException | RuntimeException e) {
            // Which runtime exceptions damage may cause the reader does not say, and plug-ins may stand in for the
            // JDK's own.
            throw damaged(String.valueOf(e.getMessage()));
        } finally {
            reader.setInput(null);
        }
    }

    private static ProtocolException damaged(String how) {
        return new ProtocolException("JPEG: " + how + " (expected: a picture without damage)");
    }
}
