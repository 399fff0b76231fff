package io.caraway.channel;

/**
 * A display, as those see it who watch it as events: recorders. Its methods may be called from any thread, return at once, and
 * are carried out in order.
 */
public interface WatchedDisplay {
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
