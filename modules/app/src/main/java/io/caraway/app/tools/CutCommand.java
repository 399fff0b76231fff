package io.caraway.app.tools;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import io.caraway.app.Version;
import io.caraway.recording.Taken;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a recording of a part of another. */
@Command(
        name = "cut",
        description = {
            "Make a recording of a part of another.",
            "Nothing is encoded anew; times begin at 0, and the wall clock stays right. Of a recording that is cut or damaged",
            "the rest is taken, and what is missing is told."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Times are written 90, 1m30s, 1:30, 0:01:30.5 or 2h.",
            "",
            "Examples:",
            "  caraway cut day.caraway lesson.caraway --from 1h --to 1h45m",
            "  caraway cut day.caraway start.caraway --to 1:30",
            "  caraway cut day.caraway end.caraway --from 7:59:00"
        })
public final class CutCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The recording.")
    private @Nullable Path file;

    @Parameters(paramLabel = "OUT", description = "The recording to write.")
    private @Nullable Path out;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Where the part begins; else at the start.")
    private @Nullable Moment from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Where it ends; else at the end.")
    private @Nullable Moment to;

    @Option(names = "--force", description = "Replace OUT if it is there already.")
    private boolean force;

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by the command line, which fills in what is asked for. */
    public CutCommand() {}

    @Override
    public Integer call() throws Failure {
        Path path = file;
        Path target = out;
        CommandSpec command = spec;
        if (path == null || target == null || command == null) {
            throw new IllegalStateException("called without a command line");
        }
        long fromNanos = from == null ? 0 : from.nanos();
        long toNanos = to == null ? Long.MAX_VALUE : to.nanos();
        if (fromNanos >= toNanos) {
            throw new ParameterException(
                    command.commandLine(), "--to " + to + " is not behind --from " + Moment.words(fromNanos));
        }
        Source source = Source.of(path);
        if (fromNanos > 0 && fromNanos >= source.durationNanos()) {
            throw new Failure(ExitCode.RECORDING, path + ": lasts only " + Moment.words(source.durationNanos()));
        }
        long whole = Math.min(toNanos, source.durationNanos()) - fromNanos;
        Source part = new Source(path, source.keys(), source.wallMillis(), whole);
        try (Written written = Written.to(target, force, List.of(part), "cut")) {
            Taken taken = written.add(part, fromNanos, toNanos);
            if (written.isEmpty()) {
                throw new Failure(ExitCode.RECORDING, path + ": has no picture in that part that can be read");
            }
            String words = written.finish();
            PrintWriter err = command.commandLine().getErr();
            LossWords.of(taken, fromNanos).forEach(line -> err.println("Warning: " + path + ": " + line));
            err.flush();
            command.commandLine().getOut().println(words);
            command.commandLine().getOut().flush();
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
        return ExitCode.OK.number();
    }
}
