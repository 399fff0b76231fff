package io.caraway.export.gif;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;

/** Chooses the colours of a palette. */
final class Quantizer {
    /*
     * All colours, if they fit. Else those that cover much of the picture keep an entry of their own, so that flat areas (the
     * background of a window) are exact and do not change from one picture to the next; the others are cut by median cut in the
     * form that splits, each time, the box with the largest error at its mean.
     *
     * Cost: a pass over the colours for each level of splitting.
     */

    /** Most entries for single colours. */
    private static final int KEPT_MAX = 128;

    /** A colour keeps an entry when it covers one pixel of so many. */
    private static final int KEPT_PART = 2000;

    private Quantizer() {}

    /**
     * Chooses at most {@code most} colours, and gives each counted one the number of that by which it is shown.
     *
     * @param counts how often each occurs; they are the numbers in the palette afterwards
     * @return the palette
     */
    static int[] palette(ColorCount counts, int most) {
        int[] colors = counts.colors();
        if (colors.length <= most) {
            for (int i = 0; i < colors.length; i++) {
                counts.number(colors[i], i);
            }
            return colors;
        }
        int kept = keepFrequent(colors, counts, Math.min(KEPT_MAX, most / 2));
        PriorityQueue<ColorBox> boxes =
                new PriorityQueue<>(Comparator.comparingDouble(ColorBox::error).reversed());
        boxes.add(new ColorBox(colors, kept, colors.length, counts));
        while (kept + boxes.size() < most && boxes.element().error() > 0) {
            for (ColorBox half : boxes.remove().halves()) {
                boxes.add(half);
            }
        }
        int[] palette = Arrays.copyOf(colors, kept + boxes.size());
        for (int i = 0; i < kept; i++) {
            counts.number(colors[i], i);
        }
        int number = kept;
        for (ColorBox box : boxes) {
            palette[number] = box.mean();
            box.number(number);
            number++;
        }
        return palette;
    }

    /** Moves the colours that keep an entry to the front, and gives how many these are. */
    private static int keepFrequent(int[] colors, ColorCount counts, int most) {
        long pixels = 0;
        for (int color : colors) {
            pixels += counts.value(color);
        }
        long least = Math.max(2, pixels / KEPT_PART);
        long[] frequent = new long[colors.length];
        int found = 0;
        for (int color : colors) {
            if (counts.value(color) >= least) {
                frequent[found++] = (long) counts.value(color) << Integer.SIZE | color;
            }
        }
        Arrays.sort(frequent, 0, found);
        int kept = Math.min(found, most);
        Set<Integer> front = new HashSet<>();
        for (int i = 0; i < kept; i++) {
            front.add((int) frequent[found - 1 - i]);
        }
        int at = 0;
        for (int i = 0; i < colors.length && at < kept; i++) {
            if (front.contains(colors[i])) {
                int moved = colors[at];
                colors[at] = colors[i];
                colors[i] = moved;
                at++;
            }
        }
        return kept;
    }
}
