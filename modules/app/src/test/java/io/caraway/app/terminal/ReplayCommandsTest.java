package io.caraway.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.channel.DisplayFeeds;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordingWriter;
import io.caraway.replay.Replay;
import io.caraway.replay.ReplayOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandsTest {
    private static final int WAIT_SECONDS = 20;

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private List<TerminalCommand> commands;

    @BeforeEach
    void play() throws Exception {
        Path file = folder.resolve("day.caraway");
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 8, 8))));
            writer.append(seconds(10), new EventBatch(List.of(new DisplayEvent.Marker("one"))));
            writer.keyframe(seconds(20), 0, new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 8, 8))));
            writer.append(seconds(30), new EventBatch(List.of(new DisplayEvent.CursorMove(1, 1))));
            writer.keyframe(seconds(40), 0, new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 8, 8))));
            writer.append(seconds(50), new EventBatch(List.of(new DisplayEvent.Marker("two"))));
            writer.end(seconds(3600));
        }
        Replay replay = await(Replay.deploy(
                vertx,
                ReplayOptions.of(file).build(),
                DisplayFeeds.only((batch, handled) -> handled.run()),
                (ending, warnings) -> {}));
        commands = ReplayCommands.of(replay, file);
        assertThat(say("pause", "")).endsWith(" of 1:00:00.000, paused");
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void seek_toATimeAndFromHere_tellsWhereItIs() throws Exception {
        assertThat(say("seek", "1m30s")).isEqualTo("0:01:30.000 of 1:00:00.000, paused");
        assertThat(say("seek", "-10.5s")).isEqualTo("0:01:19.500 of 1:00:00.000, paused");
        assertThat(say("seek", "+1h")).isEqualTo("1:00:00.000 of 1:00:00.000, paused");
        assertThatThrownBy(() -> say("seek", "soon")).hasMessageContaining("'soon' is no time");
    }

    @Test
    void marks_areListedAndGoneTo() throws Exception {
        assertThat(say("marks", "").lines()).containsExactly("0:00:10.000  one", "0:00:50.000  two");
        say("seek", "20");
        assertThat(say("next", "")).startsWith("0:00:50.000 ");
        assertThat(say("prev", "")).startsWith("0:00:10.000 ");
        assertThatThrownBy(() -> say("prev", "")).hasMessageContaining("no mark before");
    }

    @Test
    void step_showsTheNextChange() throws Exception {
        assertThat(say("step", "2")).startsWith("0:00:30.000 ");
        assertThatThrownBy(() -> say("step", "0")).hasMessageContaining("expected: at least 1");
    }

    @Test
    void speed_takesANumber() throws Exception {
        assertThat(say("speed", "2x")).endsWith(", paused, 2.0x");
        assertThatThrownBy(() -> say("speed", "fast")).hasMessageContaining("'fast' is no number");
        assertThatThrownBy(() -> say("speed", "0")).hasMessageContaining("expected: ");
    }

    @Test
    void loopAndSkipIdle_takeWhatTheyAreFor() throws Exception {
        assertThat(say("loop", "on")).contains(" of ");
        assertThat(say("loop", "off")).contains(" of ");
        assertThatThrownBy(() -> say("loop", "twice")).hasMessageContaining("expected: on or off");
        assertThat(say("skip-idle", "3s")).contains(" of ");
        assertThat(say("skip-idle", "off")).contains(" of ");
        assertThat(say("where", "")).contains("paused");
        assertThat(say("live", "")).startsWith("1:00:00.000 ").doesNotContain("paused");
        assertThat(say("play", "")).doesNotContain("paused");
    }

    private String say(String name, String arguments) throws Exception {
        TerminalCommand command = commands.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return await(command.action().apply(arguments));
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
