package io.caraway.drawing.compose;

import org.jspecify.annotations.Nullable;

/** One call of the compositor with 8 bits for each colour. */
final class NarrowPass {
    private final CompositeOperator operator;
    private final PixelBlend blend;
    private final Rows source;
    private final @Nullable Rows mask;
    private final boolean componentAlpha;
    private final int[] masked;
    private final int[] alphas;

    NarrowPass(CompositeOperator operator, Rows source, @Nullable Rows mask, boolean componentAlpha, int width) {
        this.operator = operator;
        this.blend = PixelBlend.of(operator);
        this.source = source;
        this.mask = mask;
        this.componentAlpha = componentAlpha;
        masked = new int[mask == null ? 0 : width];
        alphas = new int[mask != null && componentAlpha ? width : 0];
    }

    /**
     * Draws a row.
     *
     * @param sourceRow row of the source, as its matrix takes it
     * @param maskRow row of the mask, likewise
     * @param argb where the row of the target is
     * @param at where it begins
     * @param width its pixels
     */
    void draw(int sourceRow, int maskRow, int[] argb, int at, int width) {
        int from = source.read(sourceRow);
        if (mask == null) {
            blendAll(source.values(), from, argb, at, width);
            return;
        }
        int maskFrom = mask.read(maskRow);
        if (componentAlpha) {
            maskEach(source.values(), from, mask.values(), maskFrom, width);
            blendEach(argb, at, width);
        } else {
            int[] values = source.values();
            int[] through = mask.values();
            for (int i = 0; i < width; i++) {
                masked[i] = Argb.times(values[from + i], through[maskFrom + i] >>> Argb.ALPHA);
            }
            blendAll(masked, 0, argb, at, width);
        }
    }

    private void maskEach(int[] values, int from, int[] through, int maskFrom, int width) {
        for (int i = 0; i < width; i++) {
            int pixel = values[from + i];
            masked[i] = Argb.timesEach(pixel, through[maskFrom + i]);
            alphas[i] = Argb.times(through[maskFrom + i], pixel >>> Argb.ALPHA);
        }
    }

    private void blendEach(int[] argb, int at, int width) {
        for (int i = 0; i < width; i++) {
            argb[at + i] = blend.blend(masked[i], alphas[i], argb[at + i]);
        }
    }

    private void blendAll(int[] values, int from, int[] argb, int at, int width) {
        switch (operator) {
            case SRC -> System.arraycopy(values, from, argb, at, width);
            case OVER -> {
                for (int i = 0; i < width; i++) {
                    argb[at + i] = Argb.over(values[from + i], argb[at + i]);
                }
            }
            default -> {
                for (int i = 0; i < width; i++) {
                    int pixel = values[from + i];
                    argb[at + i] = blend.blend(pixel, Argb.each(pixel >>> Argb.ALPHA), argb[at + i]);
                }
            }
        }
    }
}
