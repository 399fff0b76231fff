package io.caraway.drawing.stroke;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A set of pixels of a surface, one bit each; rows that nothing was added to cost nothing. */
final class PixelRows implements SpanSink {
    private final @Nullable BitSet[] rows;
    private int top;
    private int bottom;

    /** An empty set for a surface of {@code height} rows. */
    PixelRows(int height) {
        rows = new BitSet[height];
        top = height;
    }

    @Override
    public void span(int x, int y, int width) {
        BitSet row = rows[y];
        if (row == null) {
            row = new BitSet();
            rows[y] = row;
        }
        row.set(x, x + width);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + 1);
    }

    /** Passes on all pixels, each once, row by row, and forgets them. */
    void drainTo(SpanSink sink) {
        for (int y = top; y < bottom; y++) {
            BitSet row = rows[y];
            if (row != null) {
                for (int x = row.nextSetBit(0); x >= 0; ) {
                    int end = row.nextClearBit(x);
                    sink.span(x, y, end - x);
                    x = row.nextSetBit(end);
                }
                row.clear();
            }
        }
        top = rows.length;
        bottom = 0;
    }
}
