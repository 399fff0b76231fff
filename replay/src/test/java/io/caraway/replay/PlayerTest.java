package io.caraway.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.channel.DisplayFeed;
import io.caraway.channel.Owner;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.Ending;
import io.caraway.recording.RecordingReader;
import io.caraway.recording.RecordingWriter;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayerTest {
    private static final int BATCHES_MAX = 8;
    private static final int SPINS = 10_000;
    private static final long START_NANOS = -3_000_000_000L;

    @TempDir
    private Path folder;

    private final Stage stage = new Stage();

    /** A batch that was shown, and when, in milliseconds since the player started. */
    private record Shown(long millis, EventBatch batch) {}

    @AfterEach
    void close() throws IOException {
        stage.close();
    }

    @Test
    void start_showsFirstPictureAtOnce() throws Exception {
        open(Batches.recording(folder, writer -> writer.keyframe(0, 0, Batches.state(1))), 1, false);

        assertThat(stage.shown).containsExactly(new Shown(0, Batches.state(1)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 4, 1000})
    void play_atAnySpeed_showsBatchesInOrderWhenTheyAreDue(double speed) throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            for (int i = 1; i <= 20; i++) {
                writer.append(Batches.millis(1000L * i), Batches.note("at " + i));
            }
        });
        open(file, speed, false);
        stage.runToEnd();

        List<Shown> expected = new ArrayList<>();
        expected.add(new Shown(0, Batches.state(1)));
        for (int i = 1; i <= 20; i++) {
            expected.add(new Shown((long) (1000 * i / speed), Batches.note("at " + i)));
        }
        assertThat(stage.shown).isEqualTo(expected);
        assertThat(stage.ended).isEqualTo(21);
    }

    @Test
    void play_batchesBetweenMilliseconds_areNeverShownEarly() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(5) + 1, Batches.note("a"));
            writer.append(Batches.millis(6) - 1, Batches.note("b"));
        });
        open(file, 1, false);
        stage.runToEnd();

        assertThat(stage.shown)
                .containsExactly(
                        new Shown(0, Batches.state(1)),
                        new Shown(6, Batches.note("a")),
                        new Shown(6, Batches.note("b")));
    }

    @Test
    void play_whenLate_catchesUpWithoutLosingAny() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(10), Batches.note("a"));
            writer.append(Batches.millis(20), Batches.note("b"));
            writer.append(Batches.millis(5000), Batches.note("c"));
        });
        open(file, 1, false);

        stage.nowNanos += Batches.millis(1000);
        stage.runToEnd();

        assertThat(stage.shown)
                .containsExactly(
                        new Shown(0, Batches.state(1)),
                        new Shown(1010, Batches.note("a")),
                        new Shown(1010, Batches.note("b")),
                        new Shown(5000, Batches.note("c")));
    }

    @Test
    void play_whenDisplayIsSlow_hasEightBatchesUnderWayAndNoMore() throws Exception {
        stage.drawsAtOnce = false;
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            for (int i = 0; i < 20; i++) {
                writer.append(0, Batches.note("batch " + i));
            }
        });
        open(file, 1, false);
        assertThat(stage.shown).hasSize(BATCHES_MAX);
        assertThat(stage.timers).as("the display calls, not the clock").isEmpty();

        stage.player().handled();
        assertThat(stage.shown).hasSize(BATCHES_MAX + 1);
        stage.player().handled();
        stage.player().handled();

        assertThat(stage.shown).hasSize(BATCHES_MAX + 3);
        assertThat(stage.ended).isNegative();
    }

    @Test
    void handled_whileWaitingForNextBatch_doesNotShowItEarly() throws Exception {
        stage.drawsAtOnce = false;
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(100), Batches.note("a"));
        });
        open(file, 1, false);

        stage.player().handled();

        assertThat(stage.shown).hasSize(1);
        assertThat(stage.timers).as("one timer, not two").containsExactly(100L);
    }

    @Test
    void play_ofManyBatchesAtOnce_letsOthersHaveATurn() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            for (int i = 0; i < 1000; i++) {
                writer.keyframe(0, 0, Batches.state(1));
            }
            writer.append(0, Batches.note("last"));
        });
        stage.drawsAtOnce = false;
        open(file, 1, false);
        assertThat(stage.shown).hasSize(1);
        assertThat(stage.timers).containsExactly(1L);

        stage.runToEnd();

        assertThat(stage.shown).extracting(Shown::batch).containsExactly(Batches.state(1), Batches.note("last"));
    }

    @Test
    void play_keyframeInTheMiddle_isPassedOver() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(10), Batches.note("a"));
            writer.keyframe(Batches.millis(20), 0, Batches.state(1));
            writer.append(Batches.millis(30), Batches.note("b"));
        });
        open(file, 1, false);
        stage.runToEnd();

        assertThat(stage.shown)
                .containsExactly(
                        new Shown(0, Batches.state(1)),
                        new Shown(10, Batches.note("a")),
                        new Shown(30, Batches.note("b")));
    }

    @Test
    void play_keyframeBehindDamage_isDrawnOver() throws Exception {
        long[] damaged = new long[1];
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            damaged[0] = writer.size();
            writer.append(Batches.millis(10), Batches.note("never seen"));
            writer.keyframe(Batches.millis(20), 0, Batches.state(2));
            writer.append(Batches.millis(30), Batches.note("b"));
        });
        flip(file, damaged[0] + 20);
        open(file, 1, false);
        stage.runToEnd();

        assertThat(stage.shown)
                .containsExactly(
                        new Shown(0, Batches.state(1)),
                        new Shown(20, Batches.over(2)),
                        new Shown(30, Batches.note("b")));
        assertThat(stage.reader().warnings()).hasSize(1);
    }

    @Test
    void play_inALoop_beginsAgainAndDrawsOverTheSameSurface() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(200), Batches.note("a"));
        });
        open(file, 1, true);
        stage.runTimers(2);

        assertThat(stage.shown)
                .containsExactly(
                        new Shown(0, Batches.state(1)),
                        new Shown(200, Batches.note("a")),
                        new Shown(200, Batches.over(1)),
                        new Shown(400, Batches.note("a")),
                        new Shown(400, Batches.over(1)));
        assertThat(stage.ended).isNegative();
    }

    @Test
    void play_inALoopOfEmptyRecording_ends() throws Exception {
        open(Batches.recording(folder, writer -> {}), 1, true);

        assertThat(stage.ended).isZero();
        assertThat(stage.timers).isEmpty();
    }

    @Test
    void play_ofEmptyRecording_endsWithNothing() throws Exception {
        open(Batches.recording(folder, writer -> {}), 1, false);

        assertThat(stage.shown).isEmpty();
        assertThat(stage.ended).isZero();
        assertThat(stage.reader().ending().kind()).isEqualTo(Ending.Kind.CLEAN);
    }

    @Test
    void play_ofCutFile_showsEveryWholeBatchAndTellsTheEnd() throws Exception {
        long[] whole = new long[1];
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(10), Batches.note("a"));
            whole[0] = writer.size();
            writer.append(Batches.millis(20), Batches.note("b"));
        });
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(whole[0] + 9);
        }
        open(file, 1, false);
        stage.runToEnd();

        assertThat(stage.shown).containsExactly(new Shown(0, Batches.state(1)), new Shown(10, Batches.note("a")));
        assertThat(stage.ended).isEqualTo(2);
        assertThat(stage.reader().ending().kind()).isEqualTo(Ending.Kind.CUT);
        assertThat(stage.reader().ending().offset()).isEqualTo(whole[0]);
    }

    @Test
    void play_afterTheEnd_doesNothing() throws Exception {
        open(Batches.recording(folder, writer -> writer.keyframe(0, 0, Batches.state(1))), 1, false);
        stage.runToEnd();
        stage.ended = -1;

        stage.player().play();

        assertThat(stage.ended).as("told once").isNegative();
        assertThat(stage.shown).hasSize(1);
    }

    @Test
    void play_onOtherThread_fails() throws Exception {
        open(Batches.recording(folder, writer -> writer.keyframe(0, 0, Batches.state(1))), 1, false);

        assertThatThrownBy(() -> CompletableFuture.runAsync(() -> {
                            try {
                                stage.player().play();
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        })
                        .get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void play_inALoop_waitsUntilTheRecordingIsOver() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(10), Batches.note("a"));
            writer.end(Batches.millis(1000));
        });
        open(file, 1, true);
        stage.runTimers(2);

        assertThat(stage.shown)
                .containsExactly(
                        new Shown(0, Batches.state(1)),
                        new Shown(10, Batches.note("a")),
                        new Shown(1000, Batches.over(1)));
    }

    @Test
    void play_toTheEnd_waitsUntilTheRecordingIsOver() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            writer.end(Batches.millis(1000));
        });
        open(file, 1, false);

        assertThat(stage.ended).as("one second is still to come").isNegative();
    }

    @Test
    void play_inALoopOfOnePicture_doesNotSpin() throws Exception {
        open(Batches.recording(folder, writer -> writer.keyframe(0, 0, Batches.state(1))), 1, true);

        while (!stage.timers.isEmpty() && stage.nowNanos < START_NANOS + Batches.millis(1000)) {
            stage.runTimers(1);
        }

        assertThat(stage.shown).hasSizeLessThan(100);
    }

    @Test
    void seek_showsWhatPlayingToThereShows_inOneBatch() throws Exception {
        open(colors(), 1, false);
        stage.player().pause(true);
        stage.shown.clear();

        stage.player().seek(Batches.millis(6500));

        assertThat(stage.shown).hasSize(1);
        DisplayState display = new DisplayState();
        Batches.state(100).events().forEach(display::apply);
        stage.shown.get(0).batch().events().forEach(display::apply);
        assertThat(display.snapshot(0).orElseThrow().read(Batches.ALL)).containsOnly(6);
        assertThat(stage.player().status())
                .isEqualTo(new ReplayStatus(Batches.millis(6500), Batches.millis(20_000), true, false, false, 1));
    }

    @Test
    void seek_whilePlaying_goesOnFromThere() throws Exception {
        open(colors(), 1, false);
        stage.player().seek(Batches.millis(17_500));
        stage.shown.clear();
        stage.runToEnd();

        assertThat(stage.shown)
                .containsExactly(
                        new Shown(500, Batches.over(18)),
                        new Shown(1500, Batches.over(19)),
                        new Shown(2500, Batches.over(20)));
    }

    @Test
    void seek_backFromTheEnd_playsAgain() throws Exception {
        open(colors(), 1000, false);
        stage.runToEnd();
        stage.ended = -1;

        stage.player().seekBy(-Batches.millis(3000));
        stage.shown.clear();
        stage.runToEnd();

        assertThat(stage.shown)
                .extracting(Shown::batch)
                .containsExactly(Batches.over(18), Batches.over(19), Batches.over(20));
    }

    @Test
    void seek_outside_isTheStartOrTheEnd() throws Exception {
        open(colors(), 1, false);
        stage.player().pause(true);

        stage.player().seek(-5);
        assertThat(stage.player().status().positionNanos()).isZero();
        stage.player().seek(Long.MAX_VALUE);

        assertThat(stage.player().status().positionNanos()).isEqualTo(Batches.millis(20_000));
    }

    @Test
    void pause_andPlay_losesNoTime() throws Exception {
        open(colors(), 1, false);
        stage.nowNanos += Batches.millis(400);
        stage.player().pause(true);
        assertThat(stage.timers).isEmpty();
        stage.nowNanos += Batches.millis(100_000);
        stage.player().pause(false);
        stage.runTimers(1);

        assertThat(stage.shown).endsWith(new Shown(101_000, Batches.over(1)));
    }

    @Test
    void step_showsTheNextChanges_andStandsStill() throws Exception {
        open(colors(), 1, false);
        stage.shown.clear();

        stage.player().step(2);
        stage.player().step(4);

        assertThat(stage.shown)
                .extracting(Shown::batch)
                .containsExactly(
                        Batches.over(1),
                        Batches.over(2),
                        Batches.over(3),
                        Batches.over(4),
                        Batches.over(5),
                        Batches.over(6));
        assertThat(stage.timers).isEmpty();
        assertThat(stage.player().status().positionNanos()).isEqualTo(Batches.millis(6000));
    }

    @Test
    void speed_inTheMiddle_changesWhatIsStillToCome() throws Exception {
        open(colors(), 1, false);
        stage.nowNanos += Batches.millis(500);
        stage.player().speed(2);
        stage.runTimers(2);

        assertThat(stage.shown).endsWith(new Shown(750, Batches.over(1)), new Shown(1250, Batches.over(2)));
    }

    @Test
    void skipIdle_waitsNoLongerThanThat() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(1000), Batches.over(2));
            writer.append(Batches.millis(60_000), Batches.over(3));
            writer.append(Batches.millis(60_500), Batches.over(4));
            writer.end(Batches.millis(600_000));
        });
        stage.open(ReplayOptions.of(file)
                .skipIdleNanos(Batches.millis(2000))
                .speed(2)
                .build());
        stage.runToEnd();

        assertThat(stage.shown)
                .containsExactly(
                        new Shown(0, Batches.state(1)),
                        new Shown(500, Batches.over(2)),
                        new Shown(1500, Batches.over(3)),
                        new Shown(1750, Batches.over(4)));
        assertThat(stage.nowNanos).isEqualTo(START_NANOS + Batches.millis(2750));
    }

    @Test
    void follow_atTheEndOfWhatIsThere_showsMoreAsItComes() throws Exception {
        Path file = folder.resolve("live.caraway");
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(5000), Batches.over(2));
            writer.flush();
            stage.open(ReplayOptions.of(file)
                    .atNanos(Long.MAX_VALUE)
                    .speed(4)
                    .follow(true)
                    .build());
            assertThat(stage.player().status().live()).isTrue();
            stage.runTimers(3);
            assertThat(stage.ended).isNegative();
            stage.shown.clear();
            long waited = stage.nowNanos - START_NANOS;

            writer.append(Batches.millis(9000), Batches.over(3));
            writer.append(Batches.millis(9100), Batches.over(4));
            writer.flush();
            stage.runTimers(2);

            long millis = waited / 1_000_000 + 200;
            assertThat(stage.shown)
                    .as("one timer of 200 ms, then at the pace of life")
                    .containsExactly(new Shown(millis, Batches.over(3)), new Shown(millis + 100, Batches.over(4)));
        }
        stage.runToEnd();

        assertThat(stage.reader().ending().kind()).isEqualTo(Ending.Kind.CLEAN);
    }

    @Test
    void follow_afterGoingBack_catchesUpAndIsLiveAgain() throws Exception {
        Path file = folder.resolve("live.caraway");
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(4000), Batches.over(2));
            writer.append(Batches.millis(8000), Batches.over(3));
            writer.flush();
            stage.open(
                    ReplayOptions.of(file).atNanos(Long.MAX_VALUE).follow(true).build());
            stage.player().seekBy(-Batches.millis(6000));
            stage.player().speed(2);
            assertThat(stage.player().status().live()).isFalse();
            stage.shown.clear();
            stage.runTimers(2);

            assertThat(stage.shown).containsExactly(new Shown(1000, Batches.over(2)), new Shown(3000, Batches.over(3)));
            assertThat(stage.player().status().live()).isTrue();
            assertThat(stage.player().status().speed()).isEqualTo(1);
        }
    }

    @Test
    void play_ofSeveralDisplays_showsEachOnItsOwn() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.segment(0, 0, new TreeMap<>(Map.of(0, Batches.state(1), 3, Batches.state(2))));
            writer.append(Batches.millis(1000), 3, Batches.over(4));
            writer.append(Batches.millis(2000), 0, Batches.over(5));
        });
        stage.open(ReplayOptions.of(file).build());
        stage.runToEnd();

        assertThat(stage.shown)
                .containsExactly(
                        new Shown(0, Batches.state(1)),
                        new Shown(0, Batches.state(2)),
                        new Shown(1000, Batches.over(4)),
                        new Shown(2000, Batches.over(5)));
        assertThat(stage.opened).containsExactly(0, 3);
    }

    /** A change each second for 20 s, and a keyframe at 5, 10 and 15 s. */
    private Path colors() throws IOException {
        return Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(100));
            for (int i = 1; i <= 20; i++) {
                writer.append(Batches.millis(1000L * i), Batches.over(i));
                if (i % 5 == 0 && i < 20) {
                    writer.keyframe(Batches.millis(1000L * i), 0, Batches.state(100 + i));
                }
            }
        });
    }

    private void open(Path file, double speed, boolean loop) throws IOException, ProtocolException {
        stage.open(ReplayOptions.of(file).speed(speed).loop(loop).build());
    }

    private static void flip(Path file, long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, offset);
            one.put(0, (byte) ~one.get(0)).rewind();
            channel.write(one, offset);
        }
    }

    /** A clock, a display and a thread for a player, all in the test's hands. */
    private static final class Stage implements DisplayFeed, Player.Turns, AutoCloseable {
        private final List<Shown> shown = new ArrayList<>();
        private final List<Integer> opened = new ArrayList<>();
        private final Deque<Long> timers = new ArrayDeque<>();
        private final List<Player> players = new ArrayList<>();
        private final List<RecordingReader> readers = new ArrayList<>();
        private long nowNanos = START_NANOS;
        private boolean drawsAtOnce = true;
        private int drawn;
        private long timerId;
        private long ended = -1;

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
}
