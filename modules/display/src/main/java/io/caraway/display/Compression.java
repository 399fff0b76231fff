package io.caraway.display;

import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.protocol.spice.DisplayMessage;
import java.util.Optional;

/** How the images for a viewer are written. The bytes depend on nothing else, so all viewers with the same share them. */
enum Compression {
    /** Not at all. */
    OFF,
    /** Photographs as QUIC, all else as LZ. */
    AUTO,
    /** As QUIC. */
    QUIC,
    /** As LZ. */
    LZ,
    /** As LZ4. */
    LZ4;

    /** What a viewer asked for, as near as we have it. */
    static Compression of(int number, boolean readsLz4) {
        if (number == DisplayMessage.Compression.OFF.number()) {
            return OFF;
        }
        if (number == DisplayMessage.Compression.QUIC.number()) {
            return QUIC;
        }
        if (number == DisplayMessage.Compression.LZ.number() || number == DisplayMessage.Compression.GLZ.number()) {
            return LZ;
        }
        return number == DisplayMessage.Compression.LZ4.number() && readsLz4 ? LZ4 : AUTO;
    }

    /** The bytes of an image, if they have been made. */
    Optional<EncodedImage> find(Image image) {
        return form(image).flatMap(image::encoded);
    }

    /** Makes the bytes of an image, on the calling thread. */
    void make(Image image) {
        if (this == AUTO) {
            image.isPhotographic();
        }
        image.encode(form(image).orElseThrow());
    }

    /** The form for an image, if it is known yet. */
    private Optional<ImageForm> form(Image image) {
        return switch (this) {
            case OFF -> Optional.of(ImageForm.BITMAP);
            case QUIC -> Optional.of(ImageForm.QUIC);
            case LZ -> Optional.of(ImageForm.LZ_RGB);
            case LZ4 -> Optional.of(ImageForm.LZ4);
            case AUTO -> image.photographic().map(photographic -> photographic ? ImageForm.QUIC : ImageForm.LZ_RGB);
        };
    }
}
