package io.caraway.recorder;

import io.caraway.channel.Dispatcher;
import io.caraway.channel.Owner;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The worker verticle of one recording: one thread of its own, which may wait for the disk. */
final class RecorderVerticle extends VerticleBase {
    /** What was drawn is in the hands of the operating system after this time, so that a kill loses no more. */
    private static final long TICK_MILLIS = 250;

    /** How long changes may wait. */
    private static final long LOOK_MILLIS = 100;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final RecorderOptions options;
    private final RecorderListener listener;
    private final Promise<Recorder> started;
    private @Nullable RecorderWorker worker;

    private RecorderVerticle(RecorderOptions options, RecorderListener listener, Promise<Recorder> started) {
        this.options = options;
        this.listener = listener;
        this.started = started;
    }

    static Future<Recorder> deploy(Vertx vertx, RecorderOptions options, RecorderListener listener) {
        DeploymentOptions deployment = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.WORKER)
                .setWorkerPoolName("recorder-" + NUMBERS.getAndIncrement())
                .setWorkerPoolSize(1);
        Promise<Recorder> started = Promise.promise();
        return vertx.deployVerticle(new RecorderVerticle(options, listener, started), deployment)
                .compose(id -> started.future());
    }

    @Override
    public Future<?> start() throws IOException {
        Recorder.Displays displays = new Recorder.Displays();
        RecorderWorker present = new RecorderWorker(
                Owner.here(), options, InstantSource.system(), System::nanoTime, displays::askPresent, listener);
        Path file = present.open();
        worker = present;
        Dispatcher<Consumer<RecorderWorker>> dispatcher = new Dispatcher<>(context, task -> task.accept(present));
        // Sent, so that what waits is in the file when it is handed over.
        vertx.setPeriodic(TICK_MILLIS, id -> dispatcher.send(RecorderWorker::tick));
        vertx.setPeriodic(LOOK_MILLIS, id -> {
            displays.giveBack();
            dispatcher.hurry();
        });
        started.complete(new Recorder(dispatcher, displays, file));
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
