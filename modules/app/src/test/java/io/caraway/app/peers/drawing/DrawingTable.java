package io.caraway.app.peers.drawing;

import java.util.Map;
import java.util.TreeMap;

/** For each operation: how many drawings were made, how many pixels were compared, how many differ. */
final class DrawingTable {
    private final Map<String, long[]> rows = new TreeMap<>();

    /** Counts one drawing. */
    void count(String operation, long pixels, long differing) {
        long[] row = rows.computeIfAbsent(operation, key -> new long[3]);
        row[0]++;
        row[1] += pixels;
        row[2] += differing;
    }

    /** How many pixels differ in all. */
    long differing() {
        return rows.values().stream().mapToLong(row -> row[2]).sum();
    }

    /** How many drawings were made in all. */
    long variants() {
        return rows.values().stream().mapToLong(row -> row[0]).sum();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("| operation | variants | pixels compared | differing pixels |\n");
        text.append("|---|---:|---:|---:|\n");
        rows.forEach((name, row) ->
                text.append(String.format("| %-45s | %6d | %9d | %6d |%n", name, row[0], row[1], row[2])));
        return text.toString();
    }
}
