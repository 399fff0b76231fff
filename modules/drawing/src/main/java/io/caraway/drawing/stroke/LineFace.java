package io.caraway.drawing.stroke;

/**
 * An end of a line one pixel wide, looked at along the line, away from the end.
 *
 * @param x column of the end
 * @param y row
 * @param dx columns to the line's other end
 * @param dy rows to there
 * @param cornerX from the end to a corner of the line there, in columns
 * @param cornerY in rows
 * @param k the constant of the line's side at that corner
 */
record LineFace(int x, int y, long dx, long dy, double cornerX, double cornerY, double k) {
    /** The same end with the other corner, seen from the line's other side. */
    LineFace turned() {
        return new LineFace(x, y, -dx, -dy, -cornerX, -cornerY, k);
    }

    /** Whether the line covers its end there: it goes right, or straight down. */
    boolean coversEnd() {
        return dx > 0 || (dx == 0 && dy > 0);
    }
}
