package io.caraway.display;

import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.HashMap;
import java.util.Map;

/**
 * The parts of surfaces that one viewer is to be sent as they will be when their turn comes. Owned by display.
 *
 * <p>The surface is thought of as a grid of cells. A piece lies in one cell: the whole of it when most of it is needed, so that
 * viewers who fell behind together are sent the same pieces, and else just what is needed. Cells are taken row by row, and
 * after the last the first again, so that no part is left behind for ever.
 */
final class Refreshes {
    /** Columns of a cell; whole tiles. */
    static final int CELL_COLUMNS = 256;

    /** Rows of a cell; whole tiles. Small enough that a slow line sees progress. */
    static final int CELL_ROWS = 128;

    /** An area of more rectangles than this becomes the one rectangle around them. */
    private static final int AREA_RECTS_MAX = 64;

    private final Map<Integer, Region> areas = new HashMap<>();
    private int lastRow = -1;
    private int lastColumn = -1;

    /** Whether a part of a surface is to be sent. */
    boolean has(int surfaceId) {
        return areas.containsKey(surfaceId);
    }

    /** How many surfaces there are parts of. */
    int surfaces() {
        return areas.size();
    }

    /**
     * Adds a part of a surface.
     *
     * @return whether it is the first of that surface
     */
    boolean add(int surfaceId, Region part) {
        Region area = areas.get(surfaceId);
        if (area != null && area.contains(part.bounds())) {
            return false;
        }
        Region larger = area == null ? part : area.union(part);
        areas.put(surfaceId, bounded(larger));
        return area == null;
    }

    /** Forgets a surface. */
    void forget(int surfaceId) {
        areas.remove(surfaceId);
    }

    /** Takes out the next piece of a surface of those bounds; nothing is left of the surface when it is empty, or the last. */
    Rect take(int surfaceId, Rect bounds) {
        Region area = areas.getOrDefault(surfaceId, Region.EMPTY).intersect(Region.of(bounds));
        if (area.isEmpty()) {
            areas.remove(surfaceId);
            return Rect.EMPTY;
        }
        Rect cell = nextCell(area).intersect(bounds);
        Region inCell = area.intersect(Region.of(cell));
        Rect piece = 2 * inCell.area() >= cell.area() ? cell : inCell.bounds();
        Region rest = area.subtract(Region.of(piece));
        if (rest.isEmpty()) {
            areas.remove(surfaceId);
        } else {
            areas.put(surfaceId, rest);
        }
        return piece;
    }

    /** A region of not too many rectangles that contains another one. */
    static Region bounded(Region region) {
        return region.rectCount() <= AREA_RECTS_MAX ? region : Region.of(region.bounds());
    }

    private Rect nextCell(Region area) {
        long next = Long.MAX_VALUE;
        long first = Long.MAX_VALUE;
        for (Rect rect : area.rects()) {
            first = Math.min(first, place(rect.top() / CELL_ROWS, rect.left() / CELL_COLUMNS));
            next = Math.min(next, placeAfterLast(rect));
        }
        long place = next == Long.MAX_VALUE ? first : next;
        lastRow = (int) (place >> Integer.SIZE);
        lastColumn = (int) place;
        return Rect.of(lastColumn * CELL_COLUMNS, lastRow * CELL_ROWS, CELL_COLUMNS, CELL_ROWS);
    }

    /** The first cell behind the one that was taken last which a rectangle touches. */
    private long placeAfterLast(Rect rect) {
        int left = rect.left() / CELL_COLUMNS;
        int right = (rect.right() - 1) / CELL_COLUMNS;
        int top = rect.top() / CELL_ROWS;
        int bottom = (rect.bottom() - 1) / CELL_ROWS;
        if (top > lastRow) {
            return place(top, left);
        }
        if (bottom >= lastRow && right > lastColumn) {
            return place(lastRow, Math.max(left, lastColumn + 1));
        }
        return bottom > lastRow ? place(lastRow + 1, left) : Long.MAX_VALUE;
    }

    private static long place(int row, int column) {
        return ((long) row << Integer.SIZE) | column;
    }
}
