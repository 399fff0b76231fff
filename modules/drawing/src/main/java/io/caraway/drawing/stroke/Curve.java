package io.caraway.drawing.stroke;

/** Makes straight pieces of a cubic Bezier curve. */
final class Curve {
    /*
     * A curve is halved until both inner points lie so near the straight line between its ends that the line will do; the
     * lengths compared are squares in whole sixteenths, in 64 bits that silently run over for curves of more than some ten
     * thousand pixels, since that is what viewers compare.
     *
     * Ends: viewers halve a curve whose ends meet without looking further, and never finish once all its points lie within a
     * quarter of a pixel. Such a curve is a point, and is taken for its end here. Each halving halves the distances between
     * neighbouring points, so that happens within the depth allowed.
     *
     * Cost: when only what is seen counts, a part whose four points lie on one side of the surface is one piece: a curve
     * stays among its points. When every piece counts (dashes go on from piece to piece), there is a limit of pieces in all;
     * what comes after is drawn straight.
     */

    private static final int CUBIC_POINTS = 4;
    private static final int LAST = CUBIC_POINTS - 1;
    private static final int DEPTH_MAX = 40;
    private static final int DOT_SHIFT = 4;
    private static final int FLATNESS_SHIFT = 3;

    /** Square of a quarter of a pixel. */
    private static final long POINT_SIZE = 16;

    private final int width;
    private final int height;
    private long piecesLeft;

    private Curve(int width, int height, long piecesLeft) {
        this.width = width;
        this.height = height;
        this.piecesLeft = piecesLeft;
    }

    /** Pieces so that the part on a surface of that size is right. */
    static Curve seen(int width, int height) {
        return new Curve(width, height, Long.MAX_VALUE);
    }

    /** All pieces, as many as {@code pieces} in all. */
    static Curve whole(long pieces) {
        return new Curve(0, 0, pieces);
    }

    /** Takes a point. */
    @FunctionalInterface
    interface Points {
        /** A point in pixels. */
        void add(int x, int y);
    }

    /** Adds the ends of the pieces of the curve from {@code x}, {@code y} by way of the three points at {@code points[at]}. */
    void flatten(int x, int y, int[] points, int at, Points out) {
        long[] xs = new long[CUBIC_POINTS];
        long[] ys = new long[CUBIC_POINTS];
        xs[0] = x;
        ys[0] = y;
        for (int i = 1; i < CUBIC_POINTS; i++) {
            xs[i] = points[at++];
            ys[i] = points[at++];
        }
        halve(xs, ys, 0, out);
    }

    private void halve(long[] xs, long[] ys, int depth, Points out) {
        if (depth == DEPTH_MAX || isFlat(xs, ys) || isPoint(xs, ys) || isUnseen(xs, ys) || piecesLeft <= 0) {
            piecesLeft--;
            out.add(Fixed.round((int) xs[LAST]), Fixed.round((int) ys[LAST]));
            return;
        }
        long[] laterXs = xs.clone();
        long[] laterYs = ys.clone();
        split(xs, laterXs);
        split(ys, laterYs);
        halve(xs, ys, depth + 1, out);
        halve(laterXs, laterYs, depth + 1, out);
    }

    /** Leaves the first half in {@code values} and puts the second into {@code later}, which begins as the same. */
    private static void split(long[] values, long[] later) {
        for (int round = 0; round < LAST; round++) {
            for (int i = 0; i < LAST - round; i++) {
                later[i] = (later[i] + later[i + 1]) / 2;
            }
            values[round + 1] = later[0];
        }
    }

    private static boolean isFlat(long[] xs, long[] ys) {
        long chordX = xs[LAST] - xs[0];
        long chordY = ys[LAST] - ys[0];
        long chord = dot(chordX, chordY, chordX, chordY);
        return bulge(xs[1] - xs[0], ys[1] - ys[0], chordX, chordY, chord) < chord
                && bulge(xs[2] - xs[LAST], ys[2] - ys[LAST], -chordX, -chordY, chord) < chord;
    }

    /** Square of an inner point's distance from the chord, times that of the chord. */
    private static long bulge(long x, long y, long chordX, long chordY, long chord) {
        long along = dot(x, y, chordX, chordY);
        return (dot(x, y, x, y) * chord - along * along) >> FLATNESS_SHIFT;
    }

    private static long dot(long x1, long y1, long x2, long y2) {
        return (x1 * x2 + y1 * y2) >> DOT_SHIFT;
    }

    private static boolean isPoint(long[] xs, long[] ys) {
        long across = max(xs) - min(xs);
        long down = max(ys) - min(ys);
        return across * across + down * down < POINT_SIZE;
    }

    private boolean isUnseen(long[] xs, long[] ys) {
        return width > 0
                && (Fixed.round((int) max(xs)) < 0
                        || Fixed.round((int) min(xs)) >= width
                        || Fixed.round((int) max(ys)) < 0
                        || Fixed.round((int) min(ys)) >= height);
    }

    private static long min(long[] values) {
        return Math.min(Math.min(values[0], values[1]), Math.min(values[2], values[LAST]));
    }

    private static long max(long[] values) {
        return Math.max(Math.max(values[0], values[1]), Math.max(values[2], values[LAST]));
    }
}
