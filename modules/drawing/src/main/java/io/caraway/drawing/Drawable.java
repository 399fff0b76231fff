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
    /**
     * Largest coordinate, and largest negative one: near enough that sums and differences of a few of them fit an int, far
     * enough that nothing beyond can touch a surface.
     */
    public static final int COORDINATE_MAX = 1 << 28;

    private static final Rect REACH = new Rect(-COORDINATE_MAX, -COORDINATE_MAX, COORDINATE_MAX, COORDINATE_MAX);

    /** Checks the surface id, that the box is in reach, and that a copy has the size of its box. */
    public Drawable {
        DisplayEvent.checkSurfaceId(surfaceId);
        if (box.isEmpty() || !REACH.contains(box)) {
            throw new IllegalArgumentException("box: " + box + " (expected: not empty, inside " + REACH + ")");
        }
        if (operation instanceof Operation.Copy copy
                && (copy.source().width() != box.width() || copy.source().height() != box.height())) {
            throw new IllegalArgumentException("source: " + copy.source() + " (expected: size of " + box + ")");
        }
    }

    /** Fails unless a coordinate is in reach. */
    static void checkCoordinate(int coordinate) {
        if (coordinate < -COORDINATE_MAX || coordinate > COORDINATE_MAX) {
            throw new IllegalArgumentException(
                    "coordinate: " + coordinate + " (expected: -" + COORDINATE_MAX + ".." + COORDINATE_MAX + ")");
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
