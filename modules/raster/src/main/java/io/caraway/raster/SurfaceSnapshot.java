package io.caraway.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
     * A part as a snapshot of its own, which holds no more than the tiles that the part touches.
     *
     * @param area not empty, and inside
     */
    public SurfaceSnapshot part(Rect area) {
        if (area.isEmpty() || !bounds().contains(area)) {
            throw new IllegalArgumentException("area: " + area + " (expected: inside " + bounds() + ")");
        }
        int firstColumn = area.left() >> Tiles.SHIFT;
        int firstRow = area.top() >> Tiles.SHIFT;
        int columns = ((area.right() - 1) >> Tiles.SHIFT) - firstColumn + 1;
        int rows = ((area.bottom() - 1) >> Tiles.SHIFT) - firstRow + 1;
        int[][] held = new int[columns * rows][];
        for (int row = 0; row < rows; row++) {
            int from = (firstRow + row) * Tiles.across(width) + firstColumn;
            System.arraycopy(tiles, from, held, row * columns, columns);
        }
        int partWidth = Math.min(width - (firstColumn << Tiles.SHIFT), columns << Tiles.SHIFT);
        int partHeight = Math.min(height - (firstRow << Tiles.SHIFT), rows << Tiles.SHIFT);
        return new SurfaceSnapshot(format, partWidth, partHeight, held);
    }

    /** Where a pixel of {@code area} lies in the {@link #part} of it. */
    public static Rect inPart(Rect area) {
        return area.translate(-(area.left() & ~Tiles.MASK), -(area.top() & ~Tiles.MASK));
    }

    /** Whether all tiles are the very same, which takes no look at a pixel. */
    public boolean isSame(SurfaceSnapshot other) {
        return other.format == format
                && other.width == width
                && other.height == height
                && firstDifference(tiles, other.tiles) < 0;
    }

    /**
     * The places of {@code area} where pixels differ from those of {@code older}, tile by tile: of a tile in which one pixel
     * differs all that lies in the area. Everything when sizes or formats differ. Pixels are compared only where tiles are not
     * the same.
     */
    public Region differing(SurfaceSnapshot older, Rect area) {
        if (older.width != width || older.height != height || older.format != format) {
            return Region.of(area);
        }
        List<Rect> found = new ArrayList<>();
        for (Rect inTile : Tiles.parts(area)) {
            int index = Tiles.index(width, inTile);
            if (differ(tiles[index], older.tiles[index], inTile)) {
                found.add(inTile);
            }
        }
        return Region.of(found);
    }

    /**
     * The places of {@code box} where pixels are not those of {@code area} of a picture, value by value, tile by tile: of a tile
     * in which one pixel differs all that lies in the box.
     *
     * @param area inside the picture, and of the size of the box
     * @param box inside
     */
    public Region differing(Pixels picture, Rect area, Rect box) {
        if (!picture.bounds().contains(area)
                || !bounds().contains(box)
                || area.width() != box.width()
                || area.height() != box.height()) {
            throw new IllegalArgumentException("area: " + area + " of " + picture.bounds() + " (expected: the size of "
                    + box + ", which is inside " + bounds() + ")");
        }
        int dx = area.left() - box.left();
        int dy = area.top() - box.top();
        List<Rect> found = new ArrayList<>();
        for (Rect inTile : Tiles.parts(box)) {
            if (differ(tiles[Tiles.index(width, inTile)], picture, inTile, dx, dy)) {
                found.add(inTile);
            }
        }
        return Region.of(found);
    }

    private static boolean differ(int[] tile, Pixels picture, Rect inTile, int dx, int dy) {
        int left = inTile.left() & Tiles.MASK;
        for (int y = inTile.top(); y < inTile.bottom(); y++) {
            int from = ((y & Tiles.MASK) << Tiles.SHIFT) + left;
            int at = (y + dy) * picture.width() + inTile.left() + dx;
            if (!Arrays.equals(tile, from, from + inTile.width(), picture.values(), at, at + inTile.width())) {
                return true;
            }
        }
        return false;
    }

    private static boolean differ(int[] one, int[] other, Rect inTile) {
        if (one == other) {
            return false;
        }
        int left = inTile.left() & Tiles.MASK;
        for (int y = inTile.top(); y < inTile.bottom(); y++) {
            int from = ((y & Tiles.MASK) << Tiles.SHIFT) + left;
            int to = from + inTile.width();
            if (!Arrays.equals(one, from, to, other, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static int firstDifference(int[][] one, int[][] other) {
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                return i;
            }
        }
        return -1;
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
