package io.caraway.app.demo;

import io.caraway.raster.Rect;

/** The soft shadow that a window throws. Immutable. */
final class Shadow {
    /*
     * How dark a pixel gets is the product of one number for its column and one for its row. Each falls off smoothly on both
     * sides of the window's edge, which is close to a blurred rectangle and needs two short tables instead of a picture.
     */
    private static final int REACH = 9;
    private static final int DROP = 3;
    private static final int DARKEST = 120;

    private final int[] columns;
    private final int[] rows;

    /** The shadow of a window of that size. */
    Shadow(int width, int height) {
        columns = profile(width);
        rows = profile(height);
    }

    /** Where the shadow of a window is. */
    static Rect area(Rect window) {
        return new Rect(
                window.left() - REACH,
                window.top() - REACH + DROP,
                window.right() + REACH,
                window.bottom() + REACH + DROP);
    }

    /** Darkens {@code target}, which shows the part {@code part} of the screen. */
    void paint(Sheet target, Rect part, Rect window) {
        Rect area = area(window);
        Rect common = part.intersect(area);
        for (int y = common.top(); y < common.bottom(); y++) {
            int row = rows[y - area.top()];
            for (int x = common.left(); x < common.right(); x++) {
                int weight = row * columns[x - area.left()] * DARKEST / (Blend.FULL * Blend.FULL);
                target.mix(x - part.left(), y - part.top(), 0, weight);
            }
        }
    }

    private static int[] profile(int length) {
        int[] profile = new int[length + 2 * REACH];
        for (int i = 0; i < profile.length; i++) {
            int fromEnd = Math.min(i, profile.length - 1 - i);
            double t = Math.min(1, (fromEnd + 0.5) / (2 * REACH));
            profile[i] = (int) (Blend.FULL * t * t * (3 - 2 * t));
        }
        return profile;
    }
}
