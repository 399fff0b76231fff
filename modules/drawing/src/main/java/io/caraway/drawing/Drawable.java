package io.caraway.drawing;

import io.caraway.images.Image;
import io.caraway.raster.Rect;

/**
 * One drawing command. Immutable.
 *
 * @param surfaceId the surface drawn on, 0..{@link DisplayEvent#SURFACE_ID_MAX}
 * @param box the pixels drawn; not empty
 * @param operation what is done to them
 */
public record Drawable(int surfaceId, Rect box, Operation operation) {
    /** Checks the surface id, and that a copy has the size of its box. */
    public Drawable {
        DisplayEvent.checkSurfaceId(surfaceId);
        if (box.isEmpty()) {
            throw new IllegalArgumentException("box: " + box + " (expected: not empty)");
        }
        if (operation instanceof Operation.Copy copy
                && (copy.source().width() != box.width() || copy.source().height() != box.height())) {
            throw new IllegalArgumentException("source: " + copy.source() + " (expected: size of " + box + ")");
        }
    }

    /** Fills a box with a colour 0x00RRGGBB. */
    public static Drawable fill(int surfaceId, Rect box, int color) {
        return new Drawable(surfaceId, box, new Operation.Fill(color));
    }

    /** Draws a whole image with its upper left corner at {@code x}, {@code y}. */
    public static Drawable copy(int surfaceId, int x, int y, Image image) {
        Rect box = Rect.of(x, y, image.width(), image.height());
        return new Drawable(surfaceId, box, new Operation.Copy(image, image.bounds()));
    }

    /** Copies the box from elsewhere on the same surface. */
    public static Drawable copyBits(int surfaceId, Rect box, int srcX, int srcY) {
        return new Drawable(surfaceId, box, new Operation.CopyBits(srcX, srcY));
    }
}
