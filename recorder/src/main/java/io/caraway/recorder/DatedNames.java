package io.caraway.recorder;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * Files in a folder, called after when they begin.
 *
 * @param folder where they lie
 * @param template their names without the ending: {@code {name}}, {@code {date}} and {@code {time}} stand for what is recorded
 *     and for when the file begins
 * @param source what is recorded; characters that are not for a name become a dash
 */
public record DatedNames(Path folder, String template, String source) implements RecordingNames {
    /** The name of a file unless something else is asked for. */
    public static final String TEMPLATE = "{name}-{date}-{time}";

    private static final String ENDING = ".caraway";
    private static final String NAME_FIELD = "{name}";
    private static final String DATE_FIELD = "{date}";
    private static final String TIME_FIELD = "{time}";
    private static final int NAME_MAX = 100;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH-mm-ss");

    /** Checks the template. */
    public DatedNames {
        String rest = template.replace(NAME_FIELD, "").replace(DATE_FIELD, "").replace(TIME_FIELD, "");
        if (template.isEmpty() || !Pattern.matches("[^/\\\\{}\\p{Cntrl}]*", rest)) {
            throw new IllegalArgumentException("name of the files: " + template + " (expected: letters, digits, "
                    + NAME_FIELD + ", " + DATE_FIELD + " and " + TIME_FIELD + ")");
        }
        source = source.replaceAll("^[a-z+]+://", "").replaceAll("[^\\p{L}\\p{N}._]+", "-");
        source = source.replaceAll("^[-.]+|-+$", "");
        source = source.isEmpty() ? "desktop" : source.substring(0, Math.min(source.length(), NAME_MAX));
    }

    @Override
    public Path name(int part, LocalDateTime begins, int attempt) {
        String name = template.replace(NAME_FIELD, source)
                .replace(DATE_FIELD, DATE.format(begins))
                .replace(TIME_FIELD, TIME.format(begins));
        return folder.resolve(name + (attempt == 1 ? "" : "-" + attempt) + ENDING);
    }

    @Override
    public boolean isGiven(int part) {
        return false;
    }

    @Override
    public boolean overwrites() {
        return false;
    }

    @Override
    public boolean isName(Path file) {
        String pattern = Pattern.quote(template)
                .replace(NAME_FIELD, "\\E" + Pattern.quote(source) + "\\Q")
                .replace(DATE_FIELD, "\\E\\d{4,}-\\d\\d-\\d\\d\\Q")
                .replace(TIME_FIELD, "\\E\\d\\d-\\d\\d-\\d\\d\\Q");
        return Pattern.matches(
                pattern + "(-\\d+)?" + Pattern.quote(ENDING), file.getFileName().toString());
    }
}
