package io.caraway.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection file of virt-viewer that tells where the desktop is.
 *
 * @param name its path, or {@link #STANDARD_INPUT}
 */
record ViewerFile(String name) implements SourceAddress {
    /** Stands for what is written to the program. */
    static final String STANDARD_INPUT = "-";

    /** How the names of such files end. */
    static final String SUFFIX = ".vv";

    /** How such files begin. */
    static final int FIRST_CHARACTER = '[';

    private static final Logger LOG = LoggerFactory.getLogger(ViewerFile.class);

    /** Longest file that is read. */
    private static final int FILE_BYTES_MAX = 1 << 20;

    @Override
    public Type type() {
        return Type.VIEWER_FILE;
    }

    /** Null: its password is known once it has been read. */
    @Override
    public @Nullable String password() {
        return null;
    }

    /** Whether a text is meant to be the name of such a file: it has a slash, or ends with .vv. */
    static boolean isMeant(String text) {
        return text.equals(STANDARD_INPUT)
                || (!text.contains("://")
                        && (text.contains("/") || text.toLowerCase(Locale.ROOT).endsWith(SUFFIX)));
    }

    /** What it says. */
    VirtViewerFile read() throws Failure {
        String shown = isStandardInput() ? "standard input" : name;
        try (InputStream in = isStandardInput() ? System.in : Files.newInputStream(Path.of(name))) {
            byte[] bytes = in.readNBytes(FILE_BYTES_MAX + 1);
            if (bytes.length > FILE_BYTES_MAX) {
                throw new Failure(ExitCode.USAGE, shown + ": too long for a connection file");
            }
            VirtViewerFile file = VirtViewerFile.of(new String(bytes, StandardCharsets.UTF_8));
            file.warnings().forEach(words -> LOG.warn("event=connection-file file={} reason=\"{}\"", shown, words));
            return file;
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.USAGE, shown + ": there is no such connection file");
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, shown + ": the connection file cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, shown + ": " + e.getMessage());
        }
    }

    /** Deletes it, if it can be. */
    void delete() {
        if (isStandardInput()) {
            return;
        }
        try {
            Files.deleteIfExists(Path.of(name));
        } catch (IOException e) {
            LOG.warn(
                    "event=connection-file file={} reason=\"cannot be deleted as it asks for: {}\"",
                    name,
                    e.getMessage());
        }
    }

    private boolean isStandardInput() {
        return name.equals(STANDARD_INPUT);
    }
}
