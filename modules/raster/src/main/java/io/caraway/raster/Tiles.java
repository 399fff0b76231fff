package io.caraway.raster;

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
