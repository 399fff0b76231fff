package io.caraway.recorder;

import java.nio.file.Path;
import java.time.LocalDateTime;

/** How the files of a recording are called. Immutable. */
public interface RecordingNames {
    /** Where they lie. */
    Path folder();

    /**
     * The name of a file that is about to begin.
     *
     * @param part how many files of this recording there were before it
     * @param begins when, on the clock on the wall
     * @param attempt 1, or one more each time the name is taken already
     */
    Path name(int part, LocalDateTime begins, int attempt);

    /** Whether that part has to have its first name, and is not recorded if another file has it. */
    boolean isGiven(int part);

    /** Whether a file that has the name of a given part may be replaced. */
    boolean overwrites();

    /** Whether a file is of this recording, or of an earlier one of the same desktop, by its name, and may be taken away. */
    boolean isName(Path file);
}
