package io.caraway.raster;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A picture that is drawn on, of one {@link PixelFormat}. Belongs to one thread, its owner's.
 *
 * <p>Areas given to the drawing methods are cut to the surface.
 */
public final class Surface {
    /*
     * Idea: pixels lie in tiles. A snapshot takes the references of all tiles; from then on a tile it holds must not change,
     * so the first stroke into such a tile works on a copy. Which tiles are our own is told by a number: snapshot() raises
     * `epoch`, a tile may be drawn into in place only while its own number equals it.
     *
     * Cost: a snapshot copies one reference per tile (510 for 1920 x 1080), nothing when nothing was drawn since the last
     * one; the first stroke into a tile after a snapshot copies 16 KiB.
     */

    /** Largest width and height in pixels. */
    public static final int SIDE_MAX = 16_384;

    /** Largest number of pixels: 256 MiB of them. */
    public static final long AREA_MAX = 1L << 26;

    private static final int[] BLACK = new int[Tiles.PIXELS];

    private final PixelFormat format;
    private final int width;
    private final int height;
    private final int across;
    private final int[][] tiles;
    private final long[] tileEpochs;
    private final int[] line;
    private long epoch = 1;
    private @Nullable SurfaceSnapshot last;

    /** A black surface of XRGB32 pixels, 1..{@link #SIDE_MAX} a side. */
    public Surface(int width, int height) {
        this(PixelFormat.XRGB32, width, height);
    }

    /** A surface of 1..{@link #SIDE_MAX} pixels a side, all of them 0. */
    public Surface(PixelFormat format, int width, int height) {
        if (!isAllowed(width, height)) {
            throw new IllegalArgumentException("size: " + width + "x" + height + " (expected: 1.." + SIDE_MAX
                    + " a side, at most " + AREA_MAX + " pixels)");
        }
        this.format = format;
        this.width = width;
        this.height = height;
        this.across = Tiles.across(width);
        this.tiles = new int[across * Tiles.across(height)][];
        this.tileEpochs = new long[tiles.length];
        this.line = new int[width];
        Arrays.fill(tiles, BLACK);
    }

    /** Whether a surface of that size can be made. */
    public static boolean isAllowed(int width, int height) {
        return width >= 1
                && height >= 1
                && width <= SIDE_MAX
                && height <= SIDE_MAX
                && (long) width * height <= AREA_MAX;
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

    /**
     * Copies the pixels of {@code area}, which must lie inside: the upper left one goes to {@code offset}, rows lie {@code
     * stride} values apart in {@code target}.
     */
    public void read(Rect area, int[] target, int offset, int stride) {
        if (!bounds().contains(area)) {
            throw new IllegalArgumentException("area: " + area + " (expected: inside " + bounds() + ")");
        }
        Tiles.read(tiles, across, area, target, offset, stride);
    }

    /** Gives every pixel of {@code area} one value, of which the bits of the format are taken. */
    public void fill(Rect area, int color) {
        int value = color & format.mask();
        Rect inside = area.intersect(bounds());
        for (int y = inside.top(); y < inside.bottom(); y++) {
            int inTile = (y & Tiles.MASK) << Tiles.SHIFT;
            for (int x = inside.left(); x < inside.right(); ) {
                int count = Math.min(Tiles.SIDE - (x & Tiles.MASK), inside.right() - x);
                int from = inTile + (x & Tiles.MASK);
                Arrays.fill(ownTile(x, y), from, from + count, value);
                x += count;
            }
        }
    }

    /**
     * Draws pixels of the surface's format: the one at {@code offset} goes to the upper left corner of {@code area}, rows lie
     * {@code stride} pixels apart in {@code pixels}.
     */
    public void put(Rect area, int[] pixels, int offset, int stride) {
        Rect inside = area.intersect(bounds());
        for (int y = inside.top(); y < inside.bottom(); y++) {
            int at = offset + (y - area.top()) * stride + (inside.left() - area.left());
            putLine(inside.left(), inside.right(), y, pixels, at);
        }
    }

    /**
     * Copies pixels of this surface to {@code area}, whose upper left corner takes the pixel at {@code srcX}, {@code srcY}.
     * The two areas may overlap; what would come from outside is left as it was.
     */
    public void copy(Rect area, int srcX, int srcY) {
        int dx = area.left() - srcX;
        int dy = area.top() - srcY;
        Rect source = area.intersect(bounds()).translate(-dx, -dy).intersect(bounds());
        if (source.isEmpty()) {
            return;
        }
        boolean upwards = dy > 0;
        for (int i = 0; i < source.height(); i++) {
            int y = upwards ? source.bottom() - 1 - i : source.top() + i;
            Rect row = new Rect(source.left(), y, source.right(), y + 1);
            Tiles.read(tiles, across, row, line, 0, width);
            putLine(source.left() + dx, source.right() + dx, y + dy, line, 0);
        }
    }

    /** The pixels as they are now. Costs nothing when nothing was drawn since the last call. */
    public SurfaceSnapshot snapshot() {
        SurfaceSnapshot snapshot = last;
        if (snapshot == null) {
            snapshot = new SurfaceSnapshot(format, width, height, tiles.clone());
            last = snapshot;
            epoch++;
        }
        return snapshot;
    }

    private void putLine(int left, int right, int y, int[] pixels, int offset) {
        int inTile = (y & Tiles.MASK) << Tiles.SHIFT;
        int at = offset;
        for (int x = left; x < right; ) {
            int count = Math.min(Tiles.SIDE - (x & Tiles.MASK), right - x);
            System.arraycopy(pixels, at, ownTile(x, y), inTile + (x & Tiles.MASK), count);
            x += count;
            at += count;
        }
    }

    private int[] ownTile(int x, int y) {
        int index = (y >> Tiles.SHIFT) * across + (x >> Tiles.SHIFT);
        if (tileEpochs[index] != epoch) {
            tiles[index] = tiles[index].clone();
            tileEpochs[index] = epoch;
            last = null;
        }
        return tiles[index];
    }
}
