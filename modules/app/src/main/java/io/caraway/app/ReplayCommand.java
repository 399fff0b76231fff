package io.caraway.app;

import io.caraway.app.tools.Moment;
import io.caraway.replay.ReplayOptions;
import java.nio.file.Path;
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
        description = {
            "Play a recording to many viewers at once.",
            "While it plays, type pause, play, step, seek 1m30s, seek -10s, speed 2, marks, next, live, or help.",
            "At the end the last picture stays, until Ctrl-C."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  caraway replay day.caraway",
            "  caraway replay day.caraway --speed 4 --loop",
            "  caraway replay day.caraway --at 10m --skip-idle 3s",
            "  caraway replay day.caraway --follow"
        })
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

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Begin there, as 90, 1m30s or 1:30.")
    private @Nullable Moment at;

    @Option(
            names = "--skip-idle",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Wait no longer than this where nothing happens.")
    private @Nullable Moment skipIdle;

    @Option(
            names = "--follow",
            description = "The recording is still being made: begin with what it shows now unless --at says otherwise,"
                    + " and at its end wait for more.")
    private boolean follow;

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
        options(path, command);
        Path playable = Playable.of(path, System.out, System.err);
        Run.untilSignal(
                new ReplayStarter(options(playable, command), System.out),
                path.toString(),
                viewers,
                new Recording(),
                System.out);
        return ExitCode.OK.number();
    }

    private ReplayOptions options(Path path, CommandSpec command) {
        try {
            return ReplayOptions.of(path)
                    .atNanos(at != null ? at.nanos() : follow ? Long.MAX_VALUE : 0)
                    .speed(speed)
                    .skipIdleNanos(skipIdle == null ? 0 : skipIdle.nanos())
                    .loop(loop)
                    .follow(follow)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
