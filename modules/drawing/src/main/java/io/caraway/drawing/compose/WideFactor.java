package io.caraway.drawing.compose;

/** By what a source, or what is there, is multiplied before the two are added, as the alphas have it. */
enum WideFactor {
    /** Nothing. */
    ZERO,
    /** One. */
    ONE,
    /** One part of the other: a / b. */
    PART,
    /** What is left of one, as part of the other: (1 - a) / b. */
    REST_PART,
    /** What is left besides that part: 1 - a / b. */
    PART_LEFT,
    /** What is left besides that part of the rest: 1 - (1 - a) / b. */
    REST_PART_LEFT;

    /** The operator's channel; it must be SATURATE or one of those called disjoint and conjoint. */
    static WideChannels.Channel channel(CompositeOperator operator) {
        return switch (operator) {
            case SATURATE, DISJOINT_OVER_REVERSE -> channel(REST_PART, ONE);
            case DISJOINT_OVER -> channel(ONE, REST_PART);
            case DISJOINT_IN -> channel(REST_PART_LEFT, ZERO);
            case DISJOINT_IN_REVERSE -> channel(ZERO, REST_PART_LEFT);
            case DISJOINT_OUT -> channel(REST_PART, ZERO);
            case DISJOINT_OUT_REVERSE -> channel(ZERO, REST_PART);
            case DISJOINT_ATOP -> channel(REST_PART_LEFT, REST_PART);
            case DISJOINT_ATOP_REVERSE -> channel(REST_PART, REST_PART_LEFT);
            case DISJOINT_XOR -> channel(REST_PART, REST_PART);
            case CONJOINT_OVER -> channel(ONE, PART_LEFT);
            case CONJOINT_OVER_REVERSE -> channel(PART_LEFT, ONE);
            case CONJOINT_IN -> channel(PART, ZERO);
            case CONJOINT_IN_REVERSE -> channel(ZERO, PART);
            case CONJOINT_OUT -> channel(PART_LEFT, ZERO);
            case CONJOINT_OUT_REVERSE -> channel(ZERO, PART_LEFT);
            case CONJOINT_ATOP -> channel(PART, PART_LEFT);
            case CONJOINT_ATOP_REVERSE -> channel(PART_LEFT, PART);
            case CONJOINT_XOR -> channel(PART_LEFT, PART_LEFT);
            default -> throw new IllegalArgumentException("operator: " + operator + " (expected: one of two factors)");
        };
    }

    private static WideChannels.Channel channel(WideFactor ofSource, WideFactor ofTarget) {
        return (sa, s, da, d) -> {
            float sum = s * ofSource.of(da, sa) + d * ofTarget.of(sa, da);
            return 1f < sum ? 1f : sum;
        };
    }

    /** The factor of what has the alpha {@code own}. */
    private float of(float other, float own) {
        boolean none = WideMode.isZero(own);
        return switch (this) {
            case ZERO -> 0f;
            case ONE -> 1f;
            case PART -> none ? 1f : clamped(other / own);
            case REST_PART -> none ? 1f : clamped((1f - other) / own);
            case PART_LEFT -> none ? 0f : clamped(1f - other / own);
            case REST_PART_LEFT -> none ? 0f : clamped(1f - (1f - other) / own);
        };
    }

    private static float clamped(float number) {
        return number < 0f ? 0f : Math.min(number, 1f);
    }
}
