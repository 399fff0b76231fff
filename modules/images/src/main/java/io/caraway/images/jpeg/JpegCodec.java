package io.caraway.images.jpeg;

import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;

/** A writer and reader of JPEG pictures. May be used by any number of threads at once. */
interface JpegCodec {
    /** Longest side of a picture that is written: libraries take no longer ones. */
    int SIDE_MAX = 65_500;

    /** Lowest quality. */
    int QUALITY_MIN = 1;

    /** Highest quality. */
    int QUALITY_MAX = 100;

    /**
     * Writes a baseline JFIF file with the standard tables, and half as many rows and columns of the colour differences.
     *
     * @param pixels of format XRGB32, sides up to {@link #SIDE_MAX}; the highest byte is left out
     * @param quality {@link #QUALITY_MIN}..{@link #QUALITY_MAX}, the scale of the Independent JPEG Group
     */
    byte[] encode(Pixels pixels, int quality);

    /**
     * Reads a picture to pixels of format XRGB32 with an upper byte of 0.
     *
     * @throws ProtocolException if it is damaged, not of that size, or beyond the limits of {@link JpegHeader}
     */
    Pixels decode(byte[] bytes, int width, int height) throws ProtocolException;

    /** Fails unless pixels and quality are such as can be encoded. */
    static void check(Pixels pixels, int quality) {
        if (pixels.width() > SIDE_MAX || pixels.height() > SIDE_MAX) {
            throw new IllegalArgumentException("JPEG size: " + pixels.width() + "x" + pixels.height()
                    + " (expected: sides up to " + SIDE_MAX + ")");
        }
        if (quality < QUALITY_MIN || quality > QUALITY_MAX) {
            throw new IllegalArgumentException(
                    "JPEG quality: " + quality + " (expected: " + QUALITY_MIN + ".." + QUALITY_MAX + ")");
        }
    }
}
