package io.caraway.export;

import io.caraway.raster.Rect;

/**
 * How large a picture is.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Size(int width, int height) {
    /** Checks both. */
    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size: " + width + "x" + height + " (expected: at least 1x1)");
        }
    }

    /** The least size that both fit in. */
    Size join(Size other) {
        return new Size(Math.max(width, other.width), Math.max(height, other.height));
    }

    /** The same, or one more, so that both sides are even. */
    public Size even() {
        return new Size(width + width % 2, height + height % 2);
    }

    /** All pixels of such a picture. */
    Rect bounds() {
        return new Rect(0, 0, width, height);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
