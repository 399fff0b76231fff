package io.caraway.recorder;

import io.caraway.channel.Dispatcher;
import io.caraway.channel.Owner;
import io.caraway.channel.WatchedDisplay;
import io.caraway.recording.RecordingWriter;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The worker verticle of one recording: one thread of its own, which may wait for the disk. */
final class RecorderVerticle extends VerticleBase {
    /** What was drawn is in the hands of the operating system after this time, so that a kill loses no more. */
    private static final long FLUSH_MILLIS = 250;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final RecorderOptions options;
    private final WatchedDisplay display;
    private final Consumer<String> onFailure;
    private final Promise<Recorder> started;
    private @Nullable RecorderWorker worker;

    private RecorderVerticle(
            RecorderOptions options, WatchedDisplay display, Consumer<String> onFailure, Promise<Recorder> started) {
        this.options = options;
        this.display = display;
        this.onFailure = onFailure;
        this.started = started;
    }

    static Future<Recorder> deploy(
            Vertx vertx, RecorderOptions options, WatchedDisplay display, Consumer<String> onFailure) {
        DeploymentOptions deployment = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.WORKER)
                .setWorkerPoolName("recorder-" + NUMBERS.getAndIncrement())
                .setWorkerPoolSize(1);
        Promise<Recorder> started = Promise.promise();
        return vertx.deployVerticle(new RecorderVerticle(options, display, onFailure, started), deployment)
                .compose(id -> started.future());
    }

    @Override
    public Future<?> start() throws IOException {
        InstantSource wallClock = InstantSource.system();
        RecordingWriter writer = RecordingWriter.create(options.file(), wallClock.millis(), options.overwrite());
        RecorderWorker present =
                new RecorderWorker(Owner.here(), options.file(), writer, wallClock, System::nanoTime, onFailure);
        worker = present;
        vertx.setPeriodic(FLUSH_MILLIS, id -> present.flush());
        started.complete(new Recorder(display, new Dispatcher<>(context, task -> task.accept(present))));
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        if (worker != null) {
            worker.close();
        }
        return Future.succeededFuture();
    }
}
