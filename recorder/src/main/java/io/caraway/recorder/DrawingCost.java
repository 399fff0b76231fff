package io.caraway.recorder;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * A guess of how long it takes to draw what has been recorded since a keyframe: what who seeks has to wait. SeekBenchmark tells how
 * good it is. Owned by recorder.
 */
final class DrawingCost {
    private static final long EVENT_NANOS = 2000;
    private static final long DRAWN_PIXEL_PICOS = 600;

    /** Forms that look for a pixel in what went before. */
    private static final long COPIED_PIXEL_PICOS = 4000;

    private static final long JPEG_PIXEL_PICOS = 5000;

    /** A form that predicts each colour. */
    private static final long PREDICTED_PIXEL_PICOS = 10_000;

    private static final long PICOS_PER_NANO = 1000;

    /** No operation is taken for larger than this, wherever it reaches. */
    private static final long AREA_MAX = 1L << 26;

    /** An image is decoded once in a segment, as long as it is among so many. */
    private static final int IMAGES_MAX = 4096;

    private final Set<Image> images = Collections.newSetFromMap(new IdentityHashMap<>());
    private long nanos;

    /** A segment begins. */
    void clear() {
        images.clear();
        nanos = 0;
    }

    /** The guess, in nanoseconds. */
    long nanos() {
        return nanos;
    }

    /** Something more has to be drawn. */
    void add(EventBatch batch) {
        for (DisplayEvent event : batch.events()) {
            nanos += EVENT_NANOS;
            if (event instanceof DisplayEvent.Draw draw) {
                add(draw.drawable());
            }
        }
    }

    private void add(Drawable drawable) {
        nanos += Math.min(drawable.box().area(), AREA_MAX) * DRAWN_PIXEL_PICOS / PICOS_PER_NANO;
        for (Image image : drawable.operation().images()) {
            if (images.size() < IMAGES_MAX && images.add(image)) {
                nanos += image.bounds().area() * pixelPicos(image) / PICOS_PER_NANO;
            }
        }
    }

    private static long pixelPicos(Image image) {
        Optional<ImageForm> form = image.arrived().map(EncodedImage::form);
        if (form.isEmpty()) {
            return image.isPhotographic() ? PREDICTED_PIXEL_PICOS : COPIED_PIXEL_PICOS;
        }
        return switch (form.get()) {
            case QUIC -> PREDICTED_PIXEL_PICOS;
            case JPEG, JPEG_ALPHA -> JPEG_PIXEL_PICOS;
            case BITMAP, LZ_RGB, LZ_PLT, LZ4 -> COPIED_PIXEL_PICOS;
        };
    }
}
