package io.caraway.channel;

import io.caraway.protocol.spice.RawMessage;
import java.util.List;

/** Something that happened on a {@link ChannelStream}. Immutable. */
public sealed interface StreamEvent {
    /** The kinds of event. */
    enum Type {
        /** {@link Received}. */
        RECEIVED,
        /** {@link Closed}. */
        CLOSED
    }

    /** Which kind this is. */
    Type type();

    /**
     * Messages came; no more are read until the stream is resumed.
     *
     * @param messages at least one
     */
    record Received(List<RawMessage> messages) implements StreamEvent {
        /** Copies the list. */
        public Received {
            messages = List.copyOf(messages);
        }

        @Override
        public Type type() {
            return Type.RECEIVED;
        }
    }

    /** The connection is gone. The last event of all. */
    record Closed() implements StreamEvent {
        @Override
        public Type type() {
            return Type.CLOSED;
        }
    }
}
