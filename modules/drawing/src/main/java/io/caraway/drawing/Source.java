package io.caraway.drawing;

import io.caraway.images.Image;

/** Where an operation takes pixels from ("SPICE protocol, display channel, Image"). Immutable. */
public sealed interface Source {
    /**
     * An image that comes with the operation.
     *
     * @param image the image
     */
    record OfImage(Image image) implements Source {}

    /**
     * What another surface, or the same, shows at that moment (image type SURFACE).
     *
     * @param surfaceId which surface
     */
    record OfSurface(int surfaceId) implements Source {
        /** Checks the id. */
        public OfSurface {
            DisplayEvent.checkSurfaceId(surfaceId);
        }
    }

    /** That image as a source. */
    static Source of(Image image) {
        return new OfImage(image);
    }
}
