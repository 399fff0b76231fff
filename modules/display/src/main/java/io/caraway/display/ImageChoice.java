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
 * @param anyForm whether the viewer reads every form that images come in; else of those JPEG alone
 */
record ImageChoice(Compression compression, int jpegQuality, boolean anyForm) {
    /** Bytes a pixel above which an exact image is heavy: half of what a photograph takes. */
    private static final int HEAVY_BYTES_A_PIXEL = 1;

    /** Bitmaps of at most this many bytes go on as they came; of larger ones LZ leaves less. */
    private static final int PASSED_BITMAP_BYTES_MAX = 2048;

    /** A JPEG that came goes on as it is where at least this quality is wanted. */
    private static final int PASSED_QUALITY_MIN = 75;

    /** Smaller images are never heavy. */
    private static final int HEAVY_PIXELS_MIN = 4096;

    /** The bytes of an image, if they have been made. */
    Optional<EncodedImage> find(Image image) {
        return encoding(image).flatMap(image::encoded);
    }

    /** The choice that makes the same bytes of an image: one that did not come encoded is written alike for all viewers. */
    ImageChoice of(Image image) {
        return image.arrived().isPresent() ? this : new ImageChoice(compression, jpegQuality, true);
    }

    /** Makes the bytes of an image, on the calling thread. */
    void make(Image image) {
        boolean known = encoding(image).isPresent();
        if (!known && !image.isPhotographic() && mayLose(image) && passed(image).isEmpty()) {
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
            case FRAME ->
                passed(image)
                        .filter(encoding -> encoding.form() == ImageForm.JPEG && jpegQuality >= PASSED_QUALITY_MIN)
                        .or(() -> Optional.of(Encoding.jpeg(jpegQuality)));
            case AUTO -> mayLose(image) ? losing(image) : exact(image);
        };
    }

    /** As it came, or by what it shows. */
    private Optional<Encoding> exact(Image image) {
        return passed(image)
                .or(() -> image.photographic()
                        .map(photographic -> Encoding.of(photographic ? ImageForm.QUIC : ImageForm.LZ_RGB)));
    }

    /** On a slow line what LZ hardly makes smaller is treated as a photograph, whatever it shows. */
    private Optional<Encoding> losing(Image image) {
        Optional<Encoding> passed = passed(image);
        if (passed.isPresent() && passed.get().form() == ImageForm.JPEG) {
            return jpegQuality >= PASSED_QUALITY_MIN ? passed : Optional.of(Encoding.jpeg(jpegQuality));
        }
        return image.photographic().flatMap(photographic -> {
            if (photographic) {
                return Optional.of(Encoding.jpeg(jpegQuality));
            }
            Encoding exact = passed.orElse(Encoding.of(ImageForm.LZ_RGB));
            return image.encoded(exact).map(bytes -> isHeavy(bytes) ? Encoding.jpeg(jpegQuality) : exact);
        });
    }

    /** The encoding that an image came in, if the viewer reads it, and it is not much longer than it need be. */
    private Optional<Encoding> passed(Image image) {
        return image.arrived()
                .filter(encoded -> switch (encoded.form()) {
                    case JPEG -> true;
                    case QUIC, LZ_RGB, LZ_PLT, JPEG_ALPHA -> anyForm;
                    case BITMAP -> anyForm && encoded.bytes().length <= PASSED_BITMAP_BYTES_MAX;
                    case LZ4 -> false;
                })
                .map(encoded -> Encoding.of(encoded.form()));
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
