package io.caraway.recording;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of record. The numbers are those in the file and never change their meaning. */
enum RecordType {
    /** A segment begins: a {@link Segment}. Keyframes follow, and nothing in the segment refers to what was before. */
    SEGMENT(1),
    /** Events that make the whole state of a display from nothing: see {@link EventType}. */
    KEYFRAME(2),
    /** Events of one batch: see {@link EventType}. */
    EVENTS(3),
    /** The last record of a recording that was closed: an {@link EndMark}. Its time is the duration of the whole. */
    END(4),
    /** What is in the segment that ends here, and where: a {@link SegmentIndex}. */
    INDEX(5),
    /** The last record of a segment: a {@link DigestMark}. */
    DIGEST(6),
    /** All segments: a {@link Footer}. */
    FOOTER(7),
    /** Leads whoever looks from any place to the segment: a {@link Signpost}. */
    SIGNPOST(8),
    /** {@link Note.Clock}. */
    CLOCK(16),
    /** {@link Note.Hash}. */
    HASH(17),
    /** {@link Note.ViewerJoined}. */
    VIEWER_JOINED(18),
    /** {@link Note.ViewerLeft}. */
    VIEWER_LEFT(19),
    /** {@link Note.Control}. */
    CONTROL(20),
    /** {@link Note.Pointer}. */
    POINTER(21),
    /** {@link Note.Key}. */
    KEY(22);

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
