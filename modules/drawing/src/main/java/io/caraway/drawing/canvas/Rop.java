package io.caraway.drawing.canvas;

import io.caraway.drawing.RopDescriptor;

/**
 * A binary raster operation: what becomes of two pixels, bit by bit.
 *
 * @param number 0..15 as in X11: bit 0 is the result for source 1 and target 1, bit 1 for 1 and 0, bit 2 for 0 and 1, bit 3
 *     for 0 and 0
 */
record Rop(int number) {
    static final int ALL = 0b1111;

    /** The column of sources in the table of results, and that of targets; both are operations themselves. */
    private static final int SOURCE = 0b0011;

    private static final int TARGET = 0b0101;

    static final Rop COPY = new Rop(SOURCE);
    static final Rop AND = new Rop(SOURCE & TARGET);
    static final Rop INVERT = new Rop(ALL ^ TARGET);

    private static final int INPUTS = 2;
    private static final int TABLE_SHIFT = Integer.SIZE - (1 << INPUTS);

    Rop {
        if (number < 0 || number > ALL) {
            throw new IllegalArgumentException("rop: " + number + " (expected: 0.." + ALL + ")");
        }
    }

    /** How a brush is combined with what is there. */
    static Rop ofBrush(int descriptor) {
        return of(descriptor, RopDescriptor.INVERS_BRUSH, RopDescriptor.INVERS_DEST);
    }

    /** How a picture is combined with what is there. */
    static Rop ofPicture(int descriptor) {
        return of(descriptor, RopDescriptor.INVERS_SRC, RopDescriptor.INVERS_DEST);
    }

    /** How a brush is combined with a picture that was drawn just before. */
    static Rop ofBrushOnPicture(int descriptor) {
        return of(descriptor, RopDescriptor.INVERS_BRUSH, RopDescriptor.INVERS_SRC);
    }

    /**
     * What the flags of {@link RopDescriptor} say; of several operations the first in their order counts, and none is a copy.
     *
     * @param invertSource the flag that inverts what this operation takes for the source
     * @param invertTarget the flag that inverts what it takes for the target
     */
    private static Rop of(int descriptor, int invertSource, int invertTarget) {
        int source = inverted(SOURCE, descriptor, invertSource);
        int target = inverted(TARGET, descriptor, invertTarget);
        if (has(descriptor, RopDescriptor.OP_PUT)) {
            return result(source, descriptor);
        } else if (has(descriptor, RopDescriptor.OP_OR)) {
            return result(source | target, descriptor);
        } else if (has(descriptor, RopDescriptor.OP_AND)) {
            return result(source & target, descriptor);
        } else if (has(descriptor, RopDescriptor.OP_XOR)) {
            return result(source ^ target, descriptor);
        } else if (has(descriptor, RopDescriptor.OP_BLACKNESS)) {
            return new Rop(0);
        } else if (has(descriptor, RopDescriptor.OP_WHITENESS)) {
            return new Rop(ALL);
        } else if (has(descriptor, RopDescriptor.OP_INVERS)) {
            return INVERT;
        }
        return COPY;
    }

    private static Rop result(int table, int descriptor) {
        return new Rop(inverted(table, descriptor, RopDescriptor.INVERS_RES));
    }

    private static int inverted(int table, int descriptor, int flag) {
        return has(descriptor, flag) ? table ^ ALL : table;
    }

    private static boolean has(int descriptor, int flag) {
        return (descriptor & flag) != 0;
    }

    /** The coefficients of 1, target, source, and both ({@link AlgebraicForm}); {@code mask} for a coefficient of 1. */
    int[] form(int mask) {
        return AlgebraicForm.of(Integer.reverse(number) >>> TABLE_SHIFT, INPUTS, mask);
    }
}
