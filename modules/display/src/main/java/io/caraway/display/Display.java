package io.caraway.display;

import io.caraway.channel.ChannelLink;
import io.caraway.channel.Dispatcher;
import io.caraway.channel.DisplayFeed;
import io.caraway.channel.DisplayWatcher;
import io.caraway.channel.StreamEvent;
import io.caraway.channel.WatchedDisplay;
import io.caraway.drawing.EventBatch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Consumer;

/** The way to a display worker. Its methods may be called from any thread and return at once. */
public final class Display implements DisplayFeed, WatchedDisplay {
    private final Dispatcher<Command> dispatcher;

    Display(Dispatcher<Command> dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public void apply(EventBatch batch, Runnable handled) {
        dispatcher.send(worker -> {
            worker.apply(batch);
            handled.run();
        });
    }

    @Override
    public void watch(DisplayWatcher watcher) {
        dispatcher.send(worker -> worker.watch(watcher));
    }

    @Override
    public void unwatch(DisplayWatcher watcher, Runnable done) {
        dispatcher.send(worker -> {
            worker.unwatch(watcher);
            done.run();
        });
    }

    @Override
    public void askPresent(DisplayWatcher watcher) {
        dispatcher.send(worker -> worker.askPresent(watcher));
    }

    @Override
    public void handled(DisplayWatcher watcher, long bytes) {
        dispatcher.send(worker -> worker.handled(watcher, bytes));
    }

    /**
     * Begins to serve a viewer's display channel.
     *
     * @return takes what happens on its stream
     */
    public Consumer<StreamEvent> attachDisplay(ChannelLink link) {
        dispatcher.send(worker -> worker.attachDisplay(link));
        return event -> dispatcher.send(worker -> worker.displayStream(link.stream(), event));
    }

    /**
     * Begins to serve a viewer's cursor channel.
     *
     * @return takes what happens on its stream
     */
    public Consumer<StreamEvent> attachCursor(ChannelLink link) {
        dispatcher.send(worker -> worker.attachCursor(link));
        return event -> dispatcher.send(worker -> worker.cursorStream(link.stream(), event));
    }

    /** What was drawn and sent so far; completes on the display's thread. */
    public Future<DisplayFigures> figures() {
        Promise<DisplayFigures> figures = Promise.promise();
        dispatcher.send(worker -> figures.complete(worker.figures()));
        return figures.future();
    }

    /** Something for the display's thread to do. Holds immutable things only. */
    interface Command {
        void run(DisplayWorker worker);
    }
}
