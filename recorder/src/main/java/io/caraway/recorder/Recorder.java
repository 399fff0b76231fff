package io.caraway.recorder;

import io.caraway.channel.Dispatcher;
import io.caraway.channel.DisplayWatcher;
import io.caraway.channel.SessionListener;
import io.caraway.channel.WatchedDisplay;
import io.caraway.drawing.EventBatch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A recorder that has opened its file. Its methods may be called from any thread. */
public final class Recorder {
    private final Dispatcher<Consumer<RecorderWorker>> dispatcher;
    private final Displays displays;
    private final Path file;

    Recorder(Dispatcher<Consumer<RecorderWorker>> dispatcher, Displays displays, Path file) {
        this.file = file;
        this.dispatcher = dispatcher;
        this.displays = displays;
    }

    /**
     * Opens the file.
     *
     * @param listener told what becomes of it later on; the displays go on without it
     * @return the recorder once the file is there; fails with an {@link java.io.IOException} when it cannot be written
     */
    public static Future<Recorder> deploy(Vertx vertx, RecorderOptions options, RecorderListener listener) {
        return RecorderVerticle.deploy(vertx, options, listener);
    }

    /** The first file. */
    public Path file() {
        return file;
    }

    /** Begins to record a display: the present state, then every change. One of that number must not be recorded already. */
    public void record(int number, WatchedDisplay display) {
        // The worker's thread keeps the books, so that a display which is asked for its state is one that watches
        // already.
        dispatcher.send(worker -> displays.add(number, display, new Watching(number, display)));
    }

    /** What is to be told of the session. */
    public SessionListener session() {
        return new RecordedSession((note, written) -> {
            long now = System.nanoTime();
            dispatcher.send(worker -> {
                try {
                    worker.note(now, note);
                } finally {
                    written.run();
                }
            });
        });
    }

    /** Marks this moment. */
    public void mark(String text) {
        long now = System.nanoTime();
        dispatcher.send(worker -> worker.mark(now, text));
    }

    /** Ends the recording; completes when the file is closed. What was seen before is in it. */
    public Future<Void> finish() {
        Promise<Void> closed = Promise.promise();
        dispatcher.send(worker -> {
            worker.finish();
            displays.finish(() -> dispatcher.send(ended -> {
                ended.close();
                closed.complete();
            }));
        });
        return closed.future();
    }

    /** The displays that are recorded. Owned by recorder. */
    static final class Displays {
        private final Map<Integer, Watched> watched = new TreeMap<>();

        /** Has a display tell its state. */
        void askPresent(int number) {
            Watched display = watched.get(number);
            if (display != null) {
                display.display().askPresent(display.watcher());
            }
        }

        /** Tells displays how much of what they sent has been handled. */
        void giveBack() {
            watched.values().forEach(display -> display.watcher().giveBack());
        }

        private void add(int number, WatchedDisplay display, Watching watcher) {
            if (watched.putIfAbsent(number, new Watched(display, watcher)) == null) {
                display.watch(watcher);
            }
        }

        /** Has each display tell its state once more, and ends watching; the last one runs {@code done}, on whatever thread. */
        private void finish(Runnable done) {
            List<Watched> all = new ArrayList<>(watched.values());
            watched.clear();
            Countdown countdown = new Countdown(all.size(), done);
            all.forEach(display -> {
                display.display().askPresent(display.watcher());
                display.display().unwatch(display.watcher(), countdown::one);
            });
        }

        /** A display, and who watches it. */
        private record Watched(WatchedDisplay display, Watching watcher) {}
    }

    /**
     * One display that is watched. Changes come often and can wait a little: neither recorder nor display is woken for each.
     */
    private final class Watching implements DisplayWatcher {
        private final int number;
        private final WatchedDisplay display;
        private long handledBytes;

        Watching(int number, WatchedDisplay display) {
            this.number = number;
            this.display = display;
        }

        @Override
        public void present(long timeNanos, EventBatch state, boolean gap, long bytes) {
            dispatcher.send(
                    worker -> worker.present(number, timeNanos, state, gap, () -> display.handled(this, bytes)));
        }

        @Override
        public void drawn(long timeNanos, EventBatch batch, long bytes) {
            dispatcher.sendIdly(worker -> worker.drawn(number, timeNanos, batch, () -> handledBytes += bytes));
        }

        /** Tells the display what has been handled since it was told last. Called on recorder's thread. */
        void giveBack() {
            if (handledBytes > 0) {
                display.handled(this, handledBytes);
                handledBytes = 0;
            }
        }
    }
}
