package io.caraway.drawing.stroke;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines one pixel wide with gaps: each dash is filled as a polygon, and so is the outer corner where lines meet in a dash. */
final class DashedLine implements Polyline {
    /*
     * The dashes go on from line to line of a figure, in whole pixels: what is left of a dash at a line's end is rounded down.
     * If a figure's last point is its first, and it begins and ends in a dash, those are joined as well.
     *
     * Cost: viewers take dash after dash wherever they lie, and so do we, but do not fill those off the surface. Of lines so
     * long that viewers' sums no longer fit (there is nothing to agree with), whole rounds of dashes off the surface are
     * skipped by a division. All dashes of a drawing together have a limit, far beyond any picture; what comes after it is
     * not drawn.
     */

    private static final int POINTS_MIN = 64;

    /** Pixels of a line at which squares exceed 31 bits. */
    private static final double LENGTH_SUMMED = 46_340;

    /** Pixels around the surface in which no dash is skipped. */
    private static final double SKIP_MARGIN = 8;

    private static final long WORK_MAX = 1L << 24;
    private static final int WORK_OF_FILLING = 8;

    private final Dashes dashes;
    private final boolean once;
    private final SurfaceSpans spans;
    private final PixelRows rows;
    private final SurfaceSpans intoRows;

    private final Polygon polygon = new Polygon();
    private final Ribbon ribbon = new Ribbon(polygon);
    private final Join join = new Join(polygon);

    private int[] points = new int[POINTS_MIN];
    private int count;

    private int dash;
    private int dashLeft;
    private double lineLeft;
    private long work = WORK_MAX;

    /**
     * Lines on a surface.
     *
     * @param once whether a figure of more than one line names each pixel once
     */
    DashedLine(Dashes dashes, boolean once, SurfaceSpans spans) {
        this.dashes = dashes;
        this.once = once;
        this.spans = spans;
        rows = new PixelRows(spans.height());
        intoRows = new SurfaceSpans(spans.width(), spans.height(), rows);
    }

    @Override
    public void add(int x, int y) {
        if (count == points.length) {
            points = Arrays.copyOf(points, 2 * count);
        }
        points[count++] = x;
        points[count++] = y;
    }

    @Override
    public void end() {
        boolean collects = once && count > 2 * 2;
        figure(collects ? intoRows : spans, collects);
        if (collects) {
            rows.drainTo(spans.sink());
        }
        count = 0;
    }

    private void figure(SurfaceSpans out, boolean joinsAlways) {
        boolean isClosed = count > 0 && points[0] == points[count - 2] && points[1] == points[count - 1];
        LineFace firstFace = null;
        LineFace lastFace = null;
        boolean lastInDash = false;
        dash = dashes.start();
        dashLeft = dashes.length(dash);
        for (int i = 2; i < count && work > 0; i += 2) {
            int x1 = points[i - 2];
            int y1 = points[i - 1];
            int x2 = points[i];
            int y2 = points[i + 1];
            if (x1 == x2 && y1 == y2) {
                continue;
            }
            boolean inDash = isDash();
            ribbon.start(x1, y1, x2, y2);
            line(out);
            if (inDash && lastInDash && lastFace != null) {
                join.fill(ribbon.startFace(), lastFace, joinsAlways, out);
            } else if (inDash && lastFace == null && isClosed) {
                firstFace = ribbon.startFace();
            }
            lastFace = ribbon.endFace();
            lastInDash = isDash() != (dashLeft == dashes.length(dash));
        }
        joinEnds(firstFace, lastFace, lastInDash && work > 0, joinsAlways, out);
    }

    private void joinEnds(
            @Nullable LineFace first, @Nullable LineFace last, boolean inDash, boolean joinsAlways, SurfaceSpans out) {
        if (inDash && first != null && last != null) {
            join.fill(first, last, joinsAlways, out);
        }
    }

    private boolean isDash() {
        return dash % 2 == 0;
    }

    /** Draws the dashes of the line in the ribbon, and moves on in them. */
    private void line(SurfaceSpans out) {
        lineLeft = ribbon.length();
        if (lineLeft > LENGTH_SUMMED) {
            ribbon.findNear(spans, SKIP_MARGIN);
            skipRounds(ribbon.nearFrom());
            dashesUntil(ribbon.length() - ribbon.nearTo(), out);
            skipRounds(lineLeft);
        }
        work--;
        dashesUntil(0, out);
        if (work > 0 && isDash()) {
            ribbon.fillLast(out);
            work -= WORK_OF_FILLING;
        }
        dashLeft = (int) (dashLeft - lineLeft);
        if (dashLeft == 0) {
            dash = dashes.after(dash);
            dashLeft = dashes.length(dash);
        }
    }

    private void skipRounds(double distance) {
        double rounds = Math.floor(distance / dashes.total());
        if (rounds > 0) {
            ribbon.cut(rounds * dashes.total());
            ribbon.next();
            lineLeft -= rounds * dashes.total();
        }
    }

    /** Draws whole dashes while more than that is left of the line. */
    private void dashesUntil(double left, SurfaceSpans out) {
        while (lineLeft > dashLeft && lineLeft > left && work > 0) {
            ribbon.cut(dashLeft);
            if (isDash() && ribbon.fill(out)) {
                work -= WORK_OF_FILLING;
            }
            work--;
            ribbon.next();
            lineLeft -= dashLeft;
            dash = dashes.after(dash);
            dashLeft = dashes.length(dash);
        }
    }
}
