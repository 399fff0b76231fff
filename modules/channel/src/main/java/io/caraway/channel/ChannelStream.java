package io.caraway.channel;

import java.util.List;

/**
 * A viewer's connection for one channel, after the link stage. Its methods may be called from any thread.
 *
 * <p>What happens on it comes as {@link StreamEvent}s. After a {@link StreamEvent.Received} nothing more is read until
 * {@link #resume} is called, so that a viewer has at most one batch of messages waiting.
 */
public interface ChannelStream {
    /** Writes bytes, as one piece: all of {@code pieces}, in this order. */
    void write(List<WirePiece> pieces);

    /** Bytes written that the operating system has not taken yet. */
    long unwrittenBytes();

    /** Goes on reading. */
    void resume();

    /** Ends the whole viewer for a reason that is logged: its fault, or ours. The first reason is the one that counts. */
    void fail(String reason);
}
