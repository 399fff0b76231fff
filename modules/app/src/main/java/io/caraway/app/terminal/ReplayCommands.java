package io.caraway.app.terminal;

import io.caraway.app.tools.Moment;
import io.caraway.recording.Highlight;
import io.caraway.recording.Outline;
import io.caraway.replay.Replay;
import io.caraway.replay.ReplayStatus;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be typed while a recording is played. */
public final class ReplayCommands {
    private static final String OFF = "off";

    private final Replay replay;
    private final Path file;

    private ReplayCommands(Replay replay, Path file) {
        this.replay = replay;
        this.file = file;
    }

    /** The commands of a replay of that file. */
    public static List<TerminalCommand> of(Replay replay, Path file) {
        ReplayCommands commands = new ReplayCommands(replay, file);
        return List.of(
                told("pause", "", "stand still", arguments -> replay.pause(true)),
                told("play", "", "go on", arguments -> replay.pause(false)),
                told("step", "[N]", "stand still, and show the next N changes", commands::step),
                told("seek", "TIME|+TIME|-TIME", "go to a time, as 1m30s, or from here", commands::seek),
                told("speed", "X", "play X times as fast", commands::speed),
                told("skip-idle", "TIME|off", "wait no longer than TIME where nothing happens", commands::skipIdle),
                told("loop", "on|off", "begin again at the end, or not", commands::loop),
                told("live", "", "go to the end of what is recorded by now", arguments -> replay.live()),
                new TerminalCommand("marks", "", "list the marks", arguments -> commands.marks()),
                told("next", "", "go to the next mark", arguments -> commands.neighbour(true)),
                told("prev", "", "go to the mark before", arguments -> commands.neighbour(false)),
                told("where", "", "tell what is shown", arguments -> replay.status()));
    }

    /** How a replay is doing, in words. */
    static String words(ReplayStatus status) {
        StringBuilder words = new StringBuilder(Moment.words(status.positionNanos()));
        words.append(" of ").append(Moment.words(status.durationNanos()));
        if (status.paused()) {
            words.append(", paused");
        }
        if (status.ended()) {
            words.append(", at the end");
        }
        if (status.live()) {
            words.append(", live");
        }
        if (status.speed() != 1) {
            words.append(String.format(Locale.ROOT, ", %sx", Double.toString(status.speed())));
        }
        return words.toString();
    }

    private static TerminalCommand told(
            String name, String arguments, String words, Function<String, Future<ReplayStatus>> action) {
        return new TerminalCommand(
                name, arguments, words, given -> action.apply(given).map(ReplayCommands::words));
    }

    private Future<ReplayStatus> step(String count) {
        int changes = count.isEmpty() ? 1 : number(count).intValue();
        if (changes < 1) {
            throw new IllegalArgumentException(changes + " (expected: at least 1)");
        }
        return replay.step(changes);
    }

    private Future<ReplayStatus> seek(String time) {
        if (time.startsWith("+") || time.startsWith("-")) {
            long nanos = Moment.of(time.substring(1)).nanos();
            return replay.seekBy(time.startsWith("-") ? -nanos : nanos);
        }
        return replay.seek(Moment.of(time).nanos());
    }

    private Future<ReplayStatus> speed(String times) {
        return replay.speed(number(times.replaceAll("x$", "")));
    }

    private Future<ReplayStatus> skipIdle(String time) {
        return replay.skipIdle(time.equals(OFF) ? 0 : Moment.of(time).nanos());
    }

    private Future<ReplayStatus> loop(String on) {
        if (!on.isEmpty() && !on.equals("on") && !on.equals(OFF)) {
            throw new IllegalArgumentException("'" + on + "' (expected: on or off)");
        }
        return replay.loop(!on.equals(OFF));
    }

    private Future<String> marks() {
        List<Highlight> marks = find();
        return Future.succeededFuture(
                marks.isEmpty()
                        ? "no marks"
                        : marks.stream()
                                .map(mark -> Moment.words(mark.timeNanos()) + "  " + mark.text())
                                .collect(Collectors.joining(System.lineSeparator())));
    }

    private Future<ReplayStatus> neighbour(boolean ahead) {
        List<Highlight> marks = find();
        return replay.status().compose(status -> {
            long here = status.positionNanos();
            Optional<Highlight> mark = ahead
                    ? marks.stream().filter(later -> later.timeNanos() > here).findFirst()
                    : marks.stream()
                            .filter(earlier -> earlier.timeNanos() < here)
                            .reduce((one, two) -> two);
            return mark.map(found -> replay.seek(found.timeNanos()))
                    .orElseGet(() -> Future.failedFuture(new IllegalArgumentException(
                            ahead ? "there is no mark behind this moment" : "there is no mark before this moment")));
        });
    }

    private List<Highlight> find() {
        List<Highlight> marks = new ArrayList<>();
        try {
            Outline.of(file, Outline.Reach.INDEXED, Set.of(Highlight.Topic.MARKER), marks::add, offset -> {});
            return marks;
        } catch (IOException | ProtocolException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Double number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number", e);
        }
    }
}
