package io.caraway.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.channel.DisplayFeed;
import io.caraway.channel.Owner;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordingReader;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A clock, a display and a thread for a player, all in the test's hands. */
final class Stage implements DisplayFeed, Player.Turns, AutoCloseable {
    /** When the player starts, on the clock. */
    static final long START_NANOS = -3_000_000_000L;

    private static final int SPINS = 10_000;

    final List<Shown> shown = new ArrayList<>();
    final List<Integer> opened = new ArrayList<>();
    final Deque<Long> timers = new ArrayDeque<>();
    long nowNanos = START_NANOS;
    boolean drawsAtOnce = true;
    long ended = -1;

    private final List<Player> players = new ArrayList<>();
    private final List<RecordingReader> readers = new ArrayList<>();
    private int drawn;
    private long timerId;

    /** A batch that was shown, and when, in milliseconds since the player started. */
    record Shown(long millis, EventBatch batch) {}

    void open(Path file, double speed, boolean loop) throws IOException, ProtocolException {
        open(ReplayOptions.of(file).speed(speed).loop(loop).build());
    }

    void open(ReplayOptions options) throws IOException, ProtocolException {
        readers.add(RecordingReader.open(options.file()));
        players.add(new Player(Owner.here(), reader(), options, this::feed, () -> nowNanos, this));
        player().start(options.atNanos());
        handleDrawn();
    }

    private Future<DisplayFeed> feed(int display) {
        opened.add(display);
        return Future.succeededFuture(this);
    }

    Player player() {
        return players.get(0);
    }

    RecordingReader reader() {
        return readers.get(0);
    }

    /** Lets time go on until so many timers have rung. */
    void runTimers(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            nowNanos += Batches.millis(timers.removeFirst());
            player().play();
            handleDrawn();
        }
    }

    void runToEnd() throws IOException {
        while (ended < 0) {
            runTimers(1);
            assertThat(timers).hasSizeLessThanOrEqualTo(1);
        }
    }

    private void handleDrawn() throws IOException {
        while (drawsAtOnce && drawn > 0) {
            assertThat(shown)
                    .as("batches shown by a player that does not wait for the clock")
                    .hasSizeLessThan(SPINS);
            drawn--;
            player().handled();
        }
    }

    @Override
    public void apply(EventBatch batch, Runnable handled) {
        shown.add(new Shown((nowNanos - START_NANOS) / 1_000_000, batch));
        handled.run();
    }

    @Override
    public long after(long millis) {
        assertThat(millis).isPositive();
        assertThat(timers).as("one timer, not two").isEmpty();
        timers.add(millis);
        return timerId++;
    }

    @Override
    public void cancel(long timer) {
        assertThat(timer).isEqualTo(timerId - 1);
        timers.removeLast();
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public void drawn() {
        drawn++;
    }

    @Override
    public void ended(long batches) {
        assertThat(ended).as("told once").isNegative();
        ended = batches;
    }

    @Override
    public void close() throws IOException {
        for (RecordingReader reader : readers) {
            reader.close();
        }
    }
}
