package io.caraway.drawing;

import java.util.Arrays;
import java.util.List;

/**
 * Lines and curves ("SPICE protocol, display channel, Path"). Immutable.
 *
 * @param segments in the order they are drawn
 */
public record Path(List<Segment> segments) {
    /** Most points of a path. */
    public static final int POINTS_MAX = 1 << 20;

    private static final int SEGMENT_BYTES = 48;

    /** Segment flag: a new figure begins at its first point. */
    public static final int BEGIN = 1;
    /** Segment flag: the figure ends after it. */
    public static final int END = 2;
    /** Segment flag, with {@link #END}: back to where the figure began. */
    public static final int CLOSE = 8;
    /** Segment flag: its points are those of curves, three each. */
    public static final int BEZIER = 16;

    /** Copies the list, and checks the number of points. */
    public Path {
        segments = List.copyOf(segments);
        long points = segments.stream().mapToLong(Segment::count).sum();
        if (points > POINTS_MAX) {
            throw new IllegalArgumentException("path: " + points + " points (expected: at most " + POINTS_MAX + ")");
        }
    }

    /** About how many bytes of memory it keeps. */
    long heldBytes() {
        return segments.stream()
                .mapToLong(segment -> SEGMENT_BYTES + (long) segment.points.length * Integer.BYTES)
                .sum();
    }

    /**
     * A part of a path.
     *
     * @param flags {@link #BEGIN} and the like
     * @param points x and y of each point, in sixteenths of a pixel; nobody may write them any more
     */
    public record Segment(int flags, int[] points) {
        /** Checks that there are whole points. */
        public Segment {
            if (points.length % 2 != 0) {
                throw new IllegalArgumentException("points: " + points.length + " numbers (expected: pairs)");
            }
        }

        /** Number of points. */
        public int count() {
            return points.length / 2;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Segment segment && flags == segment.flags && Arrays.equals(points, segment.points);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(points);
        }
    }
}
