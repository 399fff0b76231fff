package io.caraway.app;

import io.caraway.imports.ForeignFormat;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that is to be played: a recording of another program is converted first, to a file that ends with the program. */
final class Playable {
    private Playable() {}

    /** The recording to play: the file itself, unless it is one of another program. */
    static Path of(Path file, PrintStream out, PrintStream err) throws Failure {
        if (!Files.isRegularFile(file)) {
            return file;
        }
        try (ForeignInput input = ForeignInput.of(file)) {
            Optional<ForeignFormat.Found> found = input.find();
            if (found.isEmpty()) {
                return file;
            }
            out.println(file + " is a " + found.get().format().words() + ": it is converted first.");
            out.flush();
            Path converted = Files.createTempFile("caraway-", ".caraway");
            converted.toFile().deleteOnExit();
            StatusLine status = new StatusLine(err, StatusLine.isTerminal());
            Converted result = new Conversion(input, found.get(), converted, true, status).run();
            result.warn(input.name(), out);
            result.fault().ifPresent(fault -> out.println("Warning: " + fault.getMessage() + "; it ends there"));
            return converted;
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
    }
}
