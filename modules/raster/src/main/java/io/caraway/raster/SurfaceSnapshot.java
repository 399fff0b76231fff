package io.caraway.raster;

/**
 * The pixels of a {@link Surface} at one moment. Immutable and shared by whoever holds it.
 *
 * <p>It is an array of references to tiles, so taking one costs a copy of that array, and two of them can be compared by
 * identity of tiles.
 */
public final class SurfaceSnapshot {
    private final PixelFormat format;
    private final int width;
    private final int height;
    private final int[][] tiles;

    SurfaceSnapshot(PixelFormat format, int width, int height, int[][] tiles) {
        this.format = format;
        this.width = width;
        this.height = height;
        this.tiles = tiles;
    }

    /** What a pixel is. */
    public PixelFormat format() {
        return format;
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
     * The tiles that differ from those of {@code older}, as whole tiles cut at the edge; everything when sizes or formats differ.
     * A tile drawn over with the very same pixels counts as different.
     */
    public Region changedSince(SurfaceSnapshot older) {
        if (older.width != width || older.height != height || older.format != format) {
            return Region.of(bounds());
        }
        int across = Tiles.across(width);
        Region.Rows rows = new Region.Rows();
        int[] spans = new int[across + 1];
        for (int first = 0, top = 0; first < tiles.length; first += across, top += Tiles.SIDE) {
            int count = changedSpans(older, first, across, spans);
            rows.add(top, Math.min(top + Tiles.SIDE, height), spans, count);
        }
        return rows.region();
    }

    /** Puts the columns of a row's tiles that differ to {@code spans} as begins and ends by turns, and gives how many numbers. */
    private int changedSpans(SurfaceSnapshot older, int first, int across, int[] spans) {
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < across; i++) {
            boolean differs = tiles[first + i] != older.tiles[first + i];
            if (differs != inside) {
                spans[count++] = i << Tiles.SHIFT;
                inside = differs;
            }
        }
        if (inside) {
            spans[count++] = width;
        }
        return count;
    }
}
