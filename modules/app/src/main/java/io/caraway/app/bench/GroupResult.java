package io.caraway.app.bench;

import java.util.Map;

/**
 * What the viewers of one group got.
 *
 * @param group who they are
 * @param joined how many began to join
 * @param reasons why those that ended early did, and how many of them
 * @param messages each one's on its display channel
 * @param bytes each one's on its display channel
 * @param otherMessages each one's on its main and cursor channels
 * @param firstPicture from when each one began to join to its first picture
 * @param behind how much later than the first of all viewers they received a drawing
 * @param compared the share of their drawings, 0..1, that another viewer received too: those that {@code behind} is about
 * @param longestSilenceNanos the longest time in which one of them got no byte on its display channel
 * @param updatesPerSecond drawings each second, of the one in the middle
 */
record GroupResult(
        ViewerGroup group,
        int joined,
        Map<String, Integer> reasons,
        Spread messages,
        Spread bytes,
        Spread otherMessages,
        Delays firstPicture,
        Delays behind,
        double compared,
        long longestSilenceNanos,
        double updatesPerSecond) {
    /** Copies the map. */
    GroupResult {
        reasons = Map.copyOf(reasons);
    }

    /** How many ended before the run was over. */
    int ended() {
        return reasons.values().stream().mapToInt(count -> count).sum();
    }
}
