package io.caraway.app.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * When each message came to its end, kept in memory until the run is over. Owned by bench.
 *
 * <p>16 bytes for each of at most {@link #STAMPS_MAX} messages; those beyond are counted, and left out.
 */
final class Stamps {
    /** Most messages: 512 MiB of stamps. */
    static final int STAMPS_MAX = 1 << 25;

    private static final int CHUNK_STAMPS = 1 << 16;
    private static final int TYPE_BITS = 16;
    private static final int TYPE_MASK = (1 << TYPE_BITS) - 1;

    private final List<long[]> chunks = new ArrayList<>();
    private int size;
    private long omitted;

    /** Keeps one. */
    void add(int viewer, int type, long nanos) {
        if (size == STAMPS_MAX) {
            omitted++;
            return;
        }
        int at = size % CHUNK_STAMPS;
        if (at == 0) {
            chunks.add(new long[2 * CHUNK_STAMPS]);
        }
        long[] chunk = chunks.get(size / CHUNK_STAMPS);
        chunk[2 * at] = ((long) viewer << TYPE_BITS) | type;
        chunk[2 * at + 1] = nanos;
        size++;
    }

    /** How many messages were left out. */
    long omitted() {
        return omitted;
    }

    /** Writes a line for each, in the order of receipt: viewer, type, nanoseconds. */
    void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            for (int i = 0; i < size; i++) {
                long[] chunk = chunks.get(i / CHUNK_STAMPS);
                int at = i % CHUNK_STAMPS;
                out.append(Long.toString(chunk[2 * at] >> TYPE_BITS)).append(' ');
                out.append(Long.toString(chunk[2 * at] & TYPE_MASK)).append(' ');
                out.append(Long.toString(chunk[2 * at + 1])).append('\n');
            }
        }
    }
}
