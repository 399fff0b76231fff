package io.caraway.app.tools;

import io.caraway.export.PngSeries;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a series, numbered as their name says. Each appears when it is whole. Belongs to the thread that exports. */
final class ExportSeries implements PngSeries.Files {
    private static final Pattern NUMBER = Pattern.compile("%(?:0?\\d)?d");

    private final Path folder;
    private final String pattern;
    private final boolean overwrite;
    private final Path part;
    private long bytes;
    private long count;

    private ExportSeries(Path folder, String pattern, boolean overwrite) {
        this.folder = folder;
        this.pattern = pattern;
        this.overwrite = overwrite;
        this.part = folder.resolve(pattern + ExportTarget.PART);
    }

    /** Whether a name is that of a series: a {@code %05d} stands for the number. */
    static boolean isNamedBy(String out) {
        return NUMBER.matcher(out).find();
    }

    /** A series without files; fails if there is one already that may not be replaced. */
    static ExportSeries of(String out, boolean overwrite) throws IOException {
        Path path = Path.of(out);
        Path folder = path.toAbsolutePath().getParent();
        String pattern = String.valueOf(path.getFileName());
        Matcher number = NUMBER.matcher(pattern);
        if (folder == null
                || !number.find()
                || pattern.replace(number.group(), "").contains("%")) {
            throw new IllegalArgumentException(
                    "'" + out + "' names no series (expected: one number in the file's name, as in picture-%05d.png)");
        }
        ExportSeries series = new ExportSeries(folder, pattern, overwrite);
        // Ended by a signal, the program leaves no half file behind.
        series.part.toFile().deleteOnExit();
        if (!overwrite) {
            series.requireNone(number);
        }
        return series;
    }

    @Override
    public void write(long number, byte[] content) throws IOException {
        Path file = folder.resolve(String.format(Locale.ROOT, pattern, number));
        try {
            Files.write(part, content);
            if (overwrite) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(part, file);
            }
        } finally {
            Files.deleteIfExists(part);
        }
        bytes += content.length;
        count++;
    }

    /** Size of all files. */
    long bytes() {
        return bytes;
    }

    /** How many files there are. */
    long count() {
        return count;
    }

    private void requireNone(Matcher number) throws IOException {
        String before = pattern.substring(0, number.start());
        String behind = pattern.substring(number.end());
        Pattern any = Pattern.compile(Pattern.quote(before) + " *\\d+" + Pattern.quote(behind));
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> there = files.filter(
                            file -> any.matcher(file.getFileName().toString()).matches())
                    .toList();
            if (!there.isEmpty()) {
                throw new FileAlreadyExistsException(there.get(0).toString());
            }
        }
    }
}
