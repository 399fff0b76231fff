package io.caraway.replay;

import io.caraway.channel.Dispatcher;
import io.caraway.channel.DisplayFeed;
import io.caraway.channel.Owner;
import io.caraway.recording.Ending;
import io.caraway.recording.RecordingReader;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The worker verticle of one replay: one thread of its own, which may wait for the disk. */
public final class Replay extends VerticleBase {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ReplayOptions options;
    private final DisplayFeed display;
    private final BiConsumer<Ending, List<String>> onEnd;
    private final Promise<Void> firstPicture;
    private @Nullable RecordingReader reader;

    private Replay(
            ReplayOptions options,
            DisplayFeed display,
            BiConsumer<Ending, List<String>> onEnd,
            Promise<Void> firstPicture) {
        this.options = options;
        this.display = display;
        this.onEnd = onEnd;
        this.firstPicture = firstPicture;
    }

    /**
     * Begins to play.
     *
     * @param onEnd told on the player's thread how the recording ended, and what was passed over, in words
     * @return completes once the display shows the first picture; fails with an {@link IOException} or a
     *     {@link io.caraway.wire.ProtocolException} when the file cannot be played
     */
    public static Future<Void> deploy(
            Vertx vertx, ReplayOptions options, DisplayFeed display, BiConsumer<Ending, List<String>> onEnd) {
        DeploymentOptions deployment = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.WORKER)
                .setWorkerPoolName("replay-" + NUMBERS.getAndIncrement())
                .setWorkerPoolSize(1);
        Promise<Void> firstPicture = Promise.promise();
        return vertx.deployVerticle(new Replay(options, display, onEnd, firstPicture), deployment)
                .compose(id -> firstPicture
                        .future()
                        .recover(failure -> vertx.undeploy(id).transform(done -> Future.failedFuture(failure))));
    }

    @Override
    public Future<?> start() throws Exception {
        RecordingReader opened = RecordingReader.open(options.file());
        reader = opened;
        VertxTurns turns = new VertxTurns(opened);
        Player player = new Player(Owner.here(), opened, options, display, System::nanoTime, turns);
        turns.start(player);
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() throws IOException {
        if (reader != null) {
            reader.close();
        }
        return Future.succeededFuture();
    }

    /** A step of the player, which reads the file. */
    private interface Step {
        void run() throws IOException;
    }

    /** The player's turns on the thread of this verticle. */
    private final class VertxTurns implements Player.Turns {
        private final RecordingReader opened;
        private @Nullable Dispatcher<Step> dispatcher;
        private @Nullable Player player;

        VertxTurns(RecordingReader opened) {
            this.opened = opened;
        }

        void start(Player started) {
            player = started;
            dispatcher = new Dispatcher<>(context, this::run);
            run(started::start);
        }

        @Override
        public void after(long millis) {
            Player present = player;
            if (present != null) {
                vertx.setTimer(millis, id -> run(present::play));
            }
        }

        @Override
        public void drawn() {
            Dispatcher<Step> here = dispatcher;
            Player present = player;
            if (here != null && present != null) {
                here.send(() -> {
                    firstPicture.tryComplete();
                    present.handled();
                });
            }
        }

        @Override
        public void ended(long batches) {
            if (batches == 0) {
                firstPicture.tryFail(new IOException(options.file() + ": holds nothing that can be played: "
                        + opened.ending().reason()));
            } else {
                onEnd.accept(opened.ending(), opened.warnings());
            }
        }

        private void run(Step step) {
            try {
                step.run();
            } catch (IOException e) {
                String words = options.file() + ": cannot be read any further: " + e.getMessage();
                if (!firstPicture.tryFail(new IOException(words, e))) {
                    onEnd.accept(new Ending(Ending.Kind.DAMAGED, 0, words), opened.warnings());
                }
            }
        }
    }
}
