package io.caraway.drawing.compose;

/** An operator on one pixel with 8 bits for each colour. */
interface PixelBlend {
    /**
     * Blends.
     *
     * @param source the source, already multiplied by the mask
     * @param alphas for each of its four numbers the alpha that goes with it, already multiplied by the mask
     * @param target what is there
     */
    int blend(int source, int alphas, int target);

    /** The operator; it must be one that works with 8 bits. */
    static PixelBlend of(CompositeOperator operator) {
        return switch (operator) {
            case CLEAR -> (s, a, d) -> 0;
            case SRC -> (s, a, d) -> s;
            case DST -> (s, a, d) -> d;
            case OVER -> (s, a, d) -> Argb.plus(Argb.timesEach(d, ~a), s);
            case OVER_REVERSE -> (s, a, d) -> Argb.over(d, s);
            case IN -> (s, a, d) -> Argb.times(s, d >>> Argb.ALPHA);
            case IN_REVERSE -> (s, a, d) -> Argb.timesEach(d, a);
            case OUT -> (s, a, d) -> Argb.times(s, ~d >>> Argb.ALPHA);
            case OUT_REVERSE -> (s, a, d) -> Argb.timesEach(d, ~a);
            case ATOP -> (s, a, d) -> Argb.plus(Argb.timesEach(d, ~a), Argb.times(s, d >>> Argb.ALPHA));
            case ATOP_REVERSE -> (s, a, d) -> Argb.plus(Argb.timesEach(d, a), Argb.times(s, ~d >>> Argb.ALPHA));
            case XOR -> PixelBlend::xor;
            case ADD -> (s, a, d) -> Argb.plus(d, s);
            case MULTIPLY -> (s, a, d) -> Argb.plus(Argb.timesEach(d, s), xor(s, a, d));
            case SCREEN -> new SeparableBlend((s, sa, d, da) -> s * da + d * sa - s * d);
            case OVERLAY ->
                new SeparableBlend((s, sa, d, da) -> 2 * d < da ? 2 * s * d : sa * da - 2 * (da - d) * (sa - s));
            case DARKEN -> new SeparableBlend((s, sa, d, da) -> Math.min(s * da, d * sa));
            case LIGHTEN -> new SeparableBlend((s, sa, d, da) -> Math.max(s * da, d * sa));
            case HARD_LIGHT ->
                new SeparableBlend((s, sa, d, da) -> 2 * s < sa ? 2 * s * d : sa * da - 2 * (da - d) * (sa - s));
            case DIFFERENCE -> new SeparableBlend((s, sa, d, da) -> Math.abs(s * da - d * sa));
            case EXCLUSION -> new SeparableBlend((s, sa, d, da) -> s * da + d * sa - 2 * s * d);
            default -> throw new IllegalArgumentException("operator: " + operator + " (expected: one of 8 bits)");
        };
    }

    private static int xor(int source, int alphas, int target) {
        return Argb.plus(Argb.timesEach(target, ~alphas), Argb.times(source, ~target >>> Argb.ALPHA));
    }
}
