package io.caraway.raster;

/**
 * The pixels of a {@link Surface} at one moment. Immutable and shared by whoever holds it.
 *
 * <p>It is an array of references to tiles, so taking one costs a copy of that array, and two of them can be compared by
 * identity of tiles. Pixels are 0x00RRGGBB.
 */
public final class SurfaceSnapshot {
    private final int width;
    private final int height;
    private final int[][] tiles;

    SurfaceSnapshot(int width, int height, int[][] tiles) {
        this.width = width;
        this.height = height;
        this.tiles = tiles;
    }

    /** Columns of pixels. */
    public int width() {
        return width;
    }

    /** Rows of pixels. */
    public int height() {
        return height;
    }

    /** The whole area. */
    public Rect bounds() {
        return new Rect(0, 0, width, height);
    }

    /** Copies the pixels of {@code area}, which must lie inside, row by row to a new array without gaps. */
    public int[] read(Rect area) {
        if (!bounds().contains(area)) {
            throw new IllegalArgumentException("area: " + area + " (expected: inside " + bounds() + ")");
        }
        int[] pixels = new int[Math.multiplyExact(area.width(), area.height())];
        Tiles.read(tiles, Tiles.across(width), area, pixels, 0, area.width());
        return pixels;
    }

    /**
     * The tiles that differ from those of {@code older}, as whole tiles cut at the edge; everything when the sizes differ.
     * A tile drawn over with the very same pixels counts as different.
     */
    public Region changedSince(SurfaceSnapshot older) {
        if (older.width != width || older.height != height) {
            return Region.of(bounds());
        }
        Region changed = Region.EMPTY;
        int across = Tiles.across(width);
        for (int first = 0; first < tiles.length; first += across) {
            Region row = Region.EMPTY;
            for (int i = first; i < first + across; i++) {
                if (tiles[i] != older.tiles[i]) {
                    row = row.union(Region.of(Tiles.rect(i, width, height)));
                }
            }
            changed = row.isEmpty() ? changed : changed.union(row);
        }
        return changed;
    }
}
