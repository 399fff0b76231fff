package io.caraway.app.tools;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import io.caraway.app.Version;
import io.caraway.recording.Taken;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one recording of several. */
@Command(
        name = "join",
        description = {
            "Make one recording of several, one behind the other.",
            "Nothing is encoded anew; times go on, and what passed between two recordings is left out. Sizes and displays",
            "may differ. What is cut or damaged is left out and told."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  caraway join morning.caraway afternoon.caraway day.caraway",
            "  caraway join mon.caraway tue.caraway wed.caraway week.caraway --keep-gaps"
        })
public final class JoinCommand implements Callable<Integer> {
    /** Two recordings, and the one to write. */
    private static final int FILES_MIN = 3;

    @Parameters(
            arity = "3..*",
            paramLabel = "FILE",
            description = "The recordings in order, at least two; the last name is that of the recording to write.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--keep-gaps",
            description = "Keep what passed between two recordings by the wall clock: the picture stands still.")
    private boolean keepGaps;

    @Option(names = "--force", description = "Replace the recording to write if it is there already.")
    private boolean force;

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by the command line, which fills in what is asked for. */
    public JoinCommand() {}

    @Override
    public Integer call() throws Failure {
        CommandSpec command = spec;
        if (files.size() < FILES_MIN || command == null) {
            throw new IllegalStateException("called without a command line");
        }
        List<Source> sources = new ArrayList<>();
        for (Path file : files.subList(0, files.size() - 1)) {
            sources.add(Source.of(file));
        }
        try (Written written = Written.to(files.get(files.size() - 1), force, sources, "joined")) {
            List<String> warnings = new ArrayList<>();
            for (Source source : sources) {
                add(source, written, warnings);
            }
            if (written.isEmpty()) {
                throw new Failure(ExitCode.RECORDING, "no picture in any of these that can be read");
            }
            String words = written.finish();
            PrintWriter err = command.commandLine().getErr();
            warnings.forEach(warning -> err.println("Warning: " + warning));
            err.flush();
            command.commandLine().getOut().println(words);
            command.commandLine().getOut().flush();
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
        return ExitCode.OK.number();
    }

    private void add(Source source, Written written, List<String> warnings) throws Failure {
        if (keepGaps) {
            written.waitUntil(source.wallMillis());
        }
        Taken taken = written.add(source, 0, Long.MAX_VALUE);
        LossWords.of(taken, 0).forEach(line -> warnings.add(source.file() + ": " + line));
        if (!taken.hasPicture()) {
            warnings.add(source.file() + ": has no picture that can be read");
        }
    }
}
