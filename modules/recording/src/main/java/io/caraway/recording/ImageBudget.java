package io.caraway.recording;

import io.caraway.images.Image;

/** How many pixels the images of a record may still have. Belongs to the owner of its writer. */
final class ImageBudget {
    private final long pixelsMax;
    private long pixels;

    /** A budget of {@code pixelsMax} for each record. */
    ImageBudget(long pixelsMax) {
        this.pixelsMax = pixelsMax;
    }

    /** A new record begins. */
    void restart() {
        pixels = 0;
    }

    /** Counts an image; one beyond {@link EventLimits} is an {@link IllegalArgumentException}. */
    void take(Image image) {
        long area = image.bounds().area();
        pixels += area;
        if (area > EventLimits.IMAGE_PIXELS_MAX || pixels > pixelsMax) {
            throw new IllegalArgumentException("image: " + image.width() + "x" + image.height()
                    + ", images of the batch so far: " + pixels + " pixels (expected: at most "
                    + EventLimits.IMAGE_PIXELS_MAX + " and " + pixelsMax + ")");
        }
    }
}
