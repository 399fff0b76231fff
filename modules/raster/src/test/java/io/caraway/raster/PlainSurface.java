package io.caraway.raster;

import java.util.function.IntBinaryOperator;

/** Pixels in one array, drawn one at a time: what the real surface is held to. */
final class PlainSurface {
    private final int width;
    private final int height;
    private int[] pixels;

    PlainSurface(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    int[] pixels() {
        return pixels.clone();
    }

    void fill(Rect area, int color) {
        draw(area, (x, y) -> color);
    }

    void put(Rect area, int[] source, int offset, int stride) {
        draw(area, (x, y) -> source[offset + (y - area.top()) * stride + x - area.left()]);
    }

    void copy(Rect area, int srcX, int srcY) {
        int[] before = pixels;
        draw(area, (x, y) -> {
            int fromX = x - area.left() + srcX;
            int fromY = y - area.top() + srcY;
            return inside(fromX, fromY) ? before[fromY * width + fromX] : before[y * width + x];
        });
    }

    private void draw(Rect area, IntBinaryOperator color) {
        int[] after = pixels.clone();
        for (int y = area.top(); y < area.bottom(); y++) {
            for (int x = area.left(); x < area.right(); x++) {
                if (inside(x, y)) {
                    after[y * width + x] = color.applyAsInt(x, y);
                }
            }
        }
        pixels = after;
    }

    private boolean inside(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height;
    }
}
