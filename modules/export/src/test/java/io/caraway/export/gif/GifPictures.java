package io.caraway.export.gif;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

/** An animated GIF as the JDK's reader reads it, and laid on top of each other as players do. */
final class GifPictures {
    private final List<int[]> pictures = new ArrayList<>();
    private final List<Integer> centis = new ArrayList<>();
    private final List<BufferedImage> parts = new ArrayList<>();

    private GifPictures() {}

    static GifPictures read(byte[] bytes, int width, int height) throws IOException {
        GifPictures gif = new GifPictures();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = canvas.createGraphics();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                IIOMetadata metadata = reader.getImageMetadata(i);
                IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
                BufferedImage part = reader.read(i);
                gif.parts.add(part);
                graphics.drawImage(
                        part,
                        number(root, "ImageDescriptor", "imageLeftPosition"),
                        number(root, "ImageDescriptor", "imageTopPosition"),
                        null);
                gif.centis.add(number(root, "GraphicControlExtension", "delayTime"));
                gif.pictures.add(canvas.getRGB(0, 0, width, height, null, 0, width));
            }
        } finally {
            graphics.dispose();
            reader.dispose();
        }
        return gif;
    }

    /** How many there are. */
    int count() {
        return pictures.size();
    }

    /** How long each is shown, in hundredths of a second. */
    List<Integer> centis() {
        return centis;
    }

    /** What is seen in the end of each, as colours. */
    int[] rgb(int number) {
        int[] rgb = pictures.get(number).clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xffffff;
        }
        return rgb;
    }

    /** The part of the picture that was written. */
    BufferedImage part(int number) {
        return parts.get(number);
    }

    private static int number(IIOMetadataNode root, String element, String attribute) {
        IIOMetadataNode node =
                (IIOMetadataNode) root.getElementsByTagName(element).item(0);
        return Integer.parseInt(node.getAttribute(attribute));
    }
}
