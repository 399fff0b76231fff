package io.caraway.drawing.compose;

import org.jspecify.annotations.Nullable;

/** An operator on a row of floats, four a pixel (see {@link WideCoding}). */
interface WideBlend {
    /**
     * Blends.
     *
     * @param source the source, not yet multiplied by the mask
     * @param mask the mask; {@code null} if there is none
     * @param target what is there, and what will be
     * @param count pixels
     */
    void blend(float[] source, float @Nullable [] mask, float[] target, int count);

    /** The operator; it must be one that works with floats. */
    static WideBlend of(CompositeOperator operator, boolean componentAlpha) {
        return switch (operator) {
            case HSL_HUE, HSL_SATURATION, HSL_COLOR, HSL_LUMINOSITY ->
                componentAlpha ? (source, mask, target, count) -> {} : new HslBlend(operator);
            case COLOR_DODGE -> new WideChannels(WideMode::union, WideMode::dodge, componentAlpha);
            case COLOR_BURN -> new WideChannels(WideMode::union, WideMode::burn, componentAlpha);
            case SOFT_LIGHT -> new WideChannels(WideMode::union, WideMode::softLight, componentAlpha);
            default -> {
                WideChannels.Channel channel = WideFactor.channel(operator);
                yield new WideChannels(channel, channel, componentAlpha);
            }
        };
    }
}
