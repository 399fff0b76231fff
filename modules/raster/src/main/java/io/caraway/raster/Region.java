package io.caraway.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of pixels, kept as rectangles that do not overlap. Immutable; equal sets are equal objects. */
public final class Region {
    /*
     * Idea: the set is cut into bands of rows; within a band every row has the same columns, kept as sorted spans
     * [left0, right0, left1, right1, ...] that neither overlap nor touch. Bands are sorted, do not overlap, and two that
     * touch differ in their spans. So each set has exactly one form, and equality is equality of arrays.
     *
     * An operation sweeps both operands by rows: between two neighbouring edges each operand has one list of spans, and the
     * two lists are combined by a sweep over columns. Cost: O(bands x spans of a band) of both.
     */

    /** The set without pixels. */
    public static final Region EMPTY = new Region(List.of());

    private static final int[] NO_SPANS = {};

    private final List<Band> bands;

    private Region(List<Band> bands) {
        this.bands = bands;
    }

    /** The pixels of one rectangle. */
    public static Region of(Rect rect) {
        return rect.isEmpty()
                ? EMPTY
                : new Region(List.of(new Band(rect.top(), rect.bottom(), new int[] {rect.left(), rect.right()})));
    }

    /** The pixels of any of those rectangles, which may overlap and come in any order. */
    public static Region of(List<Rect> rects) {
        return rects.size() == 1 ? of(rects.get(0)) : ofBands(new RectSweep(rects).bands());
    }

    /**
     * The places of {@code area} where pixels of format A1 are set, or where they are not.
     *
     * @param bits pixels of which each is 0 or not
     * @param area what is looked at; must lie inside
     * @param set whether the places are those where a pixel is not 0
     */
    public static Region ofBits(Pixels bits, Rect area, boolean set) {
        if (!bits.bounds().contains(area)) {
            throw new IllegalArgumentException("area: " + area + " (expected: inside " + bits.bounds() + ")");
        }
        List<Band> bands = new ArrayList<>();
        int[] spans = new int[area.width() + 1];
        for (int y = area.top(); y < area.bottom(); y++) {
            int row = y * bits.width();
            int count = 0;
            for (int x = area.left(); x < area.right(); x++) {
                boolean inside = bits.values()[row + x] != 0 == set;
                if (inside != ((count & 1) == 1)) {
                    spans[count++] = x;
                }
            }
            if ((count & 1) == 1) {
                spans[count++] = area.right();
            }
            append(bands, y, y + 1, spans, count);
        }
        return ofBands(bands);
    }

    private static Region ofBands(List<Band> bands) {
        return bands.isEmpty() ? EMPTY : new Region(List.copyOf(bands));
    }

    /** Whether there is no pixel. */
    public boolean isEmpty() {
        return bands.isEmpty();
    }

    /** The pixels that are in either. */
    public Region union(Region other) {
        return combine(other, (a, b) -> a || b);
    }

    /** The pixels that are in both. */
    public Region intersect(Region other) {
        return combine(other, (a, b) -> a && b);
    }

    /** The pixels of this set that are not in the other. */
    public Region subtract(Region other) {
        return combine(other, (a, b) -> a && !b);
    }

    /** The same set moved right by {@code dx} and down by {@code dy}. */
    public Region translate(int dx, int dy) {
        if (dx == 0 && dy == 0) {
            return this;
        }
        List<Band> moved = new ArrayList<>(bands.size());
        for (Band band : bands) {
            int[] spans = new int[band.spans.length];
            for (int i = 0; i < spans.length; i++) {
                spans[i] = band.spans[i] + dx;
            }
            moved.add(new Band(band.top + dy, band.bottom + dy, spans));
        }
        return ofBands(moved);
    }

    /** Shows {@code runs} the pixels of {@code left..right-1} in row {@code y} that are in the set, from left to right. */
    public void visitRow(int y, int left, int right, RowRuns runs) {
        int index = bandAt(y);
        if (index < 0) {
            return;
        }
        int[] spans = bands.get(index).spans;
        for (int i = 0; i < spans.length && spans[i] < right; i += 2) {
            int from = Math.max(left, spans[i]);
            int to = Math.min(right, spans[i + 1]);
            if (from < to) {
                runs.run(from, to, y);
            }
        }
    }

    /** Whether every pixel of a rectangle is in the set. */
    public boolean contains(Rect rect) {
        if (rect.isEmpty()) {
            return true;
        }
        int row = rect.top();
        int index = bandAt(row);
        while (row < rect.bottom()) {
            if (index < 0 || index == bands.size() || !bands.get(index).contains(row, rect)) {
                return false;
            }
            row = bands.get(index++).bottom;
        }
        return true;
    }

    /** The band that holds row {@code y}; negative if none does. */
    private int bandAt(int y) {
        int low = 0;
        int high = bands.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Band band = bands.get(middle);
            if (y < band.top) {
                high = middle - 1;
            } else if (y >= band.bottom) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    /** The set as rectangles from top to bottom and left to right; none overlap. */
    public List<Rect> rects() {
        List<Rect> rects = new ArrayList<>();
        for (Band band : bands) {
            for (int i = 0; i < band.spans.length; i += 2) {
                rects.add(new Rect(band.spans[i], band.top, band.spans[i + 1], band.bottom));
            }
        }
        return rects;
    }

    /** Number of rectangles of {@link #rects}. */
    public int rectCount() {
        int count = 0;
        for (Band band : bands) {
            count += band.spans.length / 2;
        }
        return count;
    }

    /** Number of pixels. */
    public long area() {
        return rects().stream().mapToLong(Rect::area).sum();
    }

    /** The smallest rectangle that holds the set. */
    public Rect bounds() {
        if (bands.isEmpty()) {
            return Rect.EMPTY;
        }
        int left = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        for (Band band : bands) {
            left = Math.min(left, band.spans[0]);
            right = Math.max(right, band.spans[band.spans.length - 1]);
        }
        return new Rect(left, bands.get(0).top, right, bands.get(bands.size() - 1).bottom);
    }

    private Region combine(Region other, Combination combination) {
        List<Band> result = new ArrayList<>();
        int[] edges = rowEdges(this, other);
        int mine = 0;
        int others = 0;
        for (int i = 0; i + 1 < edges.length; i++) {
            int top = edges[i];
            mine = firstBandBelow(bands, mine, top);
            others = firstBandBelow(other.bands, others, top);
            int[] spans = combineSpans(spansAt(bands, mine, top), spansAt(other.bands, others, top), combination);
            append(result, top, edges[i + 1], spans, spans.length);
        }
        return ofBands(result);
    }

    /** The edges of the bands of both, from top to bottom, each once. */
    private static int[] rowEdges(Region a, Region b) {
        int[] edges = new int[2 * (a.bands.size() + b.bands.size())];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < 2 * a.bands.size() || j < 2 * b.bands.size()) {
            int mine = a.edge(i);
            int others = b.edge(j);
            int next = Math.min(mine, others);
            if (count == 0 || edges[count - 1] != next) {
                edges[count++] = next;
            }
            i += mine == next ? 1 : 0;
            j += others == next ? 1 : 0;
        }
        return Arrays.copyOf(edges, count);
    }

    /** The row at which a band begins (even) or ends (odd); beyond the last band the largest number. */
    private int edge(int index) {
        if (index >= 2 * bands.size()) {
            return Integer.MAX_VALUE;
        }
        Band band = bands.get(index / 2);
        return index % 2 == 0 ? band.top : band.bottom;
    }

    private static int firstBandBelow(List<Band> bands, int from, int row) {
        int i = from;
        while (i < bands.size() && bands.get(i).bottom <= row) {
            i++;
        }
        return i;
    }

    private static int[] spansAt(List<Band> bands, int index, int row) {
        return index < bands.size() && bands.get(index).top <= row ? bands.get(index).spans : NO_SPANS;
    }

    private static int[] combineSpans(int[] a, int[] b, Combination combination) {
        int[] result = new int[a.length + b.length];
        int count = 0;
        int i = 0;
        int j = 0;
        boolean inside = false;
        while (i < a.length || j < b.length) {
            int column = Math.min(i < a.length ? a[i] : Integer.MAX_VALUE, j < b.length ? b[j] : Integer.MAX_VALUE);
            while (i < a.length && a[i] == column) {
                i++;
            }
            while (j < b.length && b[j] == column) {
                j++;
            }
            boolean now = combination.test((i & 1) == 1, (j & 1) == 1);
            if (now != inside) {
                result[count++] = column;
                inside = now;
            }
        }
        return Arrays.copyOf(result, count);
    }

    /** Adds rows below the last band; they become part of it if they touch it and have the same spans. */
    static void append(List<Band> bands, int top, int bottom, int[] spans, int count) {
        if (count == 0) {
            return;
        }
        int last = bands.size() - 1;
        Band above = last >= 0 ? bands.get(last) : null;
        if (above != null
                && above.bottom == top
                && Arrays.equals(above.spans, 0, above.spans.length, spans, 0, count)) {
            bands.set(last, new Band(above.top, bottom, above.spans));
        } else {
            bands.add(new Band(top, bottom, Arrays.copyOf(spans, count)));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Region region && rects().equals(region.rects());
    }

    @Override
    public int hashCode() {
        return rects().hashCode();
    }

    @Override
    public String toString() {
        return "Region" + rects();
    }

    /** Is shown runs of pixels. */
    @FunctionalInterface
    public interface RowRuns {
        /** Pixels {@code left..right-1} of row {@code y}. */
        void run(int left, int right, int y);
    }

    /** A set that is put together from top to bottom. */
    static final class Rows {
        private final List<Band> bands = new ArrayList<>();

        /**
         * Adds the rows {@code top..bottom-1}, which lie below all that were added, with the columns of the first {@code count}
         * of {@code spans}: begins and ends by turns, sorted, neither overlapping nor touching.
         */
        void add(int top, int bottom, int[] spans, int count) {
            append(bands, top, bottom, spans, count);
        }

        /** The set. */
        Region region() {
            return ofBands(bands);
        }
    }

    /** Whether a pixel belongs to the result, by whether it belongs to each operand. */
    private interface Combination {
        boolean test(boolean inFirst, boolean inSecond);
    }

    /** Rows {@code top..bottom-1}, all with the same columns. */
    static final class Band {
        private final int top;
        private final int bottom;
        private final int[] spans;

        Band(int top, int bottom, int[] spans) {
            this.top = top;
            this.bottom = bottom;
            this.spans = spans;
        }

        /** Whether it has that row, with all columns of a rectangle. */
        private boolean contains(int row, Rect rect) {
            boolean found = false;
            for (int i = 0; i < spans.length && top <= row; i += 2) {
                found |= spans[i] <= rect.left() && rect.right() <= spans[i + 1];
            }
            return found;
        }
    }
}
