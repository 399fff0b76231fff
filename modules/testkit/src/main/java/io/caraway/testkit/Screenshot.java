package io.caraway.testkit;

import io.caraway.raster.Rect;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A picture that a program showed: pixels 0x00RRGGBB, rows from the top, without gaps.
 *
 * <p>The array belongs to the screenshot and must not be written any more.
 */
public record Screenshot(int width, int height, int[] rgb) {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final int RGB_MASK = 0xff_ffff;
    private static final int DIMMING_MASK = 0x3f3f3f;
    private static final int DIFFERENT = 0xff_0000;

    /** Fails unless there is a pixel for each place. */
    public Screenshot {
        if (width < 1 || height < 1 || Math.multiplyExact(width, height) != rgb.length) {
            throw new IllegalArgumentException("pixels: " + rgb.length + " (expected: " + width + "x" + height + ")");
        }
    }

    /** Reads a file in the portable pixmap format (P6), or one that ImageIO reads, such as PNG. */
    public static Screenshot read(Path file) {
        try {
            byte[] data = Files.readAllBytes(file);
            return data.length > 1 && data[0] == 'P' && data[1] == '6' ? PortablePixmap.read(data) : readPng(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Screenshot readPng(Path file) throws IOException {
        BufferedImage image = Optional.ofNullable(ImageIO.read(file.toFile()))
                .orElseThrow(() -> new IOException("no picture in a known format"));
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= RGB_MASK;
        }
        return new Screenshot(image.getWidth(), image.getHeight(), rgb);
    }

    /** Writes the picture as a PNG file. */
    public void write(Path file) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The colour at a place. */
    public int at(int x, int y) {
        return rgb[y * width + x];
    }

    /** How many pixels are not the same as in {@code other}: all of them if the sizes differ. */
    public int differingPixels(Screenshot other) {
        if (width != other.width || height != other.height) {
            return Math.max(rgb.length, other.rgb.length);
        }
        int count = 0;
        for (int i = 0; i < rgb.length; i++) {
            if (rgb[i] != other.rgb[i]) {
                count++;
            }
        }
        return count;
    }

    /** Fails unless every pixel is as in {@code expected}; what differs is then written as pictures named {@code name}. */
    public void assertEqualPixels(Screenshot expected, String name) {
        int count = differingPixels(expected);
        if (count == 0) {
            return;
        }
        expected.write(FOLDER.resolve(name + "-expected.png"));
        write(FOLDER.resolve(name + "-actual.png"));
        if (width != expected.width || height != expected.height) {
            throw new AssertionError(name + ": " + width + "x" + height + " pixels (expected: " + expected.width + "x"
                    + expected.height + "), see " + FOLDER.toAbsolutePath());
        }
        difference(expected).write(FOLDER.resolve(name + "-difference.png"));
        throw new AssertionError(
                name + ": " + count + " of " + rgb.length + " pixels differ, " + place(expected) + ", see " + FOLDER);
    }

    private String place(Screenshot expected) {
        int first = Arrays.mismatch(rgb, expected.rgb);
        int left = width;
        int top = first / width;
        int right = 0;
        int bottom = 0;
        for (int i = first; i < rgb.length; i++) {
            if (rgb[i] != expected.rgb[i]) {
                left = Math.min(left, i % width);
                right = Math.max(right, i % width + 1);
                bottom = i / width + 1;
            }
        }
        String colours = String.format("#%06x (expected: #%06x)", rgb[first], expected.rgb[first]);
        return "the first at " + first % width + "," + first / width + ": " + colours + ", all in "
                + new Rect(left, top, right, bottom);
    }

    private Screenshot difference(Screenshot other) {
        int[] pixels = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            pixels[i] = rgb[i] == other.rgb[i] ? (rgb[i] >> 2) & DIMMING_MASK : DIFFERENT;
        }
        return new Screenshot(width, height, pixels);
    }

    /** Where {@code part} is seen in this picture, if it is there with every pixel: the uppermost, then leftmost place. */
    public Optional<Rect> find(Screenshot part) {
        for (int y = 0; y <= height - part.height; y++) {
            for (int x = 0; x <= width - part.width; x++) {
                if (shows(part, x, y)) {
                    return Optional.of(new Rect(x, y, x + part.width, y + part.height));
                }
            }
        }
        return Optional.empty();
    }

    private boolean shows(Screenshot part, int x, int y) {
        for (int row = 0; row < part.height; row++) {
            int at = (y + row) * width + x;
            int from = row * part.width;
            if (!Arrays.equals(rgb, at, at + part.width, part.rgb, from, from + part.width)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Screenshot that && width == that.width && Arrays.equals(rgb, that.rgb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "Screenshot[" + width + "x" + height + "]";
    }
}
