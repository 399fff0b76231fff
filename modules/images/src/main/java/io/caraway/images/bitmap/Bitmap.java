package io.caraway.images.bitmap;

/** The order of the rows of a picture. */
public final class Bitmap {
    private Bitmap() {}

    /** Puts the rows of {@code width} pixels in reverse order: the bottom row becomes the top one. */
    public static void turnOver(int[] pixels, int width) {
        int[] kept = new int[width];
        for (int top = 0, bottom = pixels.length - width; top < bottom; top += width, bottom -= width) {
            System.arraycopy(pixels, top, kept, 0, width);
            System.arraycopy(pixels, bottom, pixels, top, width);
            System.arraycopy(kept, 0, pixels, bottom, width);
        }
    }
}
