package io.caraway.protocol.spice;

import io.caraway.wire.ByteWriter;

/** A message of a SPICE channel, without its header ("SPICE protocol, message framing"). Immutable. */
public interface SpiceMessage {
    /** What {@link #tail} gives when there is none. */
    byte[] NO_TAIL = {};

    /** The number that says what it is, within its channel and direction. */
    int type();

    /** Writes the body, less the {@link #tail}. */
    void write(ByteWriter out);

    /**
     * The end of the body: bytes that many viewers are sent alike, so that they are not copied for each. Nobody may write
     * them. Empty for most messages.
     */
    default byte[] tail() {
        return NO_TAIL;
    }
}
