package io.caraway.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What came of a {@link Conversion}.
 *
 * @param file the recording
 * @param nanos how long it lasts
 * @param batches how many batches were read
 * @param bytes its length
 * @param cut whether the other recording ended inside something
 * @param warnings what was passed over
 * @param fault why it ends early, if it does
 */
record Converted(
        Path file, long nanos, long batches, long bytes, boolean cut, List<String> warnings, Optional<Failure> fault) {
    private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double MEGA = 1e6;

    /** Copies the list. */
    Converted {
        warnings = List.copyOf(warnings);
    }

    /** What the user is to be told of it beside its figures. */
    void warn(String input, PrintStream out) {
        warnings.forEach(warning -> out.println("Warning: " + warning));
        if (cut) {
            out.println("Warning: " + input + " was cut: what is whole of it was converted");
        }
    }

    /** Its length and size in words. */
    String figures() {
        return seconds(nanos) + ", " + batches + " batches, " + megabytes(bytes);
    }

    /** A time in words. */
    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / SECOND_NANOS);
    }

    /** A size in words. */
    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
    }
}
