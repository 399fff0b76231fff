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
            append(result, top, edges[i + 1], spans);
        }
        return result.isEmpty() ? EMPTY : new Region(List.copyOf(result));
    }

    private static int[] rowEdges(Region a, Region b) {
        int[] edges = new int[2 * (a.bands.size() + b.bands.size())];
        int count = 0;
        for (List<Band> list : List.of(a.bands, b.bands)) {
            for (Band band : list) {
                edges[count++] = band.top;
                edges[count++] = band.bottom;
            }
        }
        return Arrays.stream(edges).sorted().distinct().toArray();
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

    private static void append(List<Band> result, int top, int bottom, int[] spans) {
        if (spans.length == 0) {
            return;
        }
        int last = result.size() - 1;
        if (last >= 0 && result.get(last).bottom == top && Arrays.equals(result.get(last).spans, spans)) {
            result.set(last, new Band(result.get(last).top, bottom, spans));
        } else {
            result.add(new Band(top, bottom, spans));
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

    /** Whether a pixel belongs to the result, by whether it belongs to each operand. */
    private interface Combination {
        boolean test(boolean inFirst, boolean inSecond);
    }

    /** Rows {@code top..bottom-1}, all with the same columns. */
    private static final class Band {
        private final int top;
        private final int bottom;
        private final int[] spans;

        Band(int top, int bottom, int[] spans) {
            this.top = top;
            this.bottom = bottom;
            this.spans = spans;
        }
    }
}
