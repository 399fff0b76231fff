package io.caraway.app.tools;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import io.caraway.app.Version;
import io.caraway.recording.Outline;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what is in a recording. */
@Command(
        name = "info",
        description = {
            "Tell what is in a recording: how long it is, its displays, events, markers and viewers.",
            "It is not played: what the indexes in the file tell is not read again. One that was cut or is damaged is",
            "told of as far as it can be played; whether it is damaged 'caraway verify' tells for sure."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Examples:", "  caraway info day.caraway", "  caraway info day.caraway --full --json"})
public final class InfoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The recording.")
    private @Nullable Path file;

    @Option(names = "--full", description = "Read everything, and tell also how much is recorded of each display.")
    private boolean full;

    @Option(names = "--json", description = "Print it as one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by the command line, which fills in what is asked for. */
    public InfoCommand() {}

    @Override
    public Integer call() throws Failure {
        Path path = file;
        CommandSpec command = spec;
        if (path == null || command == null) {
            throw new IllegalStateException("called without a command line");
        }
        Survey.Found found = Survey.of(path, full ? Outline.Reach.ALL : Outline.Reach.INDEXED);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(SurveyJson.of(path, found).encodePrettily());
        } else {
            out.print(SurveyText.of(path, found));
        }
        out.flush();
        return ExitCode.OK.number();
    }
}
