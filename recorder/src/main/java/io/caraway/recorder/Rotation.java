package io.caraway.recorder;

/**
 * When a recording goes on in a new file. Each file begins with the whole picture and can be played alone.
 *
 * @param bytes once a file is as long as that; 0: never
 * @param nanos once a file has lasted as long as that; 0: never
 */
public record Rotation(long bytes, long nanos) {
    /** All in one file. */
    public static final Rotation NEVER = new Rotation(0, 0);

    /** Shortest file: one that is all first picture is of no use. */
    public static final long BYTES_MIN = 1L << 20;

    /** Shortest time in nanoseconds. */
    public static final long NANOS_MIN = 1_000_000_000L;

    /** Checks the limits. */
    public Rotation {
        if (bytes != 0 && bytes < BYTES_MIN) {
            throw new IllegalArgumentException("size of a file: " + bytes + " (expected: at least " + BYTES_MIN + ")");
        }
        if (nanos != 0 && nanos < NANOS_MIN) {
            throw new IllegalArgumentException("length of a file: " + nanos + " ns (expected: at least a second)");
        }
    }

    /** Whether a file of that length in bytes and time is to be the last but one. */
    boolean isDue(long fileBytes, long fileNanos) {
        return (bytes != 0 && fileBytes >= bytes) || (nanos != 0 && fileNanos >= nanos);
    }
}
