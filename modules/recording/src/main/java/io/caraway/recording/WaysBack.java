package io.caraway.recording;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows the ways back that the index of the next segment gets. Belongs to the owner of its writer.
 *
 * <p>They lead to the greatest earlier numbers that 1, 2, 4, 8 ... divide. So going back by the farthest way that does not
 * pass the goal takes about as many steps as the distance has binary digits, and only one segment for each power has to be
 * known here.
 */
final class WaysBack {
    private final SegmentIndex.@Nullable WayBack[] latest = new SegmentIndex.@Nullable WayBack[SegmentIndex.WAYS_MAX];

    /** The ways back from the segment behind the last, from the nearest to number 0. */
    List<SegmentIndex.WayBack> list() {
        List<SegmentIndex.WayBack> ways = new ArrayList<>();
        for (SegmentIndex.WayBack way : latest) {
            if (way != null && (ways.isEmpty() || !ways.get(ways.size() - 1).equals(way))) {
                ways.add(way);
            }
        }
        return ways;
    }

    /** A segment has got its index. */
    void add(long number, SegmentIndex.WayBack way) {
        for (int power = 0; power < latest.length && number % (1L << power) == 0; power++) {
            latest[power] = way;
        }
    }

    /** Offset of the index of the last segment, or {@link Segment#NO_INDEX}. */
    long last() {
        SegmentIndex.WayBack way = latest[0];
        return way == null ? Segment.NO_INDEX : way.offset();
    }
}
