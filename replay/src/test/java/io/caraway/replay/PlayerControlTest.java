package io.caraway.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayState;
import io.caraway.recording.Ending;
import io.caraway.recording.RecordingWriter;
import io.caraway.replay.Stage.Shown;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayerControlTest {
    @TempDir
    private Path folder;

    private final Stage stage = new Stage();

    @AfterEach
    void close() throws IOException {
        stage.close();
    }

    @Test
    void seek_showsWhatPlayingToThereShows_inOneBatch() throws Exception {
        stage.open(colors(), 1, false);
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
        stage.open(colors(), 1, false);
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
        stage.open(colors(), 1000, false);
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
        stage.open(colors(), 1, false);
        stage.player().pause(true);

        stage.player().seek(-5);
        assertThat(stage.player().status().positionNanos()).isZero();
        stage.player().seek(Long.MAX_VALUE);

        assertThat(stage.player().status().positionNanos()).isEqualTo(Batches.millis(20_000));
    }

    @Test
    void pause_andPlay_losesNoTime() throws Exception {
        stage.open(colors(), 1, false);
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
        stage.open(colors(), 1, false);
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
        stage.open(colors(), 1, false);
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
        assertThat(stage.nowNanos).isEqualTo(Stage.START_NANOS + Batches.millis(2750));
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
            long waited = stage.nowNanos - Stage.START_NANOS;

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
}
