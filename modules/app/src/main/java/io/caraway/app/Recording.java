package io.caraway.app;

import io.caraway.app.tools.Moment;
import io.caraway.recorder.DatedNames;
import io.caraway.recorder.NumberedNames;
import io.caraway.recorder.RecorderOptions;
import io.caraway.recorder.RecordingNames;
import io.caraway.recorder.Retention;
import io.caraway.recorder.Rotation;
import io.caraway.recorder.SyncLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about recording, the same for every command that can. */
final class Recording {
    @Option(names = "--record", paramLabel = "FILE", description = "Record everything to this file.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Replace the recording if it is there already.")
    private boolean force;

    @Option(
            names = "--record-dir",
            paramLabel = "DIR",
            description = "Record everything to a file in this folder, called after source, day and time.")
    private @Nullable Path folder;

    @Option(
            names = "--record-name",
            paramLabel = "TEMPLATE",
            defaultValue = DatedNames.TEMPLATE,
            description = "What files in the folder are called, without .caraway (default: ${DEFAULT-VALUE}).")
    private String template = DatedNames.TEMPLATE;

    @Option(
            names = "--rotate-every",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Go on in a new file after this time, as 1h or 30m. Each file can be played alone.")
    private @Nullable Moment rotateEvery;

    @Option(
            names = "--rotate-size",
            paramLabel = "SIZE",
            converter = ByteCount.class,
            description = "Go on in a new file when one is this long, as 500m or 4g.")
    private @Nullable Long rotateSize;

    @Option(
            names = "--keep-files",
            paramLabel = "N",
            description = "Keep this many files of the folder, and take away older ones.")
    private int keepFiles;

    @Option(
            names = "--keep-size",
            paramLabel = "SIZE",
            converter = ByteCount.class,
            description = "Take away the oldest files of the folder when all together are larger than this.")
    private @Nullable Long keepSize;

    @Option(
            names = "--keep-for",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Take away files of the folder that are older than this, as 7d.")
    private @Nullable Moment keepFor;

    @Option(
            names = "--sync",
            paramLabel = "LEVEL",
            defaultValue = "data",
            converter = SyncLevelName.class,
            description =
                    "What a loss of power may cost: none: what the system has not written yet; data: a second;"
                            + " full: a quarter of one (default: ${DEFAULT-VALUE}). A crash of this program costs that at most.")
    private SyncLevel sync = RecorderOptions.SYNC;

    @Option(
            names = "--dvr",
            paramLabel = "[HOST:]PORT",
            converter = ListenAddress.Converter.class,
            description = "Serve what is being recorded here as well, to viewers who want to go back in it:"
                    + " type pause, seek -30s, speed 2, live, or help.")
    private @Nullable ListenAddress dvr;

    @Option(
            names = "--record-keys",
            description = "Record the keys that viewers press, too: passwords they type are among them.")
    private boolean keys;

    /**
     * The options of the recorder, if there is to be one.
     *
     * @param source what is recorded, in words
     */
    Optional<RecorderOptions> recorder(String source) throws Failure {
        if (file != null && folder != null) {
            throw new Failure(ExitCode.USAGE, "--record names a file and --record-dir a folder: say one of them");
        }
        if (file == null && folder == null) {
            if (rotateEvery != null || rotateSize != null || isRetentionAsked() || keys || dvr != null) {
                throw new Failure(ExitCode.USAGE, "nothing is recorded: say --record FILE or --record-dir DIR as well");
            }
            return Optional.empty();
        }
        if (dvr != null && (rotateEvery != null || rotateSize != null)) {
            throw new Failure(
                    ExitCode.USAGE, "--dvr goes back in one file: leave out --rotate-every and --rotate-size");
        }
        if (folder == null && isRetentionAsked()) {
            throw new Failure(ExitCode.USAGE, "--keep-... takes files away, and is for --record-dir alone");
        }
        try {
            Rotation rotation =
                    new Rotation(rotateSize == null ? 0 : rotateSize, rotateEvery == null ? 0 : rotateEvery.nanos());
            Retention retention = new Retention(
                    keepFiles,
                    keepSize == null ? 0 : keepSize,
                    keepFor == null ? Duration.ZERO : Duration.ofNanos(keepFor.nanos()));
            return Optional.of(new RecorderOptions(names(source), rotation, retention, sync, keys));
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** Where to serve what is being recorded, if that is asked for. */
    Optional<ListenAddress> dvr() {
        return Optional.ofNullable(dvr);
    }

    private RecordingNames names(String source) throws Failure {
        if (file != null) {
            return new NumberedNames(file, force);
        }
        Path present = folder;
        if (present == null) {
            throw new IllegalStateException("neither a file nor a folder");
        }
        DatedNames names = new DatedNames(present, template, source);
        try {
            Files.createDirectories(present);
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
        return names;
    }

    private boolean isRetentionAsked() {
        return keepFiles != 0 || keepSize != null || keepFor != null;
    }
}
