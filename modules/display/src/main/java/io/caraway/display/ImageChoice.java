package io.caraway.display;

import io.caraway.images.EncodedImage;
import io.caraway.images.Encoding;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import java.util.Optional;

/**
 * How an image is written for a viewer. The bytes depend on nothing else, so all viewers with the same choice share them.
 * Immutable.
 *
 * @param compression the viewer's way
 * @param jpegQuality of photographs; {@link Encoding#EXACT} where nothing may be lost
 */
record ImageChoice(Compression compression, int jpegQuality) {
    /** Bytes a pixel above which an exact image is heavy: half of what a photograph takes. */
    private static final int HEAVY_BYTES_A_PIXEL = 1;

    /** Smaller images are never heavy. */
    private static final int HEAVY_PIXELS_MIN = 4096;

    /** The bytes of an image, if they have been made. */
    Optional<EncodedImage> find(Image image) {
        return encoding(image).flatMap(image::encoded);
    }

    /** Makes the bytes of an image, on the calling thread. */
    void make(Image image) {
        if (compression == Compression.AUTO && !image.isPhotographic() && mayLose(image)) {
            image.encode(ImageForm.LZ_RGB);
        }
        image.encode(encoding(image).orElseThrow());
    }

    /** Whether the bytes of an image differ from its pixels, and not because it came so. */
    boolean loses(Image image, EncodedImage bytes) {
        return bytes.form().isLossy() && image.arrived().filter(bytes::equals).isEmpty();
    }

    /** The encoding for an image, if it is known yet. */
    private Optional<Encoding> encoding(Image image) {
        return switch (compression) {
            case OFF -> Optional.of(Encoding.of(ImageForm.BITMAP));
            case QUIC -> Optional.of(Encoding.of(ImageForm.QUIC));
            case LZ -> Optional.of(Encoding.of(ImageForm.LZ_RGB));
            case LZ4 -> Optional.of(Encoding.of(ImageForm.LZ4));
            case FRAME -> Optional.of(Encoding.jpeg(jpegQuality));
            case AUTO -> image.photographic().flatMap(photographic -> automatic(image, photographic));
        };
    }

    /** On a slow line what LZ hardly makes smaller is treated as a photograph, whatever it shows. */
    private Optional<Encoding> automatic(Image image, boolean photographic) {
        if (!mayLose(image)) {
            return Optional.of(Encoding.of(photographic ? ImageForm.QUIC : ImageForm.LZ_RGB));
        }
        return photographic
                ? Optional.of(Encoding.jpeg(jpegQuality))
                : image.encoded(ImageForm.LZ_RGB)
                        .map(exact -> isHeavy(exact) ? Encoding.jpeg(jpegQuality) : Encoding.of(ImageForm.LZ_RGB));
    }

    private boolean mayLose(Image image) {
        return jpegQuality != Encoding.EXACT
                && Encoding.jpeg(jpegQuality).canHold(image.format(), image.width(), image.height());
    }

    private static boolean isHeavy(EncodedImage exact) {
        long pixels = (long) exact.width() * exact.height();
        return pixels >= HEAVY_PIXELS_MIN && exact.bytes().length > pixels * HEAVY_BYTES_A_PIXEL;
    }
}
