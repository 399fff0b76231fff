package io.caraway.drawing;

/**
 * A picture as {@link Operation.Composite} reads it: moved, transformed, repeated. Immutable.
 *
 * @param source where its pixels come from
 * @param transform from places on the box to places in the picture
 * @param filter number of the filter: 0 fast, 1 good, 2 best, 3 nearest, 4 bilinear (as in pixman)
 * @param repeat what lies beyond its edges: 0 nothing, 1 itself again, 2 its edge, 3 its mirror image (as in pixman)
 * @param x column of the picture that lies on the left edge of the box, before the transform
 * @param y row of the picture that lies on the upper edge of the box, before the transform
 * @param opaque whether its alpha is taken for full
 */
public record Layer(Source source, Transform transform, int filter, int repeat, int x, int y, boolean opaque) {
    /** Largest number of a filter. */
    public static final int FILTER_MAX = 7;

    /** Largest number of a way to repeat. */
    public static final int REPEAT_MAX = 3;

    /** Checks the numbers. */
    public Layer {
        if (filter < 0 || filter > FILTER_MAX || repeat < 0 || repeat > REPEAT_MAX) {
            throw new IllegalArgumentException("layer: filter " + filter + ", repeat " + repeat);
        }
        if (x != (short) x || y != (short) y) {
            throw new IllegalArgumentException("layer: " + x + "," + y + " (expected: 16 bits each)");
        }
    }

    /**
     * The upper two rows of a matrix, each number with 16 bits behind the point; the last row is 0, 0, 1.
     *
     * @param t00 x by x
     * @param t01 x by y
     * @param t02 x
     * @param t10 y by x
     * @param t11 y by y
     * @param t12 y
     */
    public record Transform(int t00, int t01, int t02, int t10, int t11, int t12) {
        /** One, with 16 bits behind the point. */
        public static final int ONE = 1 << 16;

        /** Every place to itself. */
        public static final Transform IDENTITY = new Transform(ONE, 0, 0, 0, ONE, 0);
    }
}
