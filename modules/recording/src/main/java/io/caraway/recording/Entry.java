package io.caraway.recording;

/** What a recording is made of, to who reads it: batches of events, and notes beside them. Immutable. */
public sealed interface Entry permits RecordedBatch, RecordedNote {
    /** The kinds of entry. */
    enum Type {
        /** {@link RecordedBatch}. */
        BATCH,
        /** {@link RecordedNote}. */
        NOTE
    }

    /** Which kind this is. */
    Type type();

    /** When, in nanoseconds since the start of the recording; never below that of the entry before. */
    long timeNanos();
}
