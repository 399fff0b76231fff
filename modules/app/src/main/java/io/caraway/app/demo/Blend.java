package io.caraway.app.demo;

/** Arithmetic on colours 0x00RRGGBB, each channel by itself. */
final class Blend {
    /** The weight that stands for "all of it". */
    static final int FULL = 256;

    private static final int ODD_CHANNELS = 0xFF00FF;
    private static final int EVEN_CHANNEL = 0x00FF00;
    private static final int SHIFT = 8;
    private static final int CHANNEL_MAX = 255;

    private Blend() {}

    /** The colour that lies between two: {@code from} at weight 0, {@code to} at weight {@link #FULL}. */
    static int mix(int from, int to, int weight) {
        int rest = FULL - weight;
        int odd = ((from & ODD_CHANNELS) * rest + (to & ODD_CHANNELS) * weight) >>> SHIFT;
        int even = ((from & EVEN_CHANNEL) * rest + (to & EVEN_CHANNEL) * weight) >>> SHIFT;
        return (odd & ODD_CHANNELS) | (even & EVEN_CHANNEL);
    }

    /** {@link #mix(int, int, int)} by a fraction, cut to 0..1. */
    static int mix(int from, int to, double fraction) {
        return mix(from, to, (int) (Math.max(0, Math.min(1, fraction)) * FULL));
    }

    /** The colour with {@code amount} added to each channel, cut to what a channel holds. */
    static int brighten(int color, int amount) {
        int red = channel(((color >> (2 * SHIFT)) & CHANNEL_MAX) + amount);
        int green = channel(((color >> SHIFT) & CHANNEL_MAX) + amount);
        int blue = channel((color & CHANNEL_MAX) + amount);
        return (red << (2 * SHIFT)) | (green << SHIFT) | blue;
    }

    private static int channel(int value) {
        return Math.max(0, Math.min(CHANNEL_MAX, value));
    }
}
