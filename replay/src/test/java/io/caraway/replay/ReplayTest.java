package io.caraway.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.channel.DisplayFeed;
import io.caraway.channel.DisplayFeeds;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.Ending;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final int WAIT_SECONDS = 20;
    private static final int FASTEST = 1000;

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Screen screen = new Screen();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void deploy_completesWhenTheFirstPictureIsDrawn() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(500_000), Batches.note("much later"));
        });
        Future<Replay> playing = deploy(file);
        Screen.Batch first = screen.take();
        assertThat(first.events()).isEqualTo(Batches.state(1));
        assertThat(playing.isComplete()).isFalse();

        first.handled().run();

        await(playing);
        assertThat(ended).isNotDone();
    }

    @Test
    void deploy_playsEverythingAndTellsTheEnd() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            for (int i = 0; i < 100; i++) {
                writer.append(Batches.millis(100L * i), Batches.note("batch " + i));
            }
        });
        Future<Replay> playing = deploy(file);
        screen.take().handled().run();
        for (int i = 0; i < 100; i++) {
            Screen.Batch batch = screen.take();
            assertThat(batch.events()).isEqualTo(Batches.note("batch " + i));
            batch.handled().run();
        }

        await(playing);
        assertThat(ended.get(WAIT_SECONDS, TimeUnit.SECONDS).kind()).isEqualTo(Ending.Kind.CLEAN);
    }

    @Test
    void deploy_ofEmptyRecording_failsAndSaysSo() throws Exception {
        Path file = Batches.recording(folder, writer -> {});

        assertThatThrownBy(() -> await(deploy(file)))
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("nothing that can be played");
    }

    @Test
    void deploy_ofOtherFile_fails() throws Exception {
        Path file = folder.resolve("diary");
        Files.writeString(file, "dear diary".repeat(10));

        assertThatThrownBy(() -> await(deploy(file))).hasCauseInstanceOf(ProtocolException.class);
    }

    @Test
    void deploy_ofMissingFile_fails() {
        assertThatThrownBy(() -> await(deploy(folder.resolve("none")))).hasCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void stop_whileABatchIsUnderWay_doesNotTellOfDamage() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            for (int i = 0; i < 100; i++) {
                writer.append(0, Batches.note("batch " + i));
            }
        });
        Future<Replay> playing = deploy(file);
        screen.take().handled().run();
        await(playing);
        Screen.Batch underWay = screen.take();

        await(vertx.undeploy(vertx.deploymentIDs().iterator().next()));
        assertThatCode(() -> underWay.handled().run()).doesNotThrowAnyException();

        await(vertx.executeBlocking(() -> true));
        assertThat(ended).isNotDone();
    }

    @Test
    void deploy_thatFailed_leavesNothingBehind() throws Exception {
        Path file = Batches.recording(folder, writer -> {});

        assertThatThrownBy(() -> await(deploy(file))).hasCauseInstanceOf(IOException.class);

        assertThat(vertx.deploymentIDs()).isEmpty();
    }

    @Test
    void commands_areCarriedOutInOrder() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(10_000), Batches.over(2));
            writer.append(Batches.millis(500_000), Batches.over(3));
            writer.end(Batches.millis(900_000));
        });
        Future<Replay> playing = deploy(file);
        screen.take().handled().run();
        Replay replay = await(playing);

        replay.pause(true);
        replay.speed(2);
        ReplayStatus status = await(replay.seek(Batches.millis(600_000)));

        assertThat(status)
                .isEqualTo(new ReplayStatus(Batches.millis(600_000), Batches.millis(900_000), true, false, false, 2));
        assertThatThrownBy(() -> await(replay.speed(0))).hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deploy_severalAtOnce_playsEachAtItsOwnPace() throws Exception {
        Path file = Batches.recording(folder, writer -> {
            writer.keyframe(0, 0, Batches.state(1));
            writer.append(Batches.millis(50), Batches.over(2));
            writer.end(Batches.millis(900_000));
        });
        Screen other = new Screen();
        Future<Replay> slow = Replay.deploy(
                vertx,
                ReplayOptions.of(file).speed(ReplayOptions.SPEED_MIN).build(),
                DisplayFeeds.only(other),
                (ending, warnings) -> {});
        Future<Replay> fast = deploy(file);

        other.take().handled().run();
        screen.take().handled().run();
        assertThat(screen.take().events()).isEqualTo(Batches.over(2));
        assertThat(await(await(slow).status()).ended()).isFalse();
        assertThat(await(await(fast).pause(true)).positionNanos()).isPositive();
        assertThat(other.batches).isEmpty();
    }

    private Future<Replay> deploy(Path file) {
        return Replay.deploy(
                vertx,
                ReplayOptions.of(file).speed(FASTEST).build(),
                DisplayFeeds.only(screen),
                (ending, warnings) -> ended.complete(ending));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** A display that keeps what is drawn on it until the test takes it. */
    private static final class Screen implements DisplayFeed {
        private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();

        /** A batch, and how to say that it is drawn. */
        record Batch(EventBatch events, Runnable handled) {}

        Batch take() throws InterruptedException {
            Batch batch = batches.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (batch == null) {
                throw new AssertionError("nothing was drawn for " + WAIT_SECONDS + " s");
            }
            return batch;
        }

        @Override
        public void apply(EventBatch batch, Runnable handled) {
            batches.add(new Batch(batch, handled));
        }
    }
}
