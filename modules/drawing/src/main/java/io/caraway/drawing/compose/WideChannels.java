package io.caraway.drawing.compose;

import org.jspecify.annotations.Nullable;

/** An operator on floats that looks at one colour at a time. */
final class WideChannels implements WideBlend {
    /** Blends one colour. */
    interface Channel {
        /** Source and target with the alphas that go with them; alpha itself is a colour too. */
        float blend(float sourceAlpha, float source, float targetAlpha, float target);
    }

    private final Channel alpha;
    private final Channel colour;
    private final boolean componentAlpha;

    WideChannels(Channel alpha, Channel colour, boolean componentAlpha) {
        this.alpha = alpha;
        this.colour = colour;
        this.componentAlpha = componentAlpha;
    }

    @Override
    public void blend(float[] source, float @Nullable [] mask, float[] target, int count) {
        for (int at = 0; at < count * WideCoding.NUMBERS; at += WideCoding.NUMBERS) {
            float sourceAlpha = source[at];
            float targetAlpha = target[at];
            float through = mask == null ? 1f : mask[at];
            float maskedAlpha = sourceAlpha * through;
            target[at] = alpha.blend(maskedAlpha, maskedAlpha, targetAlpha, targetAlpha);
            for (int i = WideCoding.RED; i < WideCoding.NUMBERS; i++) {
                float own = mask != null && componentAlpha ? mask[at + i] : through;
                target[at + i] = colour.blend(sourceAlpha * own, source[at + i] * own, targetAlpha, target[at + i]);
            }
        }
    }
}
