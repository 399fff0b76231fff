package io.caraway.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Makes the bands of a {@link Region} from many rectangles at once. */
final class RectSweep {
    /*
     * Idea: a line sweeps down over the upper and lower edges of all rectangles. Between two edges the rectangles it touches,
     * the live ones, are the same; kept sorted by their left sides, they give the spans of that band in one pass. At the next
     * edge the same pass drops those that ended and merges in those that begin, which come sorted as well.
     *
     * Cost: O(n log n + bands x live rectangles), where a chain of unions takes O(n x spans of the result).
     */

    private final int[] lefts;
    private final int[] rights;
    private final int[] tops;
    private final int[] bottoms;
    private int[] live;
    private int[] merged;
    private int liveCount;
    private int next;

    RectSweep(List<Rect> rects) {
        Rect[] sorted = rects.stream()
                .filter(rect -> !rect.isEmpty())
                .sorted(Comparator.comparingInt(Rect::top).thenComparingInt(Rect::left))
                .toArray(Rect[]::new);
        lefts = new int[sorted.length];
        rights = new int[sorted.length];
        tops = new int[sorted.length];
        bottoms = new int[sorted.length];
        live = new int[sorted.length];
        merged = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            lefts[i] = sorted[i].left();
            rights[i] = sorted[i].right();
            tops[i] = sorted[i].top();
            bottoms[i] = sorted[i].bottom();
        }
    }

    /** The bands, from top to bottom; to be called once. */
    List<Region.Band> bands() {
        List<Region.Band> bands = new ArrayList<>();
        int[] spans = new int[2 * lefts.length];
        int[] edges = edges();
        for (int i = 0; i + 1 < edges.length; i++) {
            merge(edges[i]);
            Region.append(bands, edges[i], edges[i + 1], spans, spans(spans));
        }
        return bands;
    }

    private int[] edges() {
        int[] edges = Arrays.copyOf(tops, 2 * tops.length);
        System.arraycopy(bottoms, 0, edges, tops.length, bottoms.length);
        Arrays.sort(edges);
        int count = 0;
        for (int i = 0; i < edges.length; i++) {
            if (i == 0 || edges[i] != edges[count - 1]) {
                edges[count++] = edges[i];
            }
        }
        return Arrays.copyOf(edges, count);
    }

    /** Makes the rectangles that touch row {@code top} the live ones. */
    private void merge(int top) {
        int end = next;
        while (end < tops.length && tops[end] == top) {
            end++;
        }
        int count = 0;
        for (int i = 0; i < liveCount; i++) {
            int rect = live[i];
            if (bottoms[rect] > top) {
                while (next < end && lefts[next] < lefts[rect]) {
                    merged[count++] = next++;
                }
                merged[count++] = rect;
            }
        }
        while (next < end) {
            merged[count++] = next++;
        }
        int[] before = live;
        live = merged;
        merged = before;
        liveCount = count;
    }

    /** Writes what the live rectangles cover of a row, and tells how many numbers that is. */
    private int spans(int[] spans) {
        int count = 0;
        for (int i = 0; i < liveCount; i++) {
            int left = lefts[live[i]];
            int right = rights[live[i]];
            if (count > 0 && left <= spans[count - 1]) {
                spans[count - 1] = Math.max(spans[count - 1], right);
            } else {
                spans[count++] = left;
                spans[count++] = right;
            }
        }
        return count;
    }
}
