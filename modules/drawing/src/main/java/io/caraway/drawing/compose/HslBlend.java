package io.caraway.drawing.compose;

import org.jspecify.annotations.Nullable;

/** A blend mode of PDF that looks at all colours of a pixel at once ("ISO 32000-1, 11.3.5.3"). */
final class HslBlend implements WideBlend {
    /*
     * A mask is multiplied into alpha, into red, and into green twice, but never into blue. No standard says so, but pixman, and
     * so every SPICE viewer, does just that.
     */

    private static final float LUM_RED = 0.3f;
    private static final float LUM_GREEN = 0.59f;
    private static final float LUM_BLUE = 0.11f;

    private final CompositeOperator mode;
    private final Rgb source = new Rgb();
    private final Rgb target = new Rgb();
    private final Rgb result = new Rgb();

    HslBlend(CompositeOperator mode) {
        this.mode = mode;
    }

    @Override
    public void blend(float[] argb, float @Nullable [] mask, float[] out, int count) {
        for (int at = 0; at < count * WideCoding.NUMBERS; at += WideCoding.NUMBERS) {
            float sa = argb[at];
            float da = out[at];
            source.take(argb, at);
            target.take(out, at);
            if (mask != null) {
                float through = mask[at];
                sa *= through;
                source.red *= through;
                source.green *= through;
                source.green *= through;
            }
            mix(sa, da);
            out[at] = sa + da - sa * da;
            out[at + WideCoding.RED] = (1 - sa) * target.red + (1 - da) * source.red + result.red;
            out[at + WideCoding.GREEN] = (1 - sa) * target.green + (1 - da) * source.green + result.green;
            out[at + WideCoding.BLUE] = (1 - sa) * target.blue + (1 - da) * source.blue + result.blue;
        }
    }

    private void mix(float sa, float da) {
        switch (mode) {
            case HSL_HUE -> {
                result.scale(source, da);
                result.saturate(target.saturation() * sa);
                result.light(sa * da, target.luminosity() * sa);
            }
            case HSL_SATURATION -> {
                result.scale(target, sa);
                result.saturate(source.saturation() * da);
                result.light(sa * da, target.luminosity() * sa);
            }
            case HSL_COLOR -> {
                result.scale(source, da);
                result.light(sa * da, target.luminosity() * sa);
            }
            default -> {
                result.scale(target, sa);
                result.light(sa * da, source.luminosity() * da);
            }
        }
    }

    /** Three colours. */
    private static final class Rgb {
        private float red;
        private float green;
        private float blue;

        void take(float[] wide, int at) {
            red = wide[at + WideCoding.RED];
            green = wide[at + WideCoding.GREEN];
            blue = wide[at + WideCoding.BLUE];
        }

        void scale(Rgb other, float by) {
            red = other.red * by;
            green = other.green * by;
            blue = other.blue * by;
        }

        float luminosity() {
            return red * LUM_RED + green * LUM_GREEN + blue * LUM_BLUE;
        }

        float saturation() {
            return max() - min();
        }

        private float max() {
            return Math.max(Math.max(red, green), blue);
        }

        private float min() {
            return Math.min(Math.min(red, green), blue);
        }

        /** Sets luminosity, then brings colours back between 0 and {@code most}. */
        void light(float most, float luminosity) {
            float more = luminosity - luminosity();
            red += more;
            green += more;
            blue += more;
            float light = luminosity();
            float least = min();
            float greatest = max();
            if (least < 0f) {
                squeeze(light, light, light - least, 0f);
            }
            if (greatest > most) {
                squeeze(light, most - light, greatest - light, most);
            }
        }

        private void squeeze(float light, float room, float range, float otherwise) {
            boolean none = WideMode.isZero(range);
            red = none ? otherwise : light + (red - light) * room / range;
            green = none ? otherwise : light + (green - light) * room / range;
            blue = none ? otherwise : light + (blue - light) * room / range;
        }

        /** Sets the greatest to {@code saturation}, the least to 0, and the one between in proportion. */
        void saturate(float saturation) {
            float least = min();
            float range = max() - least;
            boolean redIsMax = red > green && red > blue;
            boolean greenIsMax = !redIsMax && (red > green ? false : red > blue || green > blue);
            boolean blueIsMax = !redIsMax && !greenIsMax;
            boolean none = WideMode.isZero(range);
            red = redIsMax ? saturation : (red - least) * saturation / range;
            green = greenIsMax ? saturation : (green - least) * saturation / range;
            blue = blueIsMax ? saturation : (blue - least) * saturation / range;
            if (none) {
                red = 0f;
                green = 0f;
                blue = 0f;
            }
        }
    }
}
