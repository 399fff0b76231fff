package io.caraway.images;

/**
 * The bytes of an image in one form.
 *
 * @param form how the bytes are to be read
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param bytes the bytes; nobody may write them any more, so they are shared and not copied
 */
@SuppressWarnings(
        "ArrayRecordComponent") // compared by identity on purpose: the bytes are shared, megabytes long, immutable
// Two are equal when they share their bytes: contents may be megabytes long, and equal ones are of no use to anybody.
public record EncodedImage(ImageForm form, int width, int height, byte[] bytes) {
    /** Checks the size. */
    public EncodedImage {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size: " + width + "x" + height + " (expected: at least 1x1)");
        }
    }
}
