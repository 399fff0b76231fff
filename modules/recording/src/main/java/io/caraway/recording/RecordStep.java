package io.caraway.recording;

/** A record that a {@link RecordWalk} has found to be right, with what it holds. */
sealed interface RecordStep {
    /** The kinds of step. */
    enum Type {
        /** {@link Begun}. */
        SEGMENT,
        /** {@link Events}. */
        EVENTS,
        /** {@link Noted}. */
        NOTE
    }

    /** Which kind this is. */
    Type type();

    /** The record. */
    RecordFrame frame();

    /** Its time, or that of the record before if it is later. */
    long timeNanos();

    /**
     * A segment begins.
     *
     * @param frame the record
     * @param timeNanos when
     * @param segment what it says of itself
     */
    record Begun(RecordFrame frame, long timeNanos, Segment segment) implements RecordStep {
        @Override
        public Type type() {
            return Type.SEGMENT;
        }
    }

    /**
     * A keyframe or a batch of events. The lengths of all events are right; what is in them was not looked at.
     *
     * @param frame the record
     * @param timeNanos when
     * @param afterGap whether it is a keyframe that must be applied to an empty state: first, or behind a loss
     * @param payload as it is in the file
     * @param plain unpacked
     */
    record Events(RecordFrame frame, long timeNanos, boolean afterGap, byte[] payload, byte[] plain)
            implements RecordStep {
        @Override
        public Type type() {
            return Type.EVENTS;
        }

        /** Whether the events make a whole state from nothing. */
        boolean isKeyframe() {
            return frame.is(RecordType.KEYFRAME);
        }
    }

    /**
     * A note.
     *
     * @param frame the record
     * @param timeNanos when
     * @param note what
     */
    record Noted(RecordFrame frame, long timeNanos, Note note) implements RecordStep {
        @Override
        public Type type() {
            return Type.NOTE;
        }
    }
}
