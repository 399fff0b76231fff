package io.caraway.protocol.rfb;

import io.caraway.wire.ProtocolException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** JPEG pictures inside Tight rectangles. */
final class TightJpeg {
    private static final int COLOR_BYTES = 3;
    private static final int GRAY_TO_RGB = 0x01_0101;
    private static final int RGB_MASK = 0xff_ffff;

    private TightJpeg() {}

    /** The pixels of a picture that must have that size. */
    static int[] decode(byte[] jpeg, int width, int height) throws ProtocolException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw new IllegalStateException("this Java platform cannot read JPEG");
        }
        ImageReader reader = readers.next();
        // In memory: there is nothing to be gained from a cache file, and nobody to clean it up.
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
                throw new ProtocolException("JPEG: " + reader.getWidth(0) + "x" + reader.getHeight(0) + " (expected: "
                        + width + "x" + height + ")");
            }
            return pixels(reader.read(0));
        } catch (IOException | RuntimeException e) {
            // The platform's reader answers some broken pictures with whatever exception it runs into.
            throw new ProtocolException("broken JPEG: " + e.getMessage());
        } finally {
            reader.dispose();
        }
    }

    private static int[] pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Raster raster = image.getRaster();
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && raster.getDataBuffer() instanceof DataBufferByte bytes
                && bytes.getData().length == width * height * COLOR_BYTES) {
            return blueFirst(bytes.getData(), width * height);
        }
        if (raster.getNumBands() == 1) {
            // Not by getRGB(), which takes the grey values of a BufferedImage for linear ones.
            int[] pixels = raster.getSamples(0, 0, width, height, 0, new int[width * height]);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] *= GRAY_TO_RGB;
            }
            return pixels;
        }
        int[] pixels = image.getRGB(0, 0, width, height, new int[width * height], 0, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= RGB_MASK;
        }
        return pixels;
    }

    private static int[] blueFirst(byte[] bytes, int count) {
        int[] pixels = new int[count];
        for (int i = 0; i < count; i++) {
            int at = i * COLOR_BYTES;
            pixels[i] = (bytes[at + 2] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at] & 0xff);
        }
        return pixels;
    }
}
