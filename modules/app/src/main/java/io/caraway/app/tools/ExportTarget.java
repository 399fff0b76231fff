package io.caraway.app.tools;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file that is exported to, or the standard output. Belongs to the thread that exports.
 *
 * <p>It is written beside its place, and put there when it is whole; ended by a signal, the program leaves nothing behind.
 */
final class ExportTarget {
    /** The name of the standard output. */
    static final String STANDARD_OUTPUT = "-";

    /** What the name of a file ends with while it is written. */
    static final String PART = ".part";

    private final String name;
    private final boolean overwrite;
    private final Path part;

    private ExportTarget(String name, boolean overwrite, Path part) {
        this.name = name;
        this.overwrite = overwrite;
        this.part = part;
    }

    /** A target of which nothing is written; fails where nothing could be. */
    static ExportTarget of(String name, boolean overwrite) throws Failure {
        try {
            Path part;
            if (name.equals(STANDARD_OUTPUT)) {
                part = Files.createTempFile("caraway-", ".export");
            } else {
                Path file = Path.of(name);
                if (Files.exists(file) && !Files.isRegularFile(file)) {
                    throw new Failure(ExitCode.FAILURE, name + ": is no file that can be replaced");
                }
                if (!overwrite && Files.exists(file)) {
                    throw new FileAlreadyExistsException(name);
                }
                part = file.resolveSibling(file.getFileName() + PART);
                Files.deleteIfExists(part);
                Files.createFile(part);
            }
            part.toFile().deleteOnExit();
            return new ExportTarget(name, overwrite, part);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** What a file that cannot be written means to the user. */
    static Failure failure(IOException e) {
        return new Failure(ExitCode.FAILURE, Failure.words(e));
    }

    /** The file to write to. */
    Path part() {
        return part;
    }

    /** Puts what was written to its place, and gives its size. */
    long commit(PrintStream out) throws Failure {
        try {
            long bytes = Files.size(part);
            if (name.equals(STANDARD_OUTPUT)) {
                Files.copy(part, out);
                Files.delete(part);
                if (out.checkError()) {
                    throw new Failure(ExitCode.FAILURE, "standard output: does not take what is written");
                }
            } else if (overwrite) {
                Files.move(part, Path.of(name), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(part, Path.of(name));
            }
            return bytes;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Takes away what was written, if it was not put to its place. */
    void discard() {
        part.toFile().delete();
    }
}
