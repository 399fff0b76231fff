package io.caraway.drawing.compose;

/**
 * From places on the target to places in a picture: the upper two rows of a matrix, each number with 16 bits behind the point;
 * the last row is 0, 0, 1. Any numbers will do; see {@link Compositor} for those that lead out of bounds.
 *
 * @param t00 x by x
 * @param t01 x by y
 * @param t02 x
 * @param t10 y by x
 * @param t11 y by y
 * @param t12 y
 */
public record Matrix(int t00, int t01, int t02, int t10, int t11, int t12) {
    /** Bits behind the point. */
    public static final int FRACTION_BITS = 16;

    /** One. */
    public static final int ONE = 1 << FRACTION_BITS;

    /** Every place to itself. */
    public static final Matrix IDENTITY = scale(ONE, ONE);

    private static final int WHOLE_LIMIT = 30_000 * ONE;

    /** Multiplies x and y, with 16 bits behind the point. */
    public static Matrix scale(int byX, int byY) {
        return new Matrix(byX, 0, 0, 0, byY, 0);
    }

    /** This, and then moved by so much, with 16 bits behind the point. */
    public Matrix translated(int byX, int byY) {
        return new Matrix(t00, t01, t02 + byX, t10, t11, t12 + byY);
    }

    /** Where the centre of a pixel comes to lie, x. Places of 17 bits do not overflow. */
    long x(long column, long row) {
        return t00 * column + t01 * row + t02 + centre(t00, t01);
    }

    /** Where the centre of a pixel comes to lie, y. */
    long y(long column, long row) {
        return t10 * column + t11 * row + t12 + centre(t10, t11);
    }

    /** Half a step each way, rounded. */
    private static long centre(int byX, int byY) {
        return ((long) byX + byY + 1) >> 1;
    }

    boolean isIdentity() {
        return equals(IDENTITY);
    }

    /** Whether x depends on the column alone, and y on the row alone. */
    boolean scales() {
        return t01 == 0 && t10 == 0;
    }

    /** Whether centres of pixels come to lie on centres of pixels for sure. Not all cases are known; those pixman knows are. */
    boolean keepsCentres() {
        int fractions = t00 | t01 | t02 | t10 | t11 | t12;
        boolean odd = (((t00 + t01) & (t10 + t11)) >> FRACTION_BITS) % 2 == 1;
        return (fractions & (ONE - 1)) == 0
                && odd
                && Math.abs((long) t02) <= WHOLE_LIMIT
                && Math.abs((long) t12) <= WHOLE_LIMIT;
    }
}
