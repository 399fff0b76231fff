package io.caraway.export.avi;

import io.caraway.export.Picture;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG in which each pixel has a colour of its own, by the JDK, which has to be talked into that by its metadata. */
final class FullColorFrames implements JpegFrames {
    private static final float QUALITY_MAX = 100;

    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("jpeg").next();

    @Override
    public byte[] encode(Picture picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY / QUALITY_MAX);
        BufferedImage image = image(picture);
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), how);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        IIOMetadataNode brightness =
                (IIOMetadataNode) root.getElementsByTagName("componentSpec").item(0);
        // As many samples of brightness as of colours, where the default is two in a row and two in a column.
        brightness.setAttribute("HsamplingFactor", "1");
        brightness.setAttribute("VsamplingFactor", "1");
        metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), how);
        } finally {
            writer.reset();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage image(Picture picture) {
        int width = picture.size().width();
        int height = picture.size().height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int at = 0;
        for (int color : picture.rgb()) {
            bytes[at++] = (byte) color;
            bytes[at++] = (byte) (color >> Byte.SIZE);
            bytes[at++] = (byte) (color >> (2 * Byte.SIZE));
        }
        return image;
    }
}
