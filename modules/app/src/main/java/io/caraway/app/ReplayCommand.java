package io.caraway.app;

import io.caraway.recording.Ending;
import io.caraway.replay.Replay;
import io.caraway.replay.ReplayOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a recording to viewers. */
@Command(
        name = "replay",
        description = {"Play a recording to many viewers at once.", "At the end the last picture stays, until Ctrl-C."},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Examples:", "  caraway replay day.caraway", "  caraway replay day.caraway --speed 4 --loop"})
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The recording; one of another program is converted first.")
    private @Nullable Path file;

    @Mixin
    private Viewers viewers = new Viewers();

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Times as fast as it was recorded (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--loop", description = "Begin again at the end.")
    private boolean loop;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Failure {
        Path path = file;
        CommandSpec command = spec;
        if (path == null || command == null) {
            throw new IllegalStateException("called without a command line");
        }
        ReplayOptions asked = options(path, command);
        Path playable = Playable.of(path, System.out, System.err);
        Run.untilSignal(
                starter(new ReplayOptions(playable, asked.speed(), asked.loop()), System.out),
                path.toString(),
                viewers,
                new Recording(),
                System.out);
        return ExitCode.OK.number();
    }

    /** Plays a recording as a source, and tells how it ends. */
    static Starter starter(ReplayOptions options, PrintStream out) {
        return (vertx, displays) -> displays.open(0)
                .compose(display ->
                        Replay.deploy(vertx, options, display, (ending, warnings) -> tellEnd(ending, warnings, out)))
                .map(playing -> input -> {});
    }

    private ReplayOptions options(Path path, CommandSpec command) {
        try {
            return new ReplayOptions(path, speed, loop);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private static void tellEnd(Ending ending, List<String> warnings, PrintStream out) {
        warnings.forEach(warning -> out.println("Warning: " + warning));
        String how = switch (ending.kind()) {
            case CLEAN -> "";
            case CUT -> " It was cut: everything up to its last whole record was played.";
            case DAMAGED -> " It is damaged from there on: " + ending.reason() + ".";
        };
        out.println("End of recording." + how + " The last picture stays.");
    }
}
