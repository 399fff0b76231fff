package io.caraway.drawing.stroke;

/** Lines one pixel wide without gaps; the last point of each is not drawn. */
final class SolidLine implements Polyline {
    /*
     * Bresenham's walk along the longer axis: "error" tells how far the true line has left the row (or column) walked on, in
     * units of 1/(2 * longer). When it is exactly half way between two, the way a line goes decides: it stays where it is if
     * it goes up, or to the left along a row. So a line covers the same pixels in both directions.
     *
     * A line that leaves the surface is cut first (see CutLine), and the walk goes on with the error it would have had at
     * that pixel. All sums are of 32 bits and run over as those of viewers do, for lines of many ten thousand pixels; what
     * then lies off the surface is left out.
     */

    private final SurfaceSpans spans;
    private final CutLine cut;
    private boolean open;
    private int lastX;
    private int lastY;

    SolidLine(SurfaceSpans spans) {
        this.spans = spans;
        cut = new CutLine(spans.width() - 1, spans.height() - 1);
    }

    @Override
    public void add(int x, int y) {
        if (open) {
            line(lastX, lastY, x, y);
        }
        open = true;
        lastX = x;
        lastY = y;
    }

    @Override
    public void end() {
        open = false;
    }

    private void line(int x1, int y1, int x2, int y2) {
        if (!cut.cut(x1, y1, x2, y2)) {
            return;
        }
        boolean wide = cut.isWide();
        int longer = wide ? cut.across() : cut.down();
        int shorter = wide ? cut.down() : cut.across();
        int straight = 2 * shorter;
        int turn = 2 * longer;
        int error = -longer - cut.tie();
        if (cut.isStartCut()) {
            int walkedAcross = Math.abs(cut.startX() - x1);
            int walkedDown = Math.abs(cut.startY() - y1);
            error += straight * (wide ? walkedAcross : walkedDown) - turn * (wide ? walkedDown : walkedAcross);
        }
        int steps = wide ? Math.abs(cut.endX() - cut.startX()) : Math.abs(cut.endY() - cut.startY());
        if (cut.isEndCut()) {
            steps++;
        }
        if (wide) {
            walkAcross(steps, error, straight, turn);
        } else {
            walkDown(steps, error, straight, turn);
        }
    }

    private void walkAcross(int steps, int start, int straight, int turn) {
        int error = start;
        int x = cut.startX();
        int y = cut.startY();
        int run = 0;
        for (int left = steps; left > 0; left--) {
            run++;
            x += cut.stepX();
            error += straight;
            if (error >= 0) {
                row(x, y, run);
                run = 0;
                y += cut.stepY();
                error -= turn;
            }
        }
        if (run > 0) {
            row(x, y, run);
        }
    }

    /** The {@code run} pixels walked before {@code x}. */
    private void row(int x, int y, int run) {
        spans.span(cut.stepX() > 0 ? x - run : x + 1, y, run);
    }

    private void walkDown(int steps, int start, int straight, int turn) {
        int error = start;
        int x = cut.startX();
        int y = cut.startY();
        for (int left = steps; left > 0; left--) {
            spans.span(x, y, 1);
            error += straight;
            if (error >= 0) {
                x += cut.stepX();
                error -= turn;
            }
            y += cut.stepY();
        }
    }
}
