package io.caraway.app.bench;

import java.util.Arrays;

/**
 * The least, the middle and the greatest of some numbers; all 0 if there are none.
 *
 * @param min the least
 * @param median the middle one; of two the greater
 * @param max the greatest
 */
record Spread(long min, long median, long max) {
    /** The spread of those numbers, in any order. */
    static Spread of(long[] numbers) {
        if (numbers.length == 0) {
            return new Spread(0, 0, 0);
        }
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }
}
