package io.caraway.source.spice;

import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;

/** Told what comes on a {@link SpiceChannel}, on the event loop of the channel. */
public interface SpiceChannelListener {
    /**
     * A message came, other than SET_ACK and PING, which the channel answers by itself.
     *
     * @throws ProtocolException if it is damaged or makes no sense; the channel is then closed for that reason
     */
    void received(SpiceChannel channel, RawMessage message) throws ProtocolException;

    /** All whole messages of what was read from the socket have been handed over. */
    default void readDone(SpiceChannel channel) {}

    /** The channel is over, and not by our own {@link SpiceChannel#close}. Called once, and nothing after it. */
    void closed(SpiceChannel channel, String reason);
}
