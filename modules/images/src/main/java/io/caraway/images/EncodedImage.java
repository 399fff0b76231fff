package io.caraway.images;

import io.caraway.raster.Palette;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an image in one form, and what a reader must know beside them. Immutable: nobody may write the bytes any more,
 * so they are shared and not copied. Two are equal when they share their bytes.
 */
public sealed interface EncodedImage {
    /** How the bytes are to be read. */
    ImageForm form();

    /** Columns, at least 1. */
    int width();

    /** Rows, at least 1. */
    int height();

    /** The bytes that follow the fields of its form on the wire; shared, not copied. */
    byte[] bytes();

    /**
     * An image whose bytes say everything: QUIC, LZ_RGB, LZ4 and JPEG.
     *
     * @param form one of these
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param bytes the bytes
     */
    record Plain(ImageForm form, int width, int height, byte[] bytes) implements EncodedImage {
        /** Checks form and size. */
        public Plain {
            checkSize(width, height);
            if (!form.isPlain()) {
                throw new IllegalArgumentException("form: " + form + " (expected: one that needs nothing beside)");
            }
        }
    }

    /**
     * Pixels as they are.
     *
     * @param format how they are packed
     * @param topDown whether the first row is the top one
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param strideBytes bytes from row to row
     * @param palette the colours of a paletted format; {@code null} with another format, and with a mask of one bit
     * @param bytes {@code strideBytes * height} of them
     */
    record Bitmap(
            BitmapFormat format,
            boolean topDown,
            int width,
            int height,
            int strideBytes,
            @Nullable Palette palette,
            byte[] bytes)
            implements EncodedImage {
        /** Checks sizes, and that there are as many bytes as there must be. */
        public Bitmap {
            checkSize(width, height);
            if (strideBytes < format.rowBytes(width) || bytes.length != (long) strideBytes * height) {
                throw new IllegalArgumentException("bitmap: " + bytes.length + " bytes, stride " + strideBytes
                        + " (expected: stride at least " + format.rowBytes(width) + ", " + height + " rows)");
            }
        }

        @Override
        public ImageForm form() {
            return ImageForm.BITMAP;
        }
    }

    /**
     * Numbers in a palette, in the LZ form.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param palette the colours
     * @param bytes the bytes
     */
    record LzPalette(int width, int height, Palette palette, byte[] bytes) implements EncodedImage {
        /** Checks the size. */
        public LzPalette {
            checkSize(width, height);
        }

        @Override
        public ImageForm form() {
            return ImageForm.LZ_PLT;
        }
    }

    /**
     * A JPEG of the colours, followed by alpha in the LZ form.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param topDown whether the first row of alpha is the top one
     * @param jpegBytes how many of the bytes are the JPEG
     * @param bytes the bytes of both
     */
    record JpegAlpha(int width, int height, boolean topDown, int jpegBytes, byte[] bytes) implements EncodedImage {
        /** Checks the sizes. */
        public JpegAlpha {
            checkSize(width, height);
            if (jpegBytes < 0 || jpegBytes > bytes.length) {
                throw new IllegalArgumentException("JPEG bytes: " + jpegBytes + " (expected: 0.." + bytes.length + ")");
            }
        }

        @Override
        public ImageForm form() {
            return ImageForm.JPEG_ALPHA;
        }
    }

    /** Fails unless there is a pixel. */
    private static void checkSize(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size: " + width + "x" + height + " (expected: at least 1x1)");
        }
    }
}
