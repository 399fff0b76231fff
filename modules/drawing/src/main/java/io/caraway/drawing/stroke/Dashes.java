package io.caraway.drawing.stroke;

import io.caraway.drawing.LineStyle;
import java.util.List;
import java.util.Optional;

/**
 * The lengths of dashes (even places) and gaps (odd ones) in pixels, and where a figure begins in them. After the last length
 * comes the first, so with an odd number of them two dashes meet there.
 */
final class Dashes {
    private static final int LENGTH_MASK = 0xff;

    private final int[] lengths;
    private final int start;
    private final int total;

    private Dashes(int[] lengths, int start, int total) {
        this.lengths = lengths;
        this.start = start;
        this.total = total;
    }

    /**
     * The dashes of a style; empty if it has none, or if all are zero, which is drawn without gaps. (Viewers take such a
     * style for a line that never ends.) As in viewers, only the lowest eight bits of a length count, and a style that
     * starts with a gap is turned by one place and then begun at its second length, that is the third as sent.
     */
    static Optional<Dashes> of(LineStyle style) {
        List<Integer> given = style.lengths();
        int count = given.size();
        int turn = style.startsWithGap() ? 1 : 0;
        int[] lengths = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            lengths[i] = Fixed.round(given.get((i + turn) % count)) & LENGTH_MASK;
            total += lengths[i];
        }
        if (total == 0) {
            return Optional.empty();
        }
        int start = turn % count;
        while (lengths[start] == 0) {
            start = (start + 1) % count;
        }
        return Optional.of(new Dashes(lengths, start, total));
    }

    /** Place of the length a figure begins with; it is not zero. */
    int start() {
        return start;
    }

    /** Place of the length after that at {@code index}. */
    int after(int index) {
        return index + 1 == lengths.length ? 0 : index + 1;
    }

    /** The length at that place, 0..255. */
    int length(int index) {
        return lengths[index];
    }

    /** Sum of all lengths, at least 1. */
    int total() {
        return total;
    }
}
