package io.caraway.replay;

import io.caraway.channel.DisplayFeeds;
import io.caraway.recording.Ending;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A recording that is played. Its methods may be called from any thread, and are carried out in order; each tells how the replay
 * is doing once it is done. They fail with an {@link IOException} when the file cannot be read any more, and with an
 * {@link IllegalArgumentException} when told something that cannot be.
 */
public final class Replay {
    private final Function<Command, Future<ReplayStatus>> commands;
    private final Supplier<Future<Void>> undeploy;

    Replay(Function<Command, Future<ReplayStatus>> commands, Supplier<Future<Void>> undeploy) {
        this.commands = commands;
        this.undeploy = undeploy;
    }

    /**
     * Begins to play.
     *
     * @param displays what the recording's displays are shown on
     * @param onEnd told on the player's thread, each time it comes to the end, how the recording ended, and what was passed over,
     *     in words
     * @return completes once a display shows the first picture; fails with an {@link IOException} or a
     *     {@link io.caraway.wire.ProtocolException} when the file cannot be played
     */
    public static Future<Replay> deploy(
            Vertx vertx, ReplayOptions options, DisplayFeeds displays, BiConsumer<Ending, List<String>> onEnd) {
        return ReplayVerticle.deploy(vertx, options, displays, onEnd);
    }

    /** Tells how it is doing. */
    public Future<ReplayStatus> status() {
        return commands.apply(player -> {});
    }

    /** Stands still, or goes on. */
    public Future<ReplayStatus> pause(boolean on) {
        return commands.apply(player -> player.pause(on));
    }

    /** Stands still, and shows the next {@code count} changes, whenever they were. */
    public Future<ReplayStatus> step(int count) {
        return commands.apply(player -> player.step(count));
    }

    /** Shows another moment, in nanoseconds from the start of the recording, and goes on from there as before. */
    public Future<ReplayStatus> seek(long timeNanos) {
        return commands.apply(player -> player.seek(timeNanos));
    }

    /** Goes back or ahead by so many nanoseconds of the recording. */
    public Future<ReplayStatus> seekBy(long nanos) {
        return commands.apply(player -> player.seekBy(nanos));
    }

    /** Plays on at that many times the speed it was recorded at, {@link ReplayOptions#SPEED_MIN}..{@link ReplayOptions#SPEED_MAX}. */
    public Future<ReplayStatus> speed(double times) {
        return commands.apply(player -> player.speed(times));
    }

    /** Waits no longer than this where nothing changes, in nanoseconds of the recording; 0: as long as it takes. */
    public Future<ReplayStatus> skipIdle(long nanos) {
        return commands.apply(player -> player.skipIdle(nanos));
    }

    /** Begins again at the end, or not. */
    public Future<ReplayStatus> loop(boolean on) {
        return commands.apply(player -> player.loop(on));
    }

    /** Goes to the end of what has been recorded by now; if more is being recorded and the replay follows, shows that as it comes. */
    public Future<ReplayStatus> live() {
        return commands.apply(Player::live);
    }

    /** Ends the replay; what displays show stays. */
    public Future<Void> close() {
        return undeploy.get();
    }

    /** Something for the player to do. */
    interface Command {
        void run(Player player) throws IOException;
    }
}
