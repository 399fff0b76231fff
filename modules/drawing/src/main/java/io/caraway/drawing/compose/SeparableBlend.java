package io.caraway.drawing.compose;

/** A blend mode of PDF that looks at one colour at a time, with 8 bits ("ISO 32000-1, 11.3.5.2"). */
final class SeparableBlend implements PixelBlend {
    /** What is made where both are, times both alphas. */
    interface Mode {
        /** Blends one colour; all 0..255. */
        int blend(int source, int sourceAlpha, int target, int targetAlpha);
    }

    private static final int ROUND = 128;
    private static final int LIMIT = Argb.FULL * Argb.FULL;

    private final Mode mode;

    SeparableBlend(Mode mode) {
        this.mode = mode;
    }

    @Override
    public int blend(int source, int alphas, int target) {
        int sourceAlpha = source >>> Argb.ALPHA;
        int targetAlpha = target >>> Argb.ALPHA;
        int alpha = (targetAlpha + sourceAlpha) * Argb.FULL - sourceAlpha * targetAlpha;
        return divided(alpha) << Argb.ALPHA
                | colour(source, alphas, target, Argb.RED)
                | colour(source, alphas, target, Argb.GREEN)
                | colour(source, alphas, target, 0);
    }

    private int colour(int source, int alphas, int target, int place) {
        int s = source >>> place & Argb.FULL;
        int sa = alphas >>> place & Argb.FULL;
        int d = target >>> place & Argb.FULL;
        int da = target >>> Argb.ALPHA;
        int sum = (Argb.FULL - sa) * d + (Argb.FULL - da) * s + mode.blend(s, sa, d, da);
        return divided(sum) << place;
    }

    /** By 255, rounded. Less than nothing, which colours above their alpha lead to, comes out as one. */
    private static int divided(int sum) {
        int kept = sum < 0 || sum > LIMIT ? LIMIT : sum;
        int rounded = kept + ROUND;
        return (rounded + (rounded >> Argb.BITS)) >> Argb.BITS;
    }
}
