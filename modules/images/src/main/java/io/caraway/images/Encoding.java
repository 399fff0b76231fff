package io.caraway.images;

import io.caraway.images.jpeg.JpegImages;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;

/**
 * A form, and how much is lost in it. The bytes of an image depend on nothing else.
 *
 * @param form the form
 * @param quality 1..100 on the scale of the Independent JPEG Group for {@link ImageForm#JPEG}; {@link #EXACT} for all others
 */
public record Encoding(ImageForm form, int quality) {
    /** The quality of forms that have none to choose. */
    public static final int EXACT = 0;

    /** Checks the quality. */
    public Encoding {
        int min = form == ImageForm.JPEG ? JpegImages.QUALITY_MIN : EXACT;
        int max = form == ImageForm.JPEG ? JpegImages.QUALITY_MAX : EXACT;
        if (quality < min || quality > max) {
            throw new IllegalArgumentException(
                    "quality of " + form + ": " + quality + " (expected: " + min + ".." + max + ")");
        }
    }

    /** A form at its usual quality. */
    public static Encoding of(ImageForm form) {
        return new Encoding(form, form == ImageForm.JPEG ? JpegImages.QUALITY : EXACT);
    }

    /** A JPEG of that quality; of ARGB32 only the colours are written, for where nobody looks at alpha. */
    public static Encoding jpeg(int quality) {
        return new Encoding(ImageForm.JPEG, quality);
    }

    /** Whether pixels of that format and size can be written. */
    public boolean canHold(PixelFormat format, int width, int height) {
        return form.canHold(isJpegOf(format) ? PixelFormat.XRGB32 : format, width, height);
    }

    /** Writes pixels that it {@linkplain #canHold can hold}. */
    EncodedImage encode(Pixels pixels) {
        if (form != ImageForm.JPEG) {
            return form.encode(pixels);
        }
        int width = pixels.width();
        int height = pixels.height();
        Pixels colors =
                isJpegOf(pixels.format()) ? new Pixels(PixelFormat.XRGB32, width, height, pixels.values()) : pixels;
        return new EncodedImage.Plain(form, width, height, JpegImages.write(colors, quality));
    }

    private boolean isJpegOf(PixelFormat format) {
        return form == ImageForm.JPEG && format == PixelFormat.ARGB32;
    }
}
