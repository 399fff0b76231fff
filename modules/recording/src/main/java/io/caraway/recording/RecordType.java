package io.caraway.recording;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of record. The numbers are those in the file and never change their meaning. */
enum RecordType {
    /** A segment begins: a {@link Segment}. A keyframe follows, and nothing in the segment refers to what was before. */
    SEGMENT(1),
    /** Events that make the whole state from nothing: see {@link EventType}. */
    KEYFRAME(2),
    /** Events of one batch: see {@link EventType}. */
    EVENTS(3),
    /** The last record of a recording that was closed. No payload; its time is the duration of the whole. */
    END(4);

    private final int number;

    RecordType(int number) {
        this.number = number;
    }

    /** The number in the file. */
    int number() {
        return number;
    }

    /** The kind with that number, if it is one of this version. */
    static Optional<RecordType> of(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }
}
