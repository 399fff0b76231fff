package io.caraway.drawing.compose;

/** The blend modes of PDF that divide, one colour at a time ("ISO 32000-1, 11.3.5.2"). */
final class WideMode {
    private static final int STEEP_FROM = 4;
    private static final int CUBIC = 16;
    private static final int SQUARE = 12;
    private static final int LINEAR = 3;

    private WideMode() {}

    /** Whether a number is too small to divide by. */
    static boolean isZero(float number) {
        return -Float.MIN_NORMAL < number && number < Float.MIN_NORMAL;
    }

    /** The alpha that all modes leave. */
    static float union(float sourceAlpha, float source, float targetAlpha, float target) {
        return targetAlpha + sourceAlpha - targetAlpha * sourceAlpha;
    }

    /** What shows where only one of the two is. */
    private static float apart(float sa, float s, float da, float d) {
        return (1 - sa) * d + (1 - da) * s;
    }

    static float dodge(float sa, float s, float da, float d) {
        float apart = apart(sa, s, da, d);
        if (isZero(d)) {
            return apart;
        }
        if (d * sa >= sa * da - s * da || isZero(sa - s)) {
            return apart + sa * da;
        }
        return apart + sa * sa * d / (sa - s);
    }

    static float burn(float sa, float s, float da, float d) {
        float apart = apart(sa, s, da, d);
        if (d >= da) {
            return apart + sa * da;
        }
        if (sa * (da - d) >= s * da || isZero(s)) {
            return apart;
        }
        return apart + sa * (da - sa * (da - d) / s);
    }

    static float softLight(float sa, float s, float da, float d) {
        float apart = apart(sa, s, da, d);
        if (isZero(da)) {
            return apart + d * sa;
        }
        if (2 * s <= sa) {
            return apart + (d * sa - d * (da - d) * (sa - 2 * s) / da);
        }
        if (STEEP_FROM * d <= da) {
            return apart + (d * sa + (2 * s - sa) * d * ((CUBIC * d / da - SQUARE) * d / da + LINEAR));
        }
        return apart + (d * sa + ((float) Math.sqrt(d * da) - d) * (2 * s - sa));
    }
}
