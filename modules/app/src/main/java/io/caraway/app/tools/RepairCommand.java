package io.caraway.app.tools;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import io.caraway.app.Version;
import io.caraway.recording.Taken;
import io.caraway.recording.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a sound and complete recording of one that is not. */
@Command(
        name = "repair",
        description = {
            "Make of a recording that was cut or is damaged one that is sound and complete.",
            "What is lost is told. FILE itself is not touched. Nothing is written if it is sound and complete already."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Examples:", "  caraway repair day.caraway", "  caraway repair day.caraway whole.caraway"})
public final class RepairCommand implements Callable<Integer> {
    private static final String EXTENSION = ".caraway";
    private static final String REPAIRED = "-repaired";

    @Parameters(index = "0", paramLabel = "FILE", description = "The recording.")
    private @Nullable Path file;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            arity = "0..1",
            description = "The recording to write; else the name of FILE with -repaired.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace OUT if it is there already.")
    private boolean force;

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by the command line, which fills in what is asked for. */
    public RepairCommand() {}

    @Override
    public Integer call() throws Failure {
        Path path = file;
        CommandSpec command = spec;
        if (path == null || command == null) {
            throw new IllegalStateException("called without a command line");
        }
        PrintWriter print = command.commandLine().getOut();
        Verification found = VerifyCommand.verify(path);
        if (found.isSound() && found.isComplete()) {
            print.println(path + ": is sound and complete, and was left alone");
        } else {
            repair(path, out == null ? beside(path) : out, print);
        }
        print.flush();
        return ExitCode.OK.number();
    }

    private void repair(Path path, Path target, PrintWriter print) throws Failure {
        Source source = Source.of(path);
        try (Written written = Written.to(target, force, List.of(source), "repaired")) {
            Taken taken = written.add(source, 0, Long.MAX_VALUE);
            if (written.isEmpty()) {
                throw new Failure(ExitCode.RECORDING, path + ": has no picture that can be read");
            }
            String words = written.finish();
            List<String> lines = LossWords.of(taken, 0);
            lines.forEach(line -> print.println(path + ": " + line));
            if (lines.isEmpty()) {
                print.println(path + ": nothing is lost");
            }
            print.println(words);
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
    }

    /** The name with a word more. */
    private static Path beside(Path file) {
        String name = String.valueOf(file.getFileName());
        String stem = name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
        return file.resolveSibling(stem + REPAIRED + EXTENSION);
    }
}
