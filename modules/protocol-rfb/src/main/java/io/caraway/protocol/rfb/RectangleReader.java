package io.caraway.protocol.rfb;

import io.caraway.wire.ProtocolException;
import java.util.function.Consumer;

/** The content of one rectangle while it arrives. Keeps what it has read so far, so that no byte is looked at twice. */
interface RectangleReader {
    /**
     * Reads what is there, and tells whether that was the end of the rectangle; then its change, if it makes one, has gone
     * to {@code out}.
     */
    boolean read(Inbox in, Consumer<RfbChange> out) throws ProtocolException;
}
