package io.caraway.display;

import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import java.util.EnumMap;
import java.util.Map;

/** Counts what is drawn and sent. Owned by display. */
final class DisplayCounts {
    private final Map<Operation.Type, Long> drawn = new EnumMap<>(Operation.Type.class);
    private final Map<Operation.Type, Long> sent = new EnumMap<>(Operation.Type.class);
    private long presents;
    private long pieces;
    private long repairs;
    private long frames;
    private long cameEncoded;
    private long cameAsPixels;
    private long encodedAgain;
    private long encodedPixels;
    private long encodedPieces;
    private long sentAsTheyCame;
    private long sentEncodedHere;
    private long sentFromCache;

    /** A drawing came. */
    void drawn(Drawable drawable) {
        drawn.merge(drawable.operation().type(), 1L, Long::sum);
        for (Image image : drawable.operation().images()) {
            if (image.arrived().isPresent()) {
                cameEncoded++;
            } else {
                cameAsPixels++;
            }
        }
    }

    /** A viewer is sent a drawing. */
    void sent(DisplayItem.Draw draw) {
        switch (draw.purpose()) {
            case NEWS -> sent.merge(draw.drawable().operation().type(), 1L, Long::sum);
            case PRESENT -> presents++;
            case REFRESH -> pieces++;
            case REPAIR -> repairs++;
        }
    }

    /** A viewer is sent a frame of video. */
    void sentFrame(Image image, EncodedImage bytes) {
        frames++;
        sent(image, bytes);
    }

    /** A viewer is sent an image in those bytes. */
    void sent(Image image, EncodedImage bytes) {
        if (image.arrived().filter(bytes::equals).isPresent()) {
            sentAsTheyCame++;
        } else {
            sentEncodedHere++;
        }
    }

    /** A viewer is sent word of an image that it has. */
    void sentFromCache() {
        sentFromCache++;
    }

    /** An image is encoded. */
    void encoded(Image image) {
        if (image.arrived().isPresent()) {
            encodedAgain++;
        } else if (image.hasPixels()) {
            encodedPixels++;
        } else {
            encodedPieces++;
        }
    }

    /** Images encoded so far: it grows with what is drawn, and not with who watches. */
    long encoded() {
        return encodedAgain + encodedPixels + encodedPieces;
    }

    /** All of it, as it is now. */
    DisplayFigures figures() {
        DisplayFigures.ImageFigures images = new DisplayFigures.ImageFigures(
                cameEncoded,
                cameAsPixels,
                encodedAgain,
                encodedPixels,
                encodedPieces,
                sentAsTheyCame,
                sentEncodedHere,
                sentFromCache);
        return new DisplayFigures(drawn, sent, presents, pieces, repairs, frames, images);
    }
}
