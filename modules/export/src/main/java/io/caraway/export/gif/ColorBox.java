package io.caraway.export.gif;

/**
 * Colours that share an entry of a palette: a range of an array of colours. Owned by its {@link Quantizer}.
 *
 * <p>It knows the channel in which they differ most, and how wrong it is to show all of them as their mean.
 */
final class ColorBox {
    private static final int CHANNELS = 3;
    private static final int BYTE = 0xff;

    private final int[] colors;
    private final ColorCount counts;
    private final int from;
    private final int to;
    private final int mean;
    private final int shift;
    private final double split;
    private final double error;

    /** The colours {@code from..to - 1} of an array. */
    ColorBox(int[] colors, int from, int to, ColorCount counts) {
        this.colors = colors;
        this.counts = counts;
        this.from = from;
        this.to = to;
        int means = 0;
        int widest = 0;
        double widestMean = 0;
        double widestError = -1;
        for (int channel = 0; channel < CHANNELS; channel++) {
            int at = channel * Byte.SIZE;
            double count = 0;
            double sum = 0;
            double squares = 0;
            for (int i = from; i < to; i++) {
                double weight = counts.value(colors[i]);
                double value = colors[i] >> at & BYTE;
                count += weight;
                sum += weight * value;
                squares += weight * value * value;
            }
            double channelMean = sum / count;
            double channelError = Math.max(0, squares - sum * channelMean);
            means |= (int) Math.round(channelMean) << at;
            if (channelError > widestError) {
                widest = at;
                widestMean = channelMean;
                widestError = channelError;
            }
        }
        this.mean = means;
        this.shift = widest;
        this.split = widestMean;
        this.error = widestError;
    }

    /** The sum over all pixels of the squares of what is wrong in the channel in which they differ most. */
    double error() {
        return error;
    }

    /** The colour they are shown as. */
    int mean() {
        return mean;
    }

    /** Whether there are two colours at least. */
    boolean canSplit() {
        return to - from > 1;
    }

    /** Gives all of them a number. */
    void number(int number) {
        for (int i = from; i < to; i++) {
            counts.number(colors[i], number);
        }
    }

    /** Puts the colours below the mean of that channel before the others, and gives where these begin. */
    private int partition() {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            if ((colors[low] >> shift & BYTE) <= split) {
                low++;
            } else {
                int moved = colors[low];
                colors[low] = colors[high];
                colors[high] = moved;
                high--;
            }
        }
        return low;
    }

    /** Two boxes that hold its colours, none of them empty. */
    ColorBox[] halves() {
        int middle = Math.max(from + 1, Math.min(to - 1, partition()));
        return new ColorBox[] {new ColorBox(colors, from, middle, counts), new ColorBox(colors, middle, to, counts)};
    }
}
