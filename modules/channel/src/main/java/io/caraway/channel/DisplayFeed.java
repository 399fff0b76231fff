package io.caraway.channel;

import io.caraway.drawing.EventBatch;

/**
 * A display, as those see it who draw on it or watch it as a whole: sources, replays, recorders. Its methods may be called
 * from any thread, return at once, and are carried out in order.
 */
public interface DisplayFeed {
    /**
     * Draws.
     *
     * @param batch what
     * @param handled called on the display's thread once it is drawn, never later for a slow viewer; it only passes a message
     *     on. A source lets a few batches be under way and no more
     */
    void apply(EventBatch batch, Runnable handled);

    /** Begins to watch: the present state comes first, then every change. */
    void watch(DisplayWatcher watcher);

    /**
     * Ends watching.
     *
     * @param done called on the display's thread when the watcher has been told everything; it only passes a message on
     */
    void unwatch(DisplayWatcher watcher, Runnable done);

    /** Asks for the present state once more, between two changes. */
    void askPresent(DisplayWatcher watcher);

    /** Says that the watcher is done with {@code bytes} of what it was given. */
    void handled(DisplayWatcher watcher, long bytes);
}
