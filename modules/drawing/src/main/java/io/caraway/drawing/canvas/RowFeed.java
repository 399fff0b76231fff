package io.caraway.drawing.canvas;

/** Yields what is drawn, a piece of a row at a time. */
@FunctionalInterface
interface RowFeed {
    /** Writes the pixels for columns {@code x..x+count-1} of row {@code y} of the surface to the start of {@code row}. */
    void row(int x, int y, int count, int[] row);
}
