package io.caraway.channel;

import io.caraway.drawing.EventBatch;

/** A display, as those see it who draw on it: sources and replays. May be called from any thread, and returns at once. */
public interface DisplayFeed {
    /**
     * Draws, after everything that was drawn before.
     *
     * @param batch what
     * @param handled called on the display's thread once it is drawn, never later for a slow viewer; it only passes a message
     *     on. A source lets a few batches be under way and no more
     */
    void apply(EventBatch batch, Runnable handled);
}
