package io.caraway.app;

import io.caraway.recorder.RecorderOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about recording, the same for every command that can. */
final class Recording {
    @Option(names = "--record", paramLabel = "FILE", description = "Record everything to this file.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Replace the recording if it is there already.")
    private boolean force;

    /** The options of the recorder, if there is to be one. */
    Optional<RecorderOptions> recorder() {
        return Optional.ofNullable(file).map(path -> new RecorderOptions(path, force));
    }
}
