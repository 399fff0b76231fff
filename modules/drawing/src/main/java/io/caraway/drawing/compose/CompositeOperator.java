package io.caraway.drawing.compose;

import java.util.Optional;

/**
 * How a source and what is there make what will be there ("X Rendering Extension, 6", and the blend modes of PDF). The plain
 * ones work with 8 bits for each colour, those that divide with floats.
 */
public enum CompositeOperator {
    /** Nothing. */
    CLEAR(0),
    /** The source. */
    SRC(1),
    /** What is there. */
    DST(2),
    /** The source over what is there. */
    OVER(3),
    /** What is there over the source. */
    OVER_REVERSE(4),
    /** The source where something is. */
    IN(5),
    /** What is there where the source is. */
    IN_REVERSE(6),
    /** The source where nothing is. */
    OUT(7),
    /** What is there where the source is not. */
    OUT_REVERSE(8),
    /** The source where something is, what is there elsewhere. */
    ATOP(9),
    /** What is there where the source is, the source elsewhere. */
    ATOP_REVERSE(10),
    /** Each where the other is not. */
    XOR(11),
    /** The sum. */
    ADD(12),
    /** What is there, and as much of the source as there is room for. */
    SATURATE(13, true),

    /** {@link #CLEAR}. */
    DISJOINT_CLEAR(16, true),
    /** {@link #SRC}. */
    DISJOINT_SRC(17, true),
    /** {@link #DST}. */
    DISJOINT_DST(18, true),
    /** {@link #OVER}, as if the two overlapped as little as possible. */
    DISJOINT_OVER(19, true),
    /** {@link #OVER_REVERSE}, likewise. */
    DISJOINT_OVER_REVERSE(20, true),
    /** {@link #IN}, likewise. */
    DISJOINT_IN(21, true),
    /** {@link #IN_REVERSE}, likewise. */
    DISJOINT_IN_REVERSE(22, true),
    /** {@link #OUT}, likewise. */
    DISJOINT_OUT(23, true),
    /** {@link #OUT_REVERSE}, likewise. */
    DISJOINT_OUT_REVERSE(24, true),
    /** {@link #ATOP}, likewise. */
    DISJOINT_ATOP(25, true),
    /** {@link #ATOP_REVERSE}, likewise. */
    DISJOINT_ATOP_REVERSE(26, true),
    /** {@link #XOR}, likewise. */
    DISJOINT_XOR(27, true),

    /** {@link #CLEAR}. */
    CONJOINT_CLEAR(32, true),
    /** {@link #SRC}. */
    CONJOINT_SRC(33, true),
    /** {@link #DST}. */
    CONJOINT_DST(34, true),
    /** {@link #OVER}, as if the two overlapped as much as possible. */
    CONJOINT_OVER(35, true),
    /** {@link #OVER_REVERSE}, likewise. */
    CONJOINT_OVER_REVERSE(36, true),
    /** {@link #IN}, likewise. */
    CONJOINT_IN(37, true),
    /** {@link #IN_REVERSE}, likewise. */
    CONJOINT_IN_REVERSE(38, true),
    /** {@link #OUT}, likewise. */
    CONJOINT_OUT(39, true),
    /** {@link #OUT_REVERSE}, likewise. */
    CONJOINT_OUT_REVERSE(40, true),
    /** {@link #ATOP}, likewise. */
    CONJOINT_ATOP(41, true),
    /** {@link #ATOP_REVERSE}, likewise. */
    CONJOINT_ATOP_REVERSE(42, true),
    /** {@link #XOR}, likewise. */
    CONJOINT_XOR(43, true),

    /** The product. */
    MULTIPLY(48),
    /** One less the product of what is missing to one. */
    SCREEN(49),
    /** {@link #MULTIPLY} what is dark there, {@link #SCREEN} what is light. */
    OVERLAY(50),
    /** The darker. */
    DARKEN(51),
    /** The lighter. */
    LIGHTEN(52),
    /** What is there made lighter. */
    COLOR_DODGE(53, true),
    /** What is there made darker. */
    COLOR_BURN(54, true),
    /** {@link #MULTIPLY} by a dark source, {@link #SCREEN} by a light one. */
    HARD_LIGHT(55),
    /** A softer {@link #HARD_LIGHT}. */
    SOFT_LIGHT(56, true),
    /** The difference. */
    DIFFERENCE(57),
    /** A softer {@link #DIFFERENCE}. */
    EXCLUSION(58),
    /** The source's hue. */
    HSL_HUE(59, true),
    /** The source's saturation. */
    HSL_SATURATION(60, true),
    /** The source's hue and saturation. */
    HSL_COLOR(61, true),
    /** The source's luminosity. */
    HSL_LUMINOSITY(62, true);

    private final int number;
    private final boolean wide;

    CompositeOperator(int number) {
        this(number, false);
    }

    CompositeOperator(int number, boolean wide) {
        this.number = number;
        this.wide = wide;
    }

    /** The operator of that number. Numbers between the groups are {@link #CLEAR}, as they are in pixman. */
    public static Optional<CompositeOperator> of(int number) {
        if (number < 0 || number > HSL_LUMINOSITY.number) {
            return Optional.empty();
        }
        for (CompositeOperator operator : values()) {
            if (operator.number == number) {
                return Optional.of(operator);
            }
        }
        return Optional.of(CLEAR);
    }

    /** The number pixman has for it. */
    public int number() {
        return number;
    }

    /** Whether it works with floats. */
    boolean wide() {
        return wide;
    }

    /**
     * The operator that stands in for this one. It matters: of the two, one may work with floats, the other with 8 bits.
     *
     * @param opaque whether all alpha of the source, seen through the mask, is full
     */
    CompositeOperator simplified(boolean opaque) {
        return switch (this) {
            case DISJOINT_CLEAR, CONJOINT_CLEAR -> CLEAR;
            case DISJOINT_SRC, CONJOINT_SRC -> SRC;
            case DISJOINT_DST, CONJOINT_DST -> DST;
            case OVER -> opaque ? SRC : this;
            case IN_REVERSE -> opaque ? DST : this;
            case OUT_REVERSE -> opaque ? CLEAR : this;
            case ATOP -> opaque ? IN : this;
            case ATOP_REVERSE, SATURATE -> opaque ? OVER_REVERSE : this;
            case XOR -> opaque ? OUT : this;
            default -> this;
        };
    }

    /** Whether it makes the same of any target. */
    boolean ignoresTarget() {
        return this == CLEAR || this == SRC;
    }

    /** Whether colours come out the same whatever the target's alpha is. */
    boolean ignoresTargetAlpha() {
        return switch (this) {
            case CLEAR, SRC, DST, OVER, IN_REVERSE, OUT_REVERSE, ADD -> true;
            default -> false;
        };
    }
}
