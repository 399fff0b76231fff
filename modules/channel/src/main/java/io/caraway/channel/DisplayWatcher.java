package io.caraway.channel;

import io.caraway.drawing.EventBatch;

/**
 * Somebody who watches a display as events: a recorder.
 *
 * <p>Called on the display's thread; it only passes the events on to its own. Each call tells a number of bytes, about what
 * the events hold, to be given back by {@link WatchedDisplay#handled}. A watcher that has too many of them misses changes, and
 * is given the present state when it has caught up.
 */
public interface DisplayWatcher {
    /**
     * The whole state.
     *
     * @param timeNanos when, on a clock that only goes forward
     * @param state events that make it from nothing
     * @param gap whether changes were missed since the last call
     * @param bytes to be given back
     */
    void present(long timeNanos, EventBatch state, boolean gap, long bytes);

    /**
     * What changed.
     *
     * @param timeNanos when, on the same clock
     * @param batch the changes
     * @param bytes to be given back
     */
    void drawn(long timeNanos, EventBatch batch, long bytes);
}
