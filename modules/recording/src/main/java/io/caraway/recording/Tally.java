package io.caraway.recording;

/** How many events of each kind there are, and of how many bytes. Belongs to the owner of its reader or writer. */
final class Tally {
    /** Kinds of event there can be. */
    static final int KINDS = 256;

    private final long[] counts = new long[KINDS];
    private final long[] bytes = new long[KINDS];

    /** Forgets everything. */
    void clear() {
        for (int kind = 0; kind < KINDS; kind++) {
            counts[kind] = 0;
            bytes[kind] = 0;
        }
    }

    /** Counts one of {@code size} bytes. */
    void add(int kind, long size) {
        add(kind, 1, size);
    }

    /** Counts so many, of {@code size} bytes together. */
    void add(int kind, long count, long size) {
        counts[kind] += count;
        bytes[kind] += size;
    }

    /** Counts all that the other has counted. */
    void add(Tally other) {
        for (int kind = 0; kind < KINDS; kind++) {
            counts[kind] += other.counts[kind];
            bytes[kind] += other.bytes[kind];
        }
    }

    /** How many. */
    long count(int kind) {
        return counts[kind];
    }

    /** Bytes of all of them. */
    long bytes(int kind) {
        return bytes[kind];
    }
}
