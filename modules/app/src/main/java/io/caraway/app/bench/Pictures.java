package io.caraway.app.bench;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.SurfaceSnapshot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/**
 * What the viewers that draw showed at one moment.
 *
 * @param shown the desktop of each, by its number; viewers that have none are left out
 * @param viewers how many were asked
 * @param differing of those that do not show what the first one shows: how many pixels differ, all where the size does
 */
record Pictures(Map<Integer, SurfaceSnapshot> shown, int viewers, Map<Integer, Long> differing) {
    private static final int COLOR_MASK = 0xffffff;
    private static final int U8_MAX = 0xff;

    /** Compares each with the first. */
    static Pictures of(Map<Integer, SurfaceSnapshot> shown, int viewers) {
        TreeMap<Integer, SurfaceSnapshot> sorted = new TreeMap<>(shown);
        Map<Integer, Long> differing = new TreeMap<>();
        if (sorted.size() > 1) {
            int[] first = colors(sorted.firstEntry().getValue());
            int width = sorted.firstEntry().getValue().width();
            sorted.forEach((number, snapshot) -> {
                long count = differences(first, width, snapshot);
                if (count > 0) {
                    differing.put(number, count);
                }
            });
        }
        return new Pictures(sorted, viewers, differing);
    }

    /** Whether all of them show something, and the same. */
    boolean areEqual() {
        return shown.size() == viewers && differing.isEmpty();
    }

    /** Writes each one to {@code viewer-N.png} in that folder, which is made if it is not there. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<Integer, SurfaceSnapshot> viewer : shown.entrySet()) {
            SurfaceSnapshot snapshot = viewer.getValue();
            int width = snapshot.width();
            BufferedImage image = new BufferedImage(width, snapshot.height(), BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, width, snapshot.height(), colors(snapshot), 0, width);
            Path file = folder.resolve("viewer-" + viewer.getKey() + ".png");
            if (!ImageIO.write(image, "png", file.toFile())) {
                throw new IOException(file + ": no PNG can be written here");
            }
        }
    }

    private static long differences(int[] first, int width, SurfaceSnapshot other) {
        int[] colors = colors(other);
        if (other.width() != width || colors.length != first.length) {
            return colors.length;
        }
        long count = 0;
        for (int at = Arrays.mismatch(first, colors); at >= 0 && at < colors.length; at++) {
            if (first[at] != colors[at]) {
                count++;
            }
        }
        return count;
    }

    private static int[] colors(SurfaceSnapshot snapshot) {
        int[] pixels = snapshot.read(snapshot.bounds());
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = color(snapshot.format(), pixels[i]);
        }
        return pixels;
    }

    /** A pixel as 0x00RRGGBB. */
    private static int color(PixelFormat format, int pixel) {
        return switch (format) {
            case XRGB32, ARGB32 -> pixel & COLOR_MASK;
            case RGB555 -> rgb(widen(pixel >> 10, 5), widen(pixel >> 5, 5), widen(pixel, 5));
            case RGB565 -> rgb(widen(pixel >> 11, 5), widen(pixel >> 5, 6), widen(pixel, 5));
            case A8 -> rgb(pixel, pixel, pixel);
            case A1 -> pixel == 0 ? 0 : COLOR_MASK;
        };
    }

    /** The lowest bits of a number as eight, so that the greatest number stays the greatest. */
    private static int widen(int value, int bits) {
        int greatest = (1 << bits) - 1;
        return (value & greatest) * U8_MAX / greatest;
    }

    private static int rgb(int red, int green, int blue) {
        return (red << (2 * Byte.SIZE)) | (green << Byte.SIZE) | blue;
    }
}
