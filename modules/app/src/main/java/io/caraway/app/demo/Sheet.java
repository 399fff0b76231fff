package io.caraway.app.demo;

import io.caraway.raster.Rect;
import java.util.Arrays;

/** Pixels 0x00RRGGBB to draw on, row by row without gaps. What is drawn outside is cut off. */
final class Sheet {
    private final int width;
    private final int height;
    private final int[] pixels;

    /** A black sheet. */
    Sheet(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[Math.multiplyExact(width, height)];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Rect bounds() {
        return new Rect(0, 0, width, height);
    }

    /** The pixels themselves, not a copy. */
    int[] pixels() {
        return pixels;
    }

    int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    /** Gives a pixel a colour; it must lie inside. */
    void set(int x, int y, int color) {
        pixels[y * width + x] = color;
    }

    /** Mixes a colour into a pixel; nothing happens outside. */
    void mix(int x, int y, int color, int weight) {
        if (x >= 0 && y >= 0 && x < width && y < height) {
            pixels[y * width + x] = Blend.mix(pixels[y * width + x], color, weight);
        }
    }

    void fill(Rect area, int color) {
        Rect inside = area.intersect(bounds());
        for (int y = inside.top(); y < inside.bottom(); y++) {
            Arrays.fill(pixels, y * width + inside.left(), y * width + inside.right(), color);
        }
    }

    /** Fills an area from one colour at its top to another at its bottom. */
    void gradient(Rect area, int top, int bottom) {
        for (int y = area.top(); y < area.bottom(); y++) {
            int weight = (y - area.top()) * Blend.FULL / area.height();
            fill(new Rect(area.left(), y, area.right(), y + 1), Blend.mix(top, bottom, weight));
        }
    }

    /** Draws the edge of an area, one pixel wide. */
    void frame(Rect area, int color) {
        fill(new Rect(area.left(), area.top(), area.right(), area.top() + 1), color);
        fill(new Rect(area.left(), area.bottom() - 1, area.right(), area.bottom()), color);
        fill(new Rect(area.left(), area.top(), area.left() + 1, area.bottom()), color);
        fill(new Rect(area.right() - 1, area.top(), area.right(), area.bottom()), color);
    }

    /** Draws a disc with a soft edge. */
    void disc(double centerX, double centerY, double radius, int color) {
        for (int y = (int) (centerY - radius) - 1; y <= centerY + radius + 1; y++) {
            for (int x = (int) (centerX - radius) - 1; x <= centerX + radius + 1; x++) {
                double inside = radius - Math.hypot(x - centerX, y - centerY) + 0.5;
                mix(x, y, color, (int) (Math.max(0, Math.min(1, inside)) * Blend.FULL));
            }
        }
    }

    /** Moves the pixels of an area up by some of its rows; those rows at its bottom keep what they hold. */
    void scrollUp(Rect area, int rows) {
        for (int y = area.top(); y + rows < area.bottom(); y++) {
            int from = (y + rows) * width + area.left();
            System.arraycopy(pixels, from, pixels, y * width + area.left(), area.width());
        }
    }

    /**
     * Draws this sheet, whose upper left corner is at {@code x}, {@code y} of the screen, on a sheet that shows the part
     * {@code part} of the screen.
     */
    void paint(Sheet target, Rect part, int x, int y) {
        Rect common = part.intersect(Rect.of(x, y, width, height));
        for (int row = common.top(); row < common.bottom(); row++) {
            int from = (row - y) * width + common.left() - x;
            int to = (row - part.top()) * target.width + common.left() - part.left();
            System.arraycopy(pixels, from, target.pixels, to, common.width());
        }
    }

    /** Whether all pixels have one colour. */
    boolean isSolid() {
        for (int pixel : pixels) {
            if (pixel != pixels[0]) {
                return false;
            }
        }
        return true;
    }
}
