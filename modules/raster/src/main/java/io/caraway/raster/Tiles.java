package io.caraway.raster;

import java.util.ArrayList;
import java.util.List;

/** The grid of 64 x 64 pixel tiles that a surface is made of; edge tiles are whole, their surplus unused. */
final class Tiles {
    static final int SIDE = 64;
    static final int SHIFT = 6;
    static final int MASK = SIDE - 1;
    static final int PIXELS = SIDE * SIDE;

    private Tiles() {}

    /** Tiles in a row of a surface of {@code width} pixels. */
    static int across(int width) {
        return (width + MASK) >> SHIFT;
    }

    /** Number of the tile in which a part of it lies. */
    static int index(int width, Rect inTile) {
        return (inTile.top() >> SHIFT) * across(width) + (inTile.left() >> SHIFT);
    }

    /** What of {@code area} lies in each tile that it touches. */
    static List<Rect> parts(Rect area) {
        List<Rect> parts = new ArrayList<>();
        for (int top = area.top() & ~MASK; top < area.bottom(); top += SIDE) {
            for (int left = area.left() & ~MASK; left < area.right(); left += SIDE) {
                parts.add(Rect.of(left, top, SIDE, SIDE).intersect(area));
            }
        }
        return parts;
    }

    /** Copies {@code area} to {@code target}, rows {@code stride} pixels apart. */
    static void read(int[][] tiles, int across, Rect area, int[] target, int offset, int stride) {
        for (int y = area.top(); y < area.bottom(); y++) {
            int rowTile = (y >> SHIFT) * across;
            int inTile = (y & MASK) << SHIFT;
            int at = offset + (y - area.top()) * stride;
            for (int x = area.left(); x < area.right(); ) {
                int count = Math.min(SIDE - (x & MASK), area.right() - x);
                System.arraycopy(tiles[rowTile + (x >> SHIFT)], inTile + (x & MASK), target, at, count);
                x += count;
                at += count;
            }
        }
    }
}
