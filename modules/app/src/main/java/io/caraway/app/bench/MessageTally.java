package io.caraway.app.bench;

import java.util.Arrays;

/**
 * How many messages of each number came, and how many bytes. Belongs to whoever fills it.
 *
 * <p>Numbers from {@link #TYPES} on are counted together, as {@link #OTHER}.
 */
final class MessageTally {
    /** All numbers that SPICE has lie below. */
    static final int TYPES = 512;

    /** Stands for all numbers that SPICE does not have. */
    static final int OTHER = TYPES - 1;

    private final long[] messages = new long[TYPES];
    private final long[] bytes = new long[TYPES];

    /** Counts one. */
    void add(int type, int bodyBytes) {
        int counted = Math.min(type, OTHER);
        messages[counted]++;
        bytes[counted] += bodyBytes;
    }

    /** How many of a number. */
    long messages(int type) {
        return messages[type];
    }

    /** Bytes of their bodies. */
    long bytes(int type) {
        return bytes[type];
    }

    /** How many of all numbers. */
    long messages() {
        return Arrays.stream(messages).sum();
    }
}
