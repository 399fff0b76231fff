package io.caraway.raster;

/**
 * A rectangle of pixels; {@code right} and {@code bottom} are exclusive, and a rectangle may be empty but never negative.
 *
 * @param left first column
 * @param top first row
 * @param right column after the last
 * @param bottom row after the last
 */
public record Rect(int left, int top, int right, int bottom) {
    /** A rectangle without pixels. */
    public static final Rect EMPTY = new Rect(0, 0, 0, 0);

    /** Checks that no side is negative, or longer than an int can tell. */
    public Rect {
        if (right < left || bottom < top || right - left < 0 || bottom - top < 0) {
            throw new IllegalArgumentException("rectangle: " + left + "," + top + ".." + right + "," + bottom);
        }
    }

    /** The rectangle of {@code width} x {@code height} pixels at {@code x}, {@code y}. */
    public static Rect of(int x, int y, int width, int height) {
        return new Rect(x, y, Math.addExact(x, width), Math.addExact(y, height));
    }

    /** Columns. */
    public int width() {
        return right - left;
    }

    /** Rows. */
    public int height() {
        return bottom - top;
    }

    /** Pixels. */
    public long area() {
        return (long) width() * height();
    }

    /** Whether there is no pixel. */
    public boolean isEmpty() {
        return left == right || top == bottom;
    }

    /** Whether every pixel of {@code other} is one of this rectangle; true of an empty one. */
    public boolean contains(Rect other) {
        return other.isEmpty()
                || (other.left >= left && other.top >= top && other.right <= right && other.bottom <= bottom);
    }

    /** Whether the two have a pixel in common. */
    public boolean intersects(Rect other) {
        return Math.max(left, other.left) < Math.min(right, other.right)
                && Math.max(top, other.top) < Math.min(bottom, other.bottom);
    }

    /** The pixels the two have in common, or {@link #EMPTY}. */
    public Rect intersect(Rect other) {
        return intersects(other)
                ? new Rect(
                        Math.max(left, other.left),
                        Math.max(top, other.top),
                        Math.min(right, other.right),
                        Math.min(bottom, other.bottom))
                : EMPTY;
    }

    /** The same rectangle moved right by {@code dx} and down by {@code dy}. */
    public Rect translate(int dx, int dy) {
        return new Rect(left + dx, top + dy, right + dx, bottom + dy);
    }
}
