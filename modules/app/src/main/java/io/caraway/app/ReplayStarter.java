package io.caraway.app;

import io.caraway.app.terminal.ReplayCommands;
import io.caraway.app.terminal.TerminalCommand;
import io.caraway.channel.DisplayFeeds;
import io.caraway.channel.Seat;
import io.caraway.recording.Ending;
import io.caraway.replay.Replay;
import io.caraway.replay.ReplayOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays a recording as a source, and tells how it ends. */
final class ReplayStarter implements Starter {
    private final ReplayOptions options;
    private final PrintStream out;
    private volatile @Nullable Replay replay;

    ReplayStarter(ReplayOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    @Override
    public Future<Seat> start(Vertx vertx, DisplayFeeds displays) {
        return Replay.deploy(vertx, options, displays, this::tellEnd).map(playing -> {
            replay = playing;
            return input -> {};
        });
    }

    @Override
    public List<TerminalCommand> commands() {
        Replay playing = replay;
        return playing == null ? List.of() : ReplayCommands.of(playing, options.file());
    }

    private void tellEnd(Ending ending, List<String> warnings) {
        warnings.forEach(warning -> out.println("Warning: " + warning));
        String how = switch (ending.kind()) {
            case CLEAN -> "";
            case CUT -> " It was cut: everything up to its last whole record was played.";
            case DAMAGED -> " It is damaged from there on: " + ending.reason() + ".";
        };
        out.println("End of recording." + how + " The last picture stays.");
    }
}
