package io.caraway.replay;

import io.caraway.channel.Dispatcher;
import io.caraway.channel.DisplayFeeds;
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
final class ReplayVerticle extends VerticleBase {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ReplayOptions options;
    private final DisplayFeeds displays;
    private final BiConsumer<Ending, List<String>> onEnd;
    private final Promise<Replay> firstPicture;
    private @Nullable RecordingReader reader;

    private ReplayVerticle(
            ReplayOptions options,
            DisplayFeeds displays,
            BiConsumer<Ending, List<String>> onEnd,
            Promise<Replay> firstPicture) {
        this.options = options;
        this.displays = displays;
        this.onEnd = onEnd;
        this.firstPicture = firstPicture;
    }

    static Future<Replay> deploy(
            Vertx vertx, ReplayOptions options, DisplayFeeds displays, BiConsumer<Ending, List<String>> onEnd) {
        DeploymentOptions deployment = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.WORKER)
                .setWorkerPoolName("replay-" + NUMBERS.getAndIncrement())
                .setWorkerPoolSize(1);
        Promise<Replay> firstPicture = Promise.promise();
        return vertx.deployVerticle(new ReplayVerticle(options, displays, onEnd, firstPicture), deployment)
                .compose(id -> firstPicture
                        .future()
                        .recover(failure -> vertx.undeploy(id).transform(done -> Future.failedFuture(failure))));
    }

    @Override
    public Future<?> start() throws Exception {
        RecordingReader opened = RecordingReader.open(options.file());
        reader = opened;
        new VertxTurns(opened).start();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() throws IOException {
        if (reader != null) {
            reader.close();
        }
        return Future.succeededFuture();
    }

    /** The player's turns on the thread of this verticle. */
    private final class VertxTurns implements Player.Turns {
        private final RecordingReader opened;
        private final Dispatcher<Runnable> dispatcher;
        private final Player player;
        private final Replay replay;

        VertxTurns(RecordingReader opened) {
            this.opened = opened;
            dispatcher = new Dispatcher<>(context, Runnable::run);
            player = new Player(Owner.here(), opened, options, displays, System::nanoTime, this);
            replay = new Replay(this::command, () -> vertx.undeploy(deploymentID()));
        }

        void start() {
            run(() -> player.start(options.atNanos()));
        }

        @Override
        public long after(long millis) {
            return vertx.setTimer(millis, id -> run(player::play));
        }

        @Override
        public void cancel(long timer) {
            vertx.cancelTimer(timer);
        }

        @Override
        public void execute(Runnable task) {
            dispatcher.send(task);
        }

        @Override
        public void drawn() {
            dispatcher.send(() -> {
                firstPicture.tryComplete(replay);
                run(player::handled);
            });
        }

        @Override
        public void ended(long batches) {
            if (batches == 0) {
                Ending ending = opened.ending();
                String why =
                        ending.kind() == Ending.Kind.CLEAN ? "it ended before there was a picture" : ending.reason();
                firstPicture.tryFail(new IOException(options.file() + ": holds nothing that can be played: " + why));
            } else {
                onEnd.accept(opened.ending(), opened.warnings());
            }
        }

        private Future<ReplayStatus> command(Replay.Command command) {
            Promise<ReplayStatus> told = Promise.promise();
            dispatcher.send(() -> {
                try {
                    command.run(player);
                    told.complete(player.status());
                } catch (IllegalArgumentException e) {
                    told.fail(e);
                } catch (IOException e) {
                    told.fail(e);
                    unreadable(e);
                }
            });
            return told.future();
        }

        private void run(Step step) {
            try {
                step.run();
            } catch (IOException e) {
                unreadable(e);
            }
        }

        private void unreadable(IOException e) {
            String words = options.file() + ": cannot be read any further: " + e.getMessage();
            if (!firstPicture.tryFail(new IOException(words, e))) {
                onEnd.accept(new Ending(Ending.Kind.DAMAGED, 0, words), opened.warnings());
            }
        }
    }

    /** A step of the player, which reads the file. */
    private interface Step {
        void run() throws IOException;
    }
}
