package io.caraway.app.demo;

import io.caraway.raster.Rect;

/** How much was drawn so far. */
final class DrawCounts {
    private long images;
    private long fills;
    private long copies;
    private long imagePixels;

    void image(Rect area) {
        images++;
        imagePixels += area.area();
    }

    void fill() {
        fills++;
    }

    void copy() {
        copies++;
    }

    /** Images drawn. */
    long images() {
        return images;
    }

    /** Areas filled with one colour. */
    long fills() {
        return fills;
    }

    /** Areas copied from elsewhere on the screen. */
    long copies() {
        return copies;
    }

    /** Pixels of all images. */
    long imagePixels() {
        return imagePixels;
    }
}
