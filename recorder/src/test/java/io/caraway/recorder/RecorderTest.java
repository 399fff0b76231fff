package io.caraway.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    private static final int WAIT_SECONDS = 20;

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final FakeDisplay display = new FakeDisplay();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void finish_afterSomeBatches_leavesThemInTheFile() throws Exception {
        Path file = folder.resolve("day.caraway");
        Recorder recorder = deploy(file, false);
        long now = System.nanoTime();
        display.watcher().present(now, Recorded.batch("state"), false, 100);
        for (int i = 0; i < 50; i++) {
            display.watcher().drawn(now + i, Recorded.batch("batch " + i), i);
        }

        await(recorder.finish());

        Recorded recorded = Recorded.read(file);
        assertThat(recorded.ending()).isEqualTo("CLEAN");
        assertThat(recorded.batches()).hasSize(51).startsWith(Recorded.keyframe(0, "state"));
        for (int i = 0; i < 50; i++) {
            assertThat(recorded.batches().get(1 + i)).isEqualTo(Recorded.events(i, "batch " + i));
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void batches_whenWritten_areGivenBack() throws Exception {
        deploy(folder.resolve("day.caraway"), false);
        long now = System.nanoTime();

        display.watcher().present(now, Recorded.batch("state"), false, 100);
        display.watcher().drawn(now, Recorded.batch("a"), 11);
        display.watcher().drawn(now, Recorded.batch("b"), 12);

        assertThat(display.call()).isEqualTo("handled 100");
        assertThat(display.givenBack(23)).isEqualTo(23);
    }

    @Test
    void drawn_whenSegmentIsLong_asksForPresentState() throws Exception {
        deploy(folder.resolve("day.caraway"), false);
        long start = System.nanoTime() - TimeUnit.SECONDS.toNanos(100);

        display.watcher().present(start, Recorded.batch("state"), false, 1);
        display.watcher().drawn(start + TimeUnit.SECONDS.toNanos(61), Recorded.batch("a"), 2);
        display.watcher().drawn(start + TimeUnit.SECONDS.toNanos(62), Recorded.batch("b"), 3);

        assertThat(display.call()).isEqualTo("handled 1");
        assertThat(display.call()).isEqualTo("askPresent");
        assertThat(display.givenBack(5)).isEqualTo(5);
    }

    @Test
    void drawn_afterFinish_isNotWritten() throws Exception {
        Path file = folder.resolve("day.caraway");
        Recorder recorder = deploy(file, false);
        long now = System.nanoTime();
        display.watcher().present(now, Recorded.batch("state"), false, 1);
        assertThat(display.call()).isEqualTo("handled 1");
        await(recorder.finish());
        assertThat(display.call()).isEqualTo("askPresent");
        assertThat(display.call()).isEqualTo("unwatch");

        display.watcher().drawn(now + 1, Recorded.batch("late"), 7);
        await(recorder.finish());

        assertThat(Recorded.read(file).batches()).containsExactly(Recorded.keyframe(0, "state"));
    }

    @Test
    void finish_twice_completesBothTimes() throws Exception {
        Recorder recorder = deploy(folder.resolve("day.caraway"), false);

        await(recorder.finish());
        await(recorder.finish());

        assertThat(failures).isEmpty();
    }

    @Test
    void recording_whileItRuns_reachesTheFileByItself() throws Exception {
        Path file = folder.resolve("day.caraway");
        deploy(file, false);
        long headerBytes = Files.size(file);

        display.watcher().present(System.nanoTime(), Recorded.batch("state"), false, 1);

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (Files.size(file) == headerBytes && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(Recorded.read(file).batches()).containsExactly(Recorded.keyframe(0, "state"));
    }

    @Test
    void close_ofVertxWithoutFinish_endsTheRecording() throws Exception {
        Path file = folder.resolve("day.caraway");
        deploy(file, false);
        display.watcher().present(System.nanoTime(), Recorded.batch("state"), false, 1);
        assertThat(display.call()).isEqualTo("handled 1");

        await(vertx.close());

        assertThat(Recorded.read(file).ending()).isEqualTo("CLEAN");
    }

    @Test
    void deploy_whereFileIsThere_failsAndLeavesIt() throws Exception {
        Path file = folder.resolve("day.caraway");
        Files.writeString(file, "dear diary");

        assertThatThrownBy(() -> deploy(file, false)).hasCauseInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasContent("dear diary");
    }

    @Test
    void deploy_whereFileMayBeReplaced_replacesIt() throws Exception {
        Path file = folder.resolve("day.caraway");
        Files.writeString(file, "dear diary".repeat(100));

        await(deploy(file, true).finish());

        assertThat(Recorded.read(file).batches()).isEmpty();
    }

    @Test
    void deploy_whereFolderIsMissing_fails() {
        assertThatThrownBy(() -> deploy(folder.resolve("none").resolve("day.caraway"), false))
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    private Recorder deploy(Path file, boolean overwrite) throws Exception {
        Recorder recorder = await(Recorder.deploy(vertx, RecorderOptions.file(file, overwrite), new RecorderListener() {
            @Override
            public void stopped(String words) {
                failures.add(words);
            }

            @Override
            public void resumed(String words) {
                failures.add(words);
            }
        }));
        recorder.record(0, display);
        assertThat(display.call()).isEqualTo("watch");
        return recorder;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
