package io.caraway.channel;

import io.caraway.protocol.spice.CommonMessage;

/**
 * How many messages a viewer may still be sent before it acknowledges some ("SPICE protocol, ACK window"). Belongs to the
 * channel's owner.
 *
 * <p>After SET_ACK the viewer sends ACK for every {@code window} messages; sending stops when more than {@link #WINDOWS_MAX} windows are
 * not acknowledged. ACKs before the viewer's ACK_SYNC are not counted, and never more than were sent.
 */
public final class AckWindow {
    /** Messages per ACK; what the reference server uses. */
    public static final int WINDOW_MESSAGES = 20;

    private static final int GENERATION = 1;
    /** As a guard only, for a viewer that answers probes and acknowledges nothing: {@link FlightWindow} keeps the pace. */
    private static final int WINDOWS_MAX = 50;

    private int unacknowledged;
    private boolean synced;

    /** The message that starts it all. */
    public CommonMessage.SetAck start() {
        return new CommonMessage.SetAck(GENERATION, WINDOW_MESSAGES);
    }

    /** Whether another message may be sent. */
    public boolean isOpen() {
        return unacknowledged <= WINDOWS_MAX * WINDOW_MESSAGES;
    }

    /** Messages sent and not acknowledged. */
    public int unacknowledged() {
        return unacknowledged;
    }

    /** A message was sent. */
    public void sent() {
        unacknowledged++;
    }

    /** ACK_SYNC came. */
    public void synced(long generation) {
        synced |= generation == GENERATION;
    }

    /** ACK came. */
    public void acknowledged() {
        if (synced) {
            unacknowledged = Math.max(0, unacknowledged - WINDOW_MESSAGES);
        }
    }
}
