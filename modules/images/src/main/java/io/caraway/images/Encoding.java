package io.caraway.images;

import io.caraway.images.jpeg.JpegImages;
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

    /** A JPEG of that quality. */
    public static Encoding jpeg(int quality) {
        return new Encoding(ImageForm.JPEG, quality);
    }

    /** Writes pixels that the form {@linkplain ImageForm#canHold can hold}. */
    EncodedImage encode(Pixels pixels) {
        return form == ImageForm.JPEG
                ? new EncodedImage.Plain(form, pixels.width(), pixels.height(), JpegImages.write(pixels, quality))
                : form.encode(pixels);
    }
}
