package io.caraway.drawing;

import java.util.Arrays;

/**
 * The picture of a pointer.
 *
 * @param width columns, 1..{@link #SIDE_MAX}
 * @param height rows, 1..{@link #SIDE_MAX}
 * @param hotX column of the pixel that points
 * @param hotY row of the pixel that points
 * @param argb pixels 0xAARRGGBB, colours premultiplied by alpha, rows without gaps; nobody may write them any more
 */
public record CursorShape(int width, int height, int hotX, int hotY, int[] argb) {
    /** Largest width and height. */
    public static final int SIDE_MAX = 512;

    /** Checks the size. */
    public CursorShape {
        if (width < 1 || height < 1 || width > SIDE_MAX || height > SIDE_MAX || argb.length != width * height) {
            throw new IllegalArgumentException("cursor: " + width + "x" + height + ", " + argb.length
                    + " pixels (expected: 1.." + SIDE_MAX + " a side)");
        }
        if (hotX < 0 || hotY < 0 || hotX >= width || hotY >= height) {
            throw new IllegalArgumentException("hot spot: " + hotX + "," + hotY + " (expected: inside the cursor)");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CursorShape shape
                && width == shape.width
                && height == shape.height
                && hotX == shape.hotX
                && hotY == shape.hotY
                && Arrays.equals(argb, shape.argb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(argb);
    }
}
