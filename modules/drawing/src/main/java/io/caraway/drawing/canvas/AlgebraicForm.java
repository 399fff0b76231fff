package io.caraway.drawing.canvas;

/** Turns a raster operation from a table of results into a formula without branches. */
final class AlgebraicForm {
    /*
     * Every function of bits is the exclusive or of some products of its inputs (its algebraic normal form): for two inputs
     *
     *     f(s, d) = k0 ^ k1 d ^ k2 s ^ k3 s d
     *
     * and eight terms for three. The coefficients follow from the table by the Moebius transform over GF(2): for each input,
     * add to each entry that has it the entry that is the same without. With coefficients of all bits or none, one loop of
     * "and" and "exclusive or" over whole pixels does any operation.
     */

    private AlgebraicForm() {}

    /**
     * The coefficients of a table.
     *
     * @param table bit {@code i} is the result for those inputs whose bits make up {@code i}
     * @param inputs how many inputs
     * @param mask what stands for a coefficient of 1
     * @return for each {@code i} the coefficient of the product of those inputs: 0 or {@code mask}
     */
    static int[] of(int table, int inputs, int mask) {
        int[] form = new int[1 << inputs];
        for (int i = 0; i < form.length; i++) {
            form[i] = ((table >>> i) & 1) == 1 ? mask : 0;
        }
        for (int input = 1; input < form.length; input <<= 1) {
            for (int i = 0; i < form.length; i++) {
                if ((i & input) != 0) {
                    form[i] ^= form[i ^ input];
                }
            }
        }
        return form;
    }
}
