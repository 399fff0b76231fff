package io.caraway.drawing;

import java.util.List;

/**
 * Which parts of a line are drawn ("SPICE protocol, display channel, LineAttr"). Immutable.
 *
 * @param startsWithGap whether the first length is of a gap
 * @param lengths lengths of dashes and gaps by turns, in sixteenths of a pixel, at most {@link #LENGTHS_MAX}; empty for a line
 *     without gaps
 */
public record LineStyle(boolean startsWithGap, List<Integer> lengths) {
    /** A line without gaps. */
    public static final LineStyle SOLID = new LineStyle(false, List.of());

    /** Most lengths. */
    public static final int LENGTHS_MAX = 255;

    /** Copies the list and checks its length. */
    public LineStyle {
        lengths = List.copyOf(lengths);
        if (lengths.size() > LENGTHS_MAX) {
            throw new IllegalArgumentException(
                    "dashes: " + lengths.size() + " (expected: at most " + LENGTHS_MAX + ")");
        }
    }
}
