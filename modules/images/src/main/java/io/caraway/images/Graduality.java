package io.caraway.images;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;

/**
 * Judge of whether a picture is photographic: whether its colours change little by little and do not come back as they were, so
 * that a form that predicts each colour makes it at least a fifth smaller than one that looks for it in what went before.
 */
final class Graduality {
    /*
     * Both ways are tried on a sample, and what each would take is guessed from a few counts. The sample is at most GRID x GRID
     * stretches of neighbouring pixels, evenly spread, each with the stretch above it. A pixel that is as its left and its upper
     * neighbour costs next to nothing either way. For each other one:
     *
     *   looking back  The pixel is known if it and its two neighbours were met before in that order, in this stretch, above it
     *                 or in a stretch before, or if it is as its left neighbour. Else its whole colour is written. What was met
     *                 is kept in a table by hash, in which the last one stays; a wrong hit costs a wrong guess, nothing else.
     *   predicting    A pixel takes the length of the numbers by which its colours miss the mean of left and upper neighbour.
     *
     * What a pixel of each kind takes was found by least squares over what the forms QUIC and LZ_RGB made of pieces of desktops,
     * writing and photographs, from 32x32 to 1024x768. The sample is of fixed size, so the cost does not grow with the picture.
     */

    private static final int GRID = 12;
    private static final int STRETCH = 28;
    private static final int TABLE_BITS = 12;

    /** Fewer columns or rows have no stretch with neighbours, and the predicting form does not hold them. */
    private static final int SIDE_MIN = 3;

    /** The part of what looking back takes that predicting must not exceed. */
    private static final double GAIN = 0.8;

    private static final double UNKNOWN_BITS_OVER_COLOR = 0.25;
    private static final double KNOWN_RUN_BITS = 10;
    private static final double KNOWN_BITS = 4;
    private static final double PREDICTED_BITS = 5;
    private static final double PREDICTED_BITS_PER_BIT = 1.15;
    private static final double PREDICTED_BITS_OF_ANY = 0.7;

    private static final int HASH = 0x9e3779b1;
    private static final int HASH_LEFT = 0x85ebca6b;
    private static final int HASH_RIGHT = 0xc2b2ae35;

    private static final int COLORS = 3;
    private static final int FIVE_BITS = 5;

    private final int[] values;
    private final int width;
    private final int height;
    private final int colorBits;
    private final int mask;
    private final int[] table = new int[1 << TABLE_BITS];

    private int pixels;
    private int unknown;
    private int known;
    private int knownRuns;
    private int missBits;

    private Graduality(Pixels picture) {
        values = picture.values();
        width = picture.width();
        height = picture.height();
        colorBits = picture.format() == PixelFormat.RGB555 ? FIVE_BITS : Byte.SIZE;
        mask = (1 << (COLORS * colorBits)) - 1;
    }

    /** Whether that picture is photographic; one that has no colours, or less than 3 rows or columns, is not. */
    static boolean isPhotographic(Pixels picture) {
        boolean colored = picture.format() != PixelFormat.A1 && picture.format() != PixelFormat.A8;
        if (!colored || picture.width() < SIDE_MIN || picture.height() < SIDE_MIN) {
            return false;
        }
        Graduality graduality = new Graduality(picture);
        graduality.sample();
        return graduality.predictedBits() < GAIN * graduality.lookedBackBits();
    }

    private double predictedBits() {
        return PREDICTED_BITS_OF_ANY * pixels + PREDICTED_BITS * (known + unknown) + PREDICTED_BITS_PER_BIT * missBits;
    }

    private double lookedBackBits() {
        return (COLORS * colorBits + UNKNOWN_BITS_OVER_COLOR) * unknown
                + KNOWN_RUN_BITS * knownRuns
                + KNOWN_BITS * known;
    }

    private void sample() {
        int inner = width - 2;
        int stretch = Math.min(STRETCH, inner);
        int columns = Math.min(GRID, inner / stretch);
        int rows = Math.min(GRID, height - 1);
        for (int row = 0; row < rows; row++) {
            int y = 1 + middle(row, rows, height - 1);
            for (int column = 0; column < columns; column++) {
                int x = 1 + middle(column, columns, inner) - stretch / 2;
                stretch(y * width + Math.min(x, 1 + inner - stretch), stretch);
            }
        }
    }

    /** The middle of part {@code index} of {@code count} parts of {@code length}. */
    private static int middle(int index, int count, int length) {
        return (int) ((2L * index + 1) * length / (2L * count));
    }

    private void stretch(int from, int length) {
        for (int at = from - width; at < from - width + length; at++) {
            meet(at);
        }
        boolean inRun = false;
        for (int at = from; at < from + length; at++) {
            boolean met = meet(at);
            int color = values[at] & mask;
            int left = values[at - 1] & mask;
            int upper = values[at - width] & mask;
            pixels++;
            if (color == left && color == upper) {
                continue;
            }
            if (met || color == left) {
                known++;
                knownRuns += inRun ? 0 : 1;
                inRun = true;
            } else {
                unknown++;
                inRun = false;
            }
            missBits += missBits(color, left, upper);
        }
    }

    /** Puts a pixel with its neighbours into the table; tells whether they were there. */
    private boolean meet(int at) {
        int self = (values[at] & mask) * HASH;
        int left = (values[at - 1] & mask) * HASH_LEFT;
        int right = (values[at + 1] & mask) * HASH_RIGHT;
        int key = (self ^ left ^ right) | 1;
        int slot = (key * HASH) >>> (Integer.SIZE - TABLE_BITS);
        boolean met = table[slot] == key;
        table[slot] = key;
        return met;
    }

    private int missBits(int color, int left, int upper) {
        int one = (1 << colorBits) - 1;
        int bits = 0;
        for (int shift = 0; shift < COLORS * colorBits; shift += colorBits) {
            int mean = (((left >>> shift) & one) + ((upper >>> shift) & one)) >>> 1;
            int miss = Math.abs(((color >>> shift) & one) - mean);
            bits += Integer.SIZE - Integer.numberOfLeadingZeros(miss);
        }
        return bits;
    }
}
