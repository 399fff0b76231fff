package io.caraway.drawing.stroke;

/** One straight line, one pixel wide, cut into pieces from its start on. */
final class Ribbon {
    /*
     * The piece is a rectangle of four sides: along the line (TOP, BOTTOM) and across it at the near (LEFT) and far (RIGHT)
     * end. Its corners count from the line's start, for the last piece from the line's end; they are moved on piece by
     * piece, in doubles, in the order viewers do it, since ends on a pixel's centre are decided by the last bit.
     */

    private static final int TOP = 0;
    private static final int RIGHT = 1;
    private static final int BOTTOM = 2;
    private static final int LEFT = 3;

    private static final double HALF = 0.5;

    /** Columns beside the surface that a piece may reach beyond its corners, for a slope of 1. */
    private static final int MARGIN = 2;

    private final Polygon polygon;
    private int x1;
    private int y1;
    private int x2;
    private int y2;
    private long dx;
    private long dy;
    private double length;
    private double k;
    private double cornerX;
    private double cornerY;
    private double margin;
    private double nearFrom;
    private double nearTo;

    /** Uses that polygon for what it fills. */
    Ribbon(Polygon polygon) {
        this.polygon = polygon;
    }

    /** Takes a line of at least one pixel. */
    void start(int fromX, int fromY, int toX, int toY) {
        x1 = fromX;
        y1 = fromY;
        x2 = toX;
        y2 = toY;
        dx = (long) toX - fromX;
        dy = (long) toY - fromY;
        double alongX = HALF * Long.signum(dx);
        double alongY = HALF * Long.signum(dy);
        length = Math.abs(dx + dy);
        margin = MARGIN;
        if (dx != 0 && dy != 0) {
            length = Math.sqrt((double) (dx * dx + dy * dy));
            alongX = HALF / length * dx;
            alongY = HALF / length * dy;
            double slope = Math.abs((double) dx / dy);
            margin += Math.max(slope, 1 / slope);
        }
        cornerX = alongY;
        cornerY = -alongX;
        k = HALF * length;
        polygon.side(TOP, dx, dy, k);
        polygon.side(RIGHT, -dy, dx, 0);
        polygon.side(BOTTOM, -dx, -dy, k);
        polygon.side(LEFT, dy, -dx, 0);
        polygon.corner(TOP, cornerX, cornerY);
        polygon.corner(RIGHT, cornerX, cornerY);
        polygon.corner(BOTTOM, -cornerX, -cornerY);
        polygon.corner(LEFT, -cornerX, -cornerY);
    }

    /** Ends the piece {@code distance} pixels after where it begins. */
    void cut(double distance) {
        double byX = distance * dx / length;
        double byY = distance * dy / length;
        polygon.move(RIGHT, byX, byY);
        polygon.move(BOTTOM, byX, byY);
        polygon.constant(RIGHT, polygon.x(RIGHT) * dx + polygon.y(RIGHT) * dy);
    }

    /** Begins a piece where this one ends. */
    void next() {
        polygon.corner(TOP, RIGHT);
        polygon.corner(LEFT, BOTTOM);
        polygon.constant(LEFT, -polygon.constant(RIGHT));
    }

    /** Fills the piece; false if it is off the surface. */
    boolean fill(SurfaceSpans spans) {
        if (polygon.isOff(spans, x1, y1, margin)) {
            return false;
        }
        polygon.fill(Polygon.CORNERS_MAX, x1, y1, spans);
        return true;
    }

    /** Ends the piece where the line ends, and fills it. */
    void fillLast(SurfaceSpans spans) {
        polygon.move(TOP, (double) -dx, (double) -dy);
        polygon.move(LEFT, (double) -dx, (double) -dy);
        polygon.corner(RIGHT, cornerX, cornerY);
        polygon.corner(BOTTOM, -cornerX, -cornerY);
        polygon.constant(RIGHT, 0);
        polygon.constant(LEFT, polygon.constant(LEFT) + (dx * dx + dy * dy));
        polygon.fill(Polygon.CORNERS_MAX, x2, y2, spans);
    }

    /** Finds out where the line is on the surface or within {@code around} pixels of it. */
    void findNear(SurfaceSpans spans, double around) {
        nearFrom = 0;
        nearTo = length;
        narrow(x1, (double) dx, -around, spans.width() + around);
        narrow(y1, (double) dy, -around, spans.height() + around);
        if (nearFrom >= nearTo) {
            nearFrom = length;
            nearTo = length;
        }
    }

    private void narrow(double start, double delta, double low, double high) {
        if (delta != 0) {
            double atLow = (low - start) / delta * length;
            double atHigh = (high - start) / delta * length;
            nearFrom = Math.max(nearFrom, Math.min(atLow, atHigh));
            nearTo = Math.min(nearTo, Math.max(atLow, atHigh));
        } else if (start < low || start > high) {
            nearTo = 0;
        }
    }

    /** Pixels from the start to where it is near the surface first, or its length if it never is. */
    double nearFrom() {
        return nearFrom;
    }

    /** Pixels from the start to where it is near the surface last. */
    double nearTo() {
        return nearTo;
    }

    /** Pixels from start to end. */
    double length() {
        return length;
    }

    /** The line's start. */
    LineFace startFace() {
        return new LineFace(x1, y1, dx, dy, cornerX, cornerY, k);
    }

    /** The line's end. */
    LineFace endFace() {
        return new LineFace(x2, y2, -dx, -dy, -cornerX, -cornerY, k);
    }
}
