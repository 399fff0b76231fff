package io.caraway.display;

import io.caraway.channel.DisplayWatcher;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;

/**
 * One watcher of a display, and how far behind it is. Owned by display.
 *
 * <p>Above {@link #BYTES_MAX} not given back it misses changes; when it has given back all, it is given the present state.
 */
final class Watch {
    /** Bytes that a watcher may hold. */
    static final long BYTES_MAX = 128L << 20;

    /** About what an event without pixels holds. */
    private static final long EVENT_BYTES = 128;

    private final DisplayWatcher watcher;
    private long heldBytes;
    private boolean behind;

    Watch(DisplayWatcher watcher) {
        this.watcher = watcher;
    }

    void present(long nowNanos, EventBatch state) {
        long bytes = bytes(state);
        heldBytes += bytes;
        watcher.present(nowNanos, state, behind, bytes);
        behind = false;
    }

    void drawn(long nowNanos, EventBatch batch) {
        behind |= heldBytes > BYTES_MAX;
        if (!behind) {
            long bytes = bytes(batch);
            heldBytes += bytes;
            watcher.drawn(nowNanos, batch, bytes);
        }
    }

    /**
     * Takes bytes back.
     *
     * @return whether the watcher has caught up and is due the present state
     */
    boolean handled(long bytes) {
        heldBytes -= bytes;
        return behind && heldBytes == 0;
    }

    private static long bytes(EventBatch batch) {
        return batch.events().stream().mapToLong(Watch::bytes).sum();
    }

    private static long bytes(DisplayEvent event) {
        return event instanceof DisplayEvent.Draw draw ? draw.drawable().heldBytes() : EVENT_BYTES;
    }
}
