package io.caraway.drawing.stroke;

/** A line, and the part of it that lies on the surface. Filled anew by each {@link #cut}. */
final class CutLine {
    /*
     * An end beyond an edge moves to the pixel where the walk along the whole line (see SolidLine) first or last touches that
     * edge's row or column; that takes a division, see steps(). An end beyond two edges moves twice. The steps are counted
     * from the end that moves, or, if it lies 2^15 pixels away, from the other one.
     *
     * All sums are of 32 bits without sign, as those of viewers, and wrong for longer lines; then an end may be sent from
     * edge to edge for ever. Where it goes does not depend on where it was, so after as many moves as there are edges and
     * ends it does: viewers hang, and such a line is not drawn here.
     *
     * Edges are bits: two for each axis, low and high.
     */

    private static final int LEFT = 8;
    private static final int ABOVE = 2;
    private static final int RIGHT = 4;
    private static final int BELOW = 1;
    private static final int[] EDGES = {LEFT, ABOVE, RIGHT, BELOW};

    private static final int NEAR_MAX = 32_767;
    private static final int MOVES_MAX = 16;

    private static final int START = 0;
    private static final int END = 1;

    private final int maxX;
    private final int maxY;

    private final int[] givenX = new int[2];
    private final int[] givenY = new int[2];
    private final int[] x = new int[2];
    private final int[] y = new int[2];
    private final boolean[] isCut = new boolean[2];
    private int across;
    private int down;
    private int stepX;
    private int stepY;

    /** For a surface whose last pixel is that one. */
    CutLine(int maxX, int maxY) {
        this.maxX = maxX;
        this.maxY = maxY;
    }

    /** Takes a line; false if no pixel of it is seen. */
    boolean cut(int x1, int y1, int x2, int y2) {
        int start = edges(x1, y1);
        int end = edges(x2, y2);
        if ((start & end) != 0) {
            return false;
        }
        x[START] = givenX[START] = x1;
        y[START] = givenY[START] = y1;
        x[END] = givenX[END] = x2;
        y[END] = givenY[END] = y2;
        isCut[START] = false;
        isCut[END] = false;
        across = Math.abs(x2 - x1);
        down = Math.abs(y2 - y1);
        stepX = x2 < x1 ? -1 : 1;
        stepY = y2 < y1 ? -1 : 1;
        return (start | end) == 0 || moveEnds();
    }

    private boolean moveEnds() {
        int which = START;
        for (int moves = 0; moves <= MOVES_MAX; moves++) {
            int here = edges(x[which], y[which]);
            int there = edges(x[1 - which], y[1 - which]);
            if ((here & there) != 0) {
                return false;
            }
            if ((here | there) == 0) {
                return true;
            }
            if (here == 0) {
                which = 1 - which;
                here = there;
            }
            isCut[which] = true;
            if (!move(which, firstOf(here))) {
                return false;
            }
        }
        return false;
    }

    private static int firstOf(int edges) {
        for (int edge : EDGES) {
            if ((edges & edge) != 0) {
                return edge;
            }
        }
        throw new IllegalArgumentException("edges: " + edges);
    }

    /** Moves an end to an edge; false if the line never gets there. */
    private boolean move(int which, int edge) {
        boolean alongX = edge == LEFT || edge == RIGHT;
        int[] given = alongX ? givenX : givenY;
        int border = alongX ? (edge == LEFT ? 0 : maxX) : (edge == ABOVE ? 0 : maxY);
        int distance = distance(given[which], border, edge);
        int from = which;
        if (Integer.compareUnsigned(distance, NEAR_MAX) > 0) {
            from = 1 - which;
            distance = -distance(given[from], border, edge);
        }
        if ((alongX ? across : down) == 0) {
            return false;
        }
        int steps = steps(distance, alongX, from == which, from == START);
        if (from == END) {
            steps = -steps;
        }
        if (alongX) {
            x[which] = border;
            y[which] = givenY[from] + steps * stepY;
        } else {
            y[which] = border;
            x[which] = givenX[from] + steps * stepX;
        }
        return true;
    }

    /** How far beyond the edge a coordinate lies. */
    private static int distance(int coordinate, int border, int edge) {
        return edge == LEFT || edge == ABOVE ? border - coordinate : coordinate - border;
    }

    /** Steps on the other axis while {@code distance} are taken on this one. */
    private int steps(int distance, boolean alongX, boolean near, boolean fromStart) {
        int along = alongX ? across : down;
        int other = alongX ? down : across;
        boolean alongLonger = alongX == isWide();
        int sum = 2 * distance * other + (alongLonger ? along : near ? -other : other);
        sum += alongLonger == fromStart ? -tie() : tie() - 1;
        int steps = Integer.divideUnsigned(sum, 2 * along);
        return near && !alongLonger ? steps + 1 : steps;
    }

    private int edges(int atX, int atY) {
        int edges = 0;
        if (atX < 0) {
            edges |= LEFT;
        } else if (atX > maxX) {
            edges |= RIGHT;
        }
        if (atY < 0) {
            edges |= ABOVE;
        } else if (atY > maxY) {
            edges |= BELOW;
        }
        return edges;
    }

    /** Whether it is more columns than rows long. */
    boolean isWide() {
        return across > down;
    }

    /** 1 if the walk stays on its row or column when half way to the next, else 0. */
    int tie() {
        return (isWide() ? stepX : stepY) < 0 ? 1 : 0;
    }

    /** Columns from end to end of the whole line. */
    int across() {
        return across;
    }

    /** Rows from end to end of the whole line. */
    int down() {
        return down;
    }

    /** 1 to the right, -1 to the left. */
    int stepX() {
        return stepX;
    }

    /** 1 down, -1 up. */
    int stepY() {
        return stepY;
    }

    /** First column seen. */
    int startX() {
        return x[START];
    }

    /** First row seen. */
    int startY() {
        return y[START];
    }

    /** Last column seen, or the one after it if the end was not moved. */
    int endX() {
        return x[END];
    }

    /** Last row seen, or the one after it if the end was not moved. */
    int endY() {
        return y[END];
    }

    /** Whether the start was moved. */
    boolean isStartCut() {
        return isCut[START];
    }

    /** Whether the end was moved. */
    boolean isEndCut() {
        return isCut[END];
    }
}
