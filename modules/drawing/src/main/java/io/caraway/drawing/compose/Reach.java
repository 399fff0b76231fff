package io.caraway.drawing.compose;

import java.util.Arrays;

/**
 * What the compositor may take for granted of a picture over an area.
 *
 * @param readable whether all places to be read have numbers of 16 bits before the point, and the picture is not too large
 * @param opaque whether all that will be read has full alpha
 */
record Reach(boolean readable, boolean opaque) {
    /*
     * An area is rejected before anything is drawn when a place, of the area or one pixel around it, would not fit into a number
     * of 16.16 bits; so the loops that read need no checks against overflow.
     *
     * Whether a picture counts as opaque decides between operators (see CompositeOperator.simplified), and so between floats and
     * 8 bits. A picture without alpha is opaque if it repeats, or if the corners of the area, and so all of it, lie inside.
     */

    /** No mask at all. */
    static final Reach NO_MASK = new Reach(true, true);

    private static final Reach NONE = new Reach(false, false);

    /** Pictures are smaller than that each way. */
    private static final int SIZE_LIMIT = Short.MAX_VALUE;

    private static final int HALF = Matrix.ONE / 2;
    private static final int SLACK = 8;

    /**
     * Looks at a picture.
     *
     * @param sampler the picture
     * @param left column of the target area, as the picture's matrix takes it
     * @param top row, likewise
     * @param width columns of the area
     * @param height its rows
     */
    static Reach of(Sampler sampler, long left, long top, int width, int height) {
        Box area = new Box(left, top, left + width, top + height);
        if (!fits16(left - 1) || !fits16(top - 1) || !fits16(area.right + 1) || !fits16(area.bottom + 1)) {
            return NONE;
        }
        if (sampler.solid()) {
            boolean full = sampler.pixels().values()[0] >>> Argb.ALPHA == Argb.FULL;
            return new Reach(true, full && !sampler.componentAlpha());
        }
        int columns = sampler.pixels().width();
        int rows = sampler.pixels().height();
        if (columns >= SIZE_LIMIT || rows >= SIZE_LIMIT) {
            return NONE;
        }
        boolean samplesOpaque = Coding.opaque(sampler.pixels().format()) && !sampler.componentAlpha();
        Matrix matrix = sampler.matrix();
        if (matrix.isIdentity() && left >= 0 && top >= 0 && area.right <= columns && area.bottom <= rows) {
            return new Reach(true, samplesOpaque);
        }
        Box places = area.through(matrix);
        boolean weighs = sampler.filter().weighs();
        if (!places.fits32() || !area.wider().through(matrix).fits(weighs)) {
            return NONE;
        }
        boolean exact = !weighs || matrix.isIdentity() || matrix.keepsCentres();
        boolean inside =
                (exact && places.inside(1, -1, columns, rows)) || (weighs && places.inside(HALF, HALF, columns, rows));
        return new Reach(true, samplesOpaque && (inside || sampler.repeat() != Repeat.NONE));
    }

    private static boolean fits16(long number) {
        return number == (short) number;
    }

    /** An area of pixels, or the places of their centres. */
    private record Box(long left, long top, long right, long bottom) {
        Box wider() {
            return new Box(left - 1, top - 1, right + 1, bottom + 1);
        }

        Box through(Matrix matrix) {
            long[] x = {
                matrix.x(left, top),
                matrix.x(right - 1, top),
                matrix.x(left, bottom - 1),
                matrix.x(right - 1, bottom - 1)
            };
            long[] y = {
                matrix.y(left, top),
                matrix.y(right - 1, top),
                matrix.y(left, bottom - 1),
                matrix.y(right - 1, bottom - 1)
            };
            Arrays.sort(x);
            Arrays.sort(y);
            return new Box(x[0], y[0], x[x.length - 1], y[y.length - 1]);
        }

        boolean fits32() {
            return left == (int) left && top == (int) top && right == (int) right && bottom == (int) bottom;
        }

        boolean fits(boolean weighs) {
            int offset = weighs ? -HALF : -1;
            int span = weighs ? Matrix.ONE : 0;
            return fits32()
                    && new Box(
                                    left + offset - SLACK,
                                    top + offset - SLACK,
                                    right + offset + SLACK + span,
                                    bottom + offset + SLACK + span)
                            .fits32();
        }

        boolean inside(int less, int more, int columns, int rows) {
            return (left - less) >> Matrix.FRACTION_BITS >= 0
                    && (top - less) >> Matrix.FRACTION_BITS >= 0
                    && (right + more) >> Matrix.FRACTION_BITS < columns
                    && (bottom + more) >> Matrix.FRACTION_BITS < rows;
        }
    }
}
