package io.caraway.drawing;

import io.caraway.images.Image;
import io.caraway.raster.Rect;

/**
 * One drawing command. Immutable.
 *
 * @param surfaceId the surface drawn on, 0..{@link DisplayEvent#SURFACE_ID_MAX}
 * @param box the pixels drawn; not empty
 * @param clip what limits them further
 * @param operation what is done to them
 */
public record Drawable(int surfaceId, Rect box, Clip clip, Operation operation) {
    /**
     * Largest coordinate, and largest negative one: near enough that sums and differences of a few of them fit an int, far
     * enough that nothing beyond can touch a surface.
     */
    public static final int COORDINATE_MAX = 1 << 28;

    /** Memory of a drawable without anything large, and of a rectangle of its clip. */
    private static final int FIXED_BYTES = 128;

    private static final int RECT_BYTES = 32;

    private static final Rect REACH = new Rect(-COORDINATE_MAX, -COORDINATE_MAX, COORDINATE_MAX, COORDINATE_MAX);

    /** Checks the surface id, and that the box is in reach. */
    public Drawable {
        DisplayEvent.checkSurfaceId(surfaceId);
        checkArea(box);
    }

    /** A drawable that nothing but its box limits. */
    public Drawable(int surfaceId, Rect box, Operation operation) {
        this(surfaceId, box, Clip.NONE, operation);
    }

    /** Fails unless a rectangle is not empty and in reach. */
    static void checkArea(Rect area) {
        if (area.isEmpty()) {
            throw new IllegalArgumentException("area: " + area + " (expected: not empty)");
        }
        checkReach(area);
    }

    /** Fails unless a rectangle is in reach. */
    static void checkReach(Rect area) {
        if (!REACH.contains(area)) {
            throw new IllegalArgumentException("area: " + area + " (expected: inside " + REACH + ")");
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
        return new Drawable(
                surfaceId, box, new Operation.Fill(new Brush.Solid(color), RopDescriptor.OP_PUT, Mask.NONE));
    }

    /** About how many bytes of memory it keeps. */
    public long heldBytes() {
        long bytes = FIXED_BYTES + operation.heldBytes();
        for (Image image : operation.images()) {
            bytes += image.bounds().area() * Integer.BYTES;
        }
        return clip instanceof Clip.Rects rects
                ? bytes + (long) RECT_BYTES * rects.rects().size()
                : bytes;
    }

    /** Draws a whole image with its upper left corner at {@code x}, {@code y}. */
    public static Drawable copy(int surfaceId, int x, int y, Image image) {
        Rect box = Rect.of(x, y, image.width(), image.height());
        return new Drawable(surfaceId, box, Operation.Copy.of(image, image.bounds()));
    }

    /** Copies the box from elsewhere on the same surface. */
    public static Drawable copyBits(int surfaceId, Rect box, int srcX, int srcY) {
        return new Drawable(surfaceId, box, new Operation.CopyBits(srcX, srcY));
    }
}
