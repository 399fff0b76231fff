package io.caraway.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.recording.Ending;
import io.caraway.replay.Stage.Shown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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

    @TempDir
    private Path folder;

    private final Stage stage = new Stage();

    @AfterEach
    void close() throws IOException {
        stage.close();
    }

    @Test
    void start_showsFirstPictureAtOnce() throws Exception {
        stage.open(Batches.recording(folder, writer -> writer.keyframe(0, 0, Batches.state(1))), 1, false);

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
        stage.open(file, speed, false);
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
        stage.open(file, 1, false);
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
        stage.open(file, 1, false);

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
        stage.open(file, 1, false);
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
        stage.open(file, 1, false);

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
        stage.open(file, 1, false);
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
        stage.open(file, 1, false);
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
        stage.open(file, 1, false);
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
        stage.open(file, 1, true);
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
        stage.open(Batches.recording(folder, writer -> {}), 1, true);

        assertThat(stage.ended).isZero();
        assertThat(stage.timers).isEmpty();
    }

    @Test
    void play_ofEmptyRecording_endsWithNothing() throws Exception {
        stage.open(Batches.recording(folder, writer -> {}), 1, false);

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
        stage.open(file, 1, false);
        stage.runToEnd();

        assertThat(stage.shown).containsExactly(new Shown(0, Batches.state(1)), new Shown(10, Batches.note("a")));
        assertThat(stage.ended).isEqualTo(2);
        assertThat(stage.reader().ending().kind()).isEqualTo(Ending.Kind.CUT);
        assertThat(stage.reader().ending().offset()).isEqualTo(whole[0]);
    }

    @Test
    void play_afterTheEnd_doesNothing() throws Exception {
        stage.open(Batches.recording(folder, writer -> writer.keyframe(0, 0, Batches.state(1))), 1, false);
        stage.runToEnd();
        stage.ended = -1;

        stage.player().play();

        assertThat(stage.ended).as("told once").isNegative();
        assertThat(stage.shown).hasSize(1);
    }

    @Test
    void play_onOtherThread_fails() throws Exception {
        stage.open(Batches.recording(folder, writer -> writer.keyframe(0, 0, Batches.state(1))), 1, false);

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
        stage.open(file, 1, true);
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
        stage.open(file, 1, false);

        assertThat(stage.ended).as("one second is still to come").isNegative();
    }

    @Test
    void play_inALoopOfOnePicture_doesNotSpin() throws Exception {
        stage.open(Batches.recording(folder, writer -> writer.keyframe(0, 0, Batches.state(1))), 1, true);

        while (!stage.timers.isEmpty() && stage.nowNanos < Stage.START_NANOS + Batches.millis(1000)) {
            stage.runTimers(1);
        }

        assertThat(stage.shown).hasSizeLessThan(100);
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

    private static void flip(Path file, long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, offset);
            one.put(0, (byte) ~one.get(0)).rewind();
            channel.write(one, offset);
        }
    }
}
