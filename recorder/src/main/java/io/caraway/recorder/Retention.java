package io.caraway.recorder;

import java.time.Duration;

/**
 * Which older files of a recording are kept. Files go, oldest first, until every limit holds; the one that is being written
 * always stays.
 *
 * @param files most files, with the one that is being written; 0: any number
 * @param bytes of all of them together; 0: any number
 * @param age how long ago a file was last written to; zero: any time
 */
public record Retention(int files, long bytes, Duration age) {
    /** Nothing is ever taken away. */
    public static final Retention ALL = new Retention(0, 0, Duration.ZERO);

    /** Checks the limits. */
    public Retention {
        if (files < 0 || bytes < 0 || age.isNegative()) {
            throw new IllegalArgumentException(
                    "files kept: " + files + ", " + bytes + " bytes, " + age + " (expected: none of them below 0)");
        }
    }

    /** Whether there is a limit at all. */
    public boolean isLimited() {
        return files > 0 || bytes > 0 || !age.isZero();
    }
}
