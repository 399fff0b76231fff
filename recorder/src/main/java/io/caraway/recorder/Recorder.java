package io.caraway.recorder;

import io.caraway.channel.Dispatcher;
import io.caraway.channel.DisplayWatcher;
import io.caraway.channel.WatchedDisplay;
import io.caraway.drawing.EventBatch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/** A recorder that has opened its file. Its methods may be called from any thread. */
public final class Recorder implements DisplayWatcher {
    private final WatchedDisplay display;
    private final Dispatcher<Consumer<RecorderWorker>> dispatcher;

    Recorder(WatchedDisplay display, Dispatcher<Consumer<RecorderWorker>> dispatcher) {
        this.display = display;
        this.dispatcher = dispatcher;
    }

    /**
     * Opens the file.
     *
     * @param onFailure told once, on the recorder's thread, why recording has stopped; the display goes on without it
     * @return the recorder once the file is there; fails with an {@link java.io.IOException} when it cannot be written
     */
    public static Future<Recorder> deploy(
            Vertx vertx, RecorderOptions options, WatchedDisplay display, Consumer<String> onFailure) {
        return RecorderVerticle.deploy(vertx, options, display, onFailure);
    }

    /** Begins to record: the present state, then every change. */
    public void begin() {
        display.watch(this);
    }

    /** Ends the recording; completes when the file is closed. What was seen before is in it. */
    public Future<Void> finish() {
        Promise<Void> closed = Promise.promise();
        display.unwatch(
                this,
                () -> dispatcher.send(worker -> {
                    worker.close();
                    closed.complete();
                }));
        return closed.future();
    }

    @Override
    public void present(long timeNanos, EventBatch state, boolean gap, long bytes) {
        dispatcher.send(worker -> {
            try {
                worker.keyframe(timeNanos, state, gap);
            } finally {
                display.handled(this, bytes);
            }
        });
    }

    @Override
    public void drawn(long timeNanos, EventBatch batch, long bytes) {
        dispatcher.send(worker -> {
            try {
                if (worker.append(timeNanos, batch)) {
                    display.askPresent(this);
                }
            } finally {
                display.handled(this, bytes);
            }
        });
    }
}
