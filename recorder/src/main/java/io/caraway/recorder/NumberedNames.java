package io.caraway.recorder;

import java.nio.file.Path;
import java.time.LocalDateTime;

/**
 * A file, and numbers behind its name for those that follow: {@code day.caraway}, {@code day-2.caraway}.
 *
 * @param first the first file
 * @param overwrites whether it may be replaced
 */
public record NumberedNames(Path first, boolean overwrites) implements RecordingNames {
    @Override
    public Path folder() {
        Path folder = first.toAbsolutePath().getParent();
        return folder == null ? first.toAbsolutePath() : folder;
    }

    @Override
    public Path name(int part, LocalDateTime begins, int attempt) {
        int number = part + attempt;
        return number == 1 ? first : first.resolveSibling(stem() + "-" + number + ending());
    }

    @Override
    public boolean isGiven(int part) {
        return part == 0;
    }

    /** No other file is known to be of this recording: what a user has called alike is not ours to take away. */
    @Override
    public boolean isName(Path file) {
        return false;
    }

    private String stem() {
        String name = first.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    private String ending() {
        return first.getFileName().toString().substring(stem().length());
    }
}
