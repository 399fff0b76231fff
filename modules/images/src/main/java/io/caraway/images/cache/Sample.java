package io.caraway.images.cache;

import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;

/**
 * What can be told of an image at once: images of different samples differ, those of equal ones may still.
 *
 * @param format what a pixel is
 * @param width columns
 * @param height rows
 * @param highBitsSet as of the image, which says how it is to be read
 * @param paletted whether it came as numbers in a palette, which decides how ALPHA_BLEND draws it
 * @param hash over some of its pixels
 */
record Sample(PixelFormat format, int width, int height, boolean highBitsSet, boolean paletted, long hash) {
    /** Pixels that are looked at, however many there are. */
    static final int COUNT = 256;

    /** Places in their parts differ by this, so that they do not all lie in the same columns. */
    private static final int JITTER = 7919;

    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;
    private static final int SHIFT = 29;

    /** The sample of an image, which must have its pixels. */
    static Sample of(Image image) {
        boolean paletted = image.arrived().filter(Sample::isPaletted).isPresent();
        return new Sample(
                image.format(),
                image.width(),
                image.height(),
                image.highBitsSet(),
                paletted,
                hash(image.pixels().values()));
    }

    /** One pixel of each of {@link #COUNT} parts of equal length, or all. */
    private static long hash(int[] values) {
        int part = Math.max(1, values.length / COUNT);
        int count = Math.min(COUNT, values.length);
        long hash = values.length;
        for (int i = 0; i < count; i++) {
            hash = (hash ^ values[place(i, part)]) * MULTIPLIER;
            hash ^= hash >>> SHIFT;
        }
        return hash;
    }

    /** Where in an image whose parts have that length the pixel of part {@code i} is taken. */
    static int place(int i, int part) {
        return i * part + i * JITTER % part;
    }

    private static boolean isPaletted(EncodedImage encoded) {
        return encoded instanceof EncodedImage.Bitmap bitmap && bitmap.palette() != null;
    }
}
