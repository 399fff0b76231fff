package io.caraway.drawing.stroke;

/** Fills the gap on the outer side where two lines one pixel wide meet. */
final class Join {
    /*
     * The gap is the quadrilateral of the point where the lines meet, the two outer corners, and the point where the outer
     * sides cross (a miter). If that lies too far away, it is the triangle without it (a bevel).
     */

    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int THIRD = 2;
    private static final int FOURTH = 3;

    /** Square of how far from the meeting point a miter may reach, in quarter pixels: at angles of 11 degrees and more. */
    private static final double MITER_MAX = 108.856472512142;

    private static final int QUARTERS = 4;
    private static final int SLOPE_SCALE = 65_536;

    private final Polygon polygon;

    /** Uses that polygon for what it fills. */
    Join(Polygon polygon) {
        this.polygon = polygon;
    }

    /**
     * Joins the start of one line to the end of another at the same point.
     *
     * @param always also if one of the lines covers that point anyway
     */
    void fill(LineFace start, LineFace end, boolean always, SurfaceSpans spans) {
        if (!always && (start.coversEnd() || end.coversEnd())) {
            return;
        }
        double turn = -start.dx() * (double) end.dy() + end.dx() * (double) start.dy();
        if (turn == 0) {
            return;
        }
        boolean swapped = turn < 0;
        LineFace one = swapped ? start : start.turned();
        LineFace two = swapped ? end.turned() : end;

        polygon.corner(FIRST, two.cornerX(), two.cornerY());
        polygon.side(FIRST, -two.dy(), two.dx(), 0);
        polygon.corner(SECOND, 0, 0);
        polygon.side(SECOND, one.dy(), -one.dx(), 0);
        polygon.corner(THIRD, one.cornerX(), one.cornerY());

        double crossY = (one.dy() * (two.cornerX() * two.dy() - two.cornerY() * two.dx())
                        - two.dy() * (one.cornerX() * one.dy() - one.cornerY() * one.dx()))
                / turn;
        LineFace sloping = one.dy() != 0 ? one : two;
        double crossX =
                sloping.cornerX() + (crossY - sloping.cornerY()) * (double) sloping.dx() / (double) sloping.dy();
        if ((crossX * crossX + crossY * crossY) * QUARTERS > MITER_MAX) {
            bevel(one, two);
            polygon.fill(FOURTH, one.x(), one.y(), spans);
        } else {
            side(THIRD, one, swapped);
            polygon.corner(FOURTH, crossX, crossY);
            side(FOURTH, two, swapped);
            polygon.fill(Polygon.CORNERS_MAX, one.x(), one.y(), spans);
        }
    }

    private void side(int i, LineFace face, boolean swapped) {
        if (swapped) {
            polygon.side(i, -face.dx(), -face.dy(), -face.k());
        } else {
            polygon.side(i, face.dx(), face.dy(), face.k());
        }
    }

    private void bevel(LineFace one, LineFace two) {
        double acrossX = two.cornerX() - one.cornerX();
        double acrossY = two.cornerY() - one.cornerY();
        double longer = Math.max(Math.abs(acrossX), Math.abs(acrossY));
        long dx = (long) (acrossX * SLOPE_SCALE / longer);
        long dy = (long) (acrossY * SLOPE_SCALE / longer);
        double k = ((one.cornerX() + two.cornerX()) * dy - (one.cornerY() + two.cornerY()) * dx) / 2;
        polygon.side(THIRD, dx, dy, k);
    }
}
