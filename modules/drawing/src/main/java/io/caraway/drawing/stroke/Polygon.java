package io.caraway.drawing.stroke;

/** A convex polygon of three or four corners, filled row by row. Its owner writes the arrays, then fills. */
final class Polygon {
    /*
     * Side i goes from corner i to the next one. It has a direction (dx, dy) in whole numbers and a constant k, so that
     * x * dy - y * dx = k for its points. Corners tell the rows a side is for; where a row begins and ends on it follows from
     * direction and constant alone, in whole numbers, with k rounded up. So neighbours that share a side share no pixel. All
     * numbers count from an origin given when filling.
     *
     * A row holds the pixels right of its left side and not right of its right side. Both chains of sides are walked from the
     * top corner down; when a side ends, the next takes over. Sums are of 64 bits: where they would not fit into 32, viewers
     * go astray.
     *
     * Cost: a few divisions a side, and the rows on the surface; rows above it are skipped by a division.
     */

    /** Most corners. */
    static final int CORNERS_MAX = 4;

    private final double[] x = new double[CORNERS_MAX];
    private final double[] y = new double[CORNERS_MAX];
    private final long[] dx = new long[CORNERS_MAX];
    private final long[] dy = new long[CORNERS_MAX];
    private final double[] k = new double[CORNERS_MAX];

    private final Chain left = new Chain();
    private final Chain right = new Chain();

    /** Puts corner {@code i} to a place. */
    void corner(int i, double cornerX, double cornerY) {
        x[i] = cornerX;
        y[i] = cornerY;
    }

    /** Puts corner {@code i} where another one is. */
    void corner(int i, int other) {
        x[i] = x[other];
        y[i] = y[other];
    }

    /** Moves corner {@code i}. */
    void move(int i, double byX, double byY) {
        x[i] += byX;
        y[i] += byY;
    }

    /** Gives side {@code i} its direction and constant. */
    void side(int i, long sideDx, long sideDy, double sideK) {
        dx[i] = sideDx;
        dy[i] = sideDy;
        k[i] = sideK;
    }

    /** Gives side {@code i} its constant. */
    void constant(int i, double sideK) {
        k[i] = sideK;
    }

    /** The constant of side {@code i}. */
    double constant(int i) {
        return k[i];
    }

    /** Column of corner {@code i}. */
    double x(int i) {
        return x[i];
    }

    /** Row of corner {@code i}. */
    double y(int i) {
        return y[i];
    }

    /** Whether no pixel of the polygon of four corners can be on the surface, {@code margin} columns beside it included. */
    boolean isOff(SurfaceSpans spans, int originX, int originY, double margin) {
        double top = Math.min(Math.min(y[0], y[1]), Math.min(y[2], y[CORNERS_MAX - 1]));
        double bottom = Math.max(Math.max(y[0], y[1]), Math.max(y[2], y[CORNERS_MAX - 1]));
        double west = Math.min(Math.min(x[0], x[1]), Math.min(x[2], x[CORNERS_MAX - 1]));
        double east = Math.max(Math.max(x[0], x[1]), Math.max(x[2], x[CORNERS_MAX - 1]));
        return Math.ceil(bottom) + originY <= 0
                || Math.ceil(top) + originY >= spans.height()
                || east + margin + originX < 0
                || west - margin + originX > spans.width();
    }

    /** Fills the polygon of the first {@code corners} corners; its numbers count from the origin. */
    void fill(int corners, int originX, int originY, SurfaceSpans spans) {
        int top = 0;
        int bottom = 0;
        for (int i = 1; i < corners; i++) {
            if (y[i] < y[top]) {
                top = i;
            }
            if (y[i] >= y[bottom]) {
                bottom = i;
            }
        }
        int before = top == 0 ? corners - 1 : top - 1;
        boolean clockwise = dy[before] * dx[top] <= dy[top] * dx[before];
        build(right, corners, top, bottom, clockwise);
        build(left, corners, top, bottom, !clockwise);
        if (right.count > 0) {
            fillRows(originX, originY, spans);
        }
    }

    /** Collects the sides that are not level, from the top corner to the bottom one. */
    private void build(Chain chain, int corners, int top, int bottom, boolean forwards) {
        int step = forwards ? 1 : corners - 1;
        int side = forwards ? top : (top + corners - 1) % corners;
        chain.clear(chain == left);
        for (int corner = top; corner != bottom; corner = (corner + step) % corners) {
            if (dy[side] != 0) {
                chain.add((long) Math.ceil(y[corner]), dx[side], dy[side], k[side]);
            }
            side = (side + step) % corners;
        }
        chain.close((long) Math.ceil(y[bottom]));
    }

    private void fillRows(int originX, int originY, SurfaceSpans spans) {
        long y = right.top() + originY;
        while (left.hasMore() && right.hasMore()) {
            left.load();
            right.load();
            long height = Math.min(left.height, right.height);
            left.height -= height;
            right.height -= height;
            long above = Math.min(height, -y);
            if (above > 0) {
                left.skip(above);
                right.skip(above);
                y += above;
                height -= above;
            }
            for (; height > 0; height--) {
                if (y >= spans.height()) {
                    return;
                }
                if (right.x >= left.x) {
                    spans.span(left.x + originX, y, right.x - left.x + 1);
                }
                y++;
                left.step();
                right.step();
            }
        }
    }

    /** The sides of one flank, from top to bottom, and the walk along them. */
    private static final class Chain {
        private final long[] tops = new long[CORNERS_MAX];
        private final long[] heights = new long[CORNERS_MAX];
        private final long[] dxs = new long[CORNERS_MAX];
        private final long[] dys = new long[CORNERS_MAX];
        private final long[] constants = new long[CORNERS_MAX];
        private int count;
        private int next;
        private int inset;

        private long height;
        private long x;
        private long error;
        private long stride;
        private int sign;
        private long rest;
        private long down;

        void clear(boolean isLeft) {
            count = 0;
            next = 0;
            height = 0;
            inset = isLeft ? 1 : 0;
        }

        void add(long top, long dx, long dy, double k) {
            close(top);
            tops[count] = top;
            dxs[count] = dy < 0 ? -dx : dx;
            dys[count] = Math.abs(dy);
            constants[count] = (long) Math.ceil(dy < 0 ? -k : k);
            count++;
        }

        /** The last side ends above row {@code bottom}. */
        void close(long bottom) {
            if (count > 0) {
                heights[count - 1] = bottom - tops[count - 1];
            }
        }

        long top() {
            return tops[0];
        }

        boolean hasMore() {
            return next < count || height != 0;
        }

        /** Begins the next side if this one is done. */
        void load() {
            if (height != 0 || next == count) {
                return;
            }
            long dx = dxs[next];
            down = dys[next];
            height = heights[next];
            long product = constants[next] + tops[next] * dx;
            long column = product <= 0 ? -(-product / down) - 1 : (product - 1) / down;
            long over = product - column * down;
            sign = dx < 0 ? -1 : 1;
            stride = dx / down;
            rest = Math.abs(dx % down);
            error = dx < 0 ? 1 - over : over - down;
            x = column + inset;
            next++;
        }

        void step() {
            x += stride;
            error += rest;
            if (error > 0) {
                x += sign;
                error -= down;
            }
        }

        /** The same as so many steps. */
        void skip(long rows) {
            error += rows * rest;
            long turns = Math.floorDiv(error + down - 1, down);
            x += rows * stride + turns * sign;
            error -= turns * down;
        }
    }
}
