package io.caraway.export;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a picture as PNG. */
public final class PngFile {
    private static final int BITS = 24;
    private static final ColorModel RGB = new DirectColorModel(BITS, 0xff0000, 0x00ff00, 0x0000ff);

    private PngFile() {}

    /** Writes a picture; the stream is not closed. */
    public static void write(Picture picture, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream image = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(image);
            writer.write(image(picture));
        } finally {
            writer.dispose();
        }
    }

    /** The pixels themselves, not a copy. */
    private static BufferedImage image(Picture picture) {
        Size size = picture.size();
        SampleModel layout = RGB.createCompatibleSampleModel(size.width(), size.height());
        DataBufferInt pixels = new DataBufferInt(picture.rgb(), picture.rgb().length);
        return new BufferedImage(RGB, Raster.createWritableRaster(layout, pixels, null), false, null);
    }
}
