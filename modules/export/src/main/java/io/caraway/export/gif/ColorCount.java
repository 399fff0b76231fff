package io.caraway.export.gif;

import java.util.Arrays;

/** Counts how often each colour occurs, and then knows a number for each. Belongs to the thread that exports. */
final class ColorCount {
    /*
     * A table with open addressing: a colour lies at the first free place behind the one its hash names. It doubles when it is
     * half full. Places are found again by the same search.
     */

    private static final int PLACES_MIN = 1 << 10;
    private static final int SPREAD = 0x9e3779b1;
    private static final int FREE = -1;

    private int[] colors = free(PLACES_MIN);
    private int[] values = new int[PLACES_MIN];
    private int size;

    /** Counts a colour 0x00RRGGBB once more. */
    void add(int color) {
        int place = place(color);
        if (colors[place] == FREE) {
            colors[place] = color;
            size++;
            if (size > colors.length / 2) {
                grow();
                place = place(color);
            }
        }
        values[place]++;
    }

    /** How many colours there are. */
    int size() {
        return size;
    }

    /** All colours, in an order that depends on nothing but what was counted. */
    int[] colors() {
        int[] found = Arrays.stream(colors).filter(color -> color != FREE).toArray();
        Arrays.sort(found);
        return found;
    }

    /** How often a colour occurs, or what {@link #number} has given it. */
    int value(int color) {
        return values[place(color)];
    }

    /** Replaces the count of a colour by a number. */
    void number(int color, int number) {
        values[place(color)] = number;
    }

    private int place(int color) {
        int place = (color * SPREAD) >>> (Integer.numberOfLeadingZeros(colors.length) + 1);
        while (colors[place] != color && colors[place] != FREE) {
            place = (place + 1) % colors.length;
        }
        return place;
    }

    private void grow() {
        int[] oldColors = colors;
        int[] oldValues = values;
        colors = free(2 * oldColors.length);
        values = new int[colors.length];
        for (int i = 0; i < oldColors.length; i++) {
            if (oldColors[i] != FREE) {
                int place = place(oldColors[i]);
                colors[place] = oldColors[i];
                values[place] = oldValues[i];
            }
        }
    }

    private static int[] free(int places) {
        int[] table = new int[places];
        Arrays.fill(table, FREE);
        return table;
    }
}
