package io.caraway.recording;

import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Finds all segments of a file by the heads of all its records, when nothing else in it can be relied on. */
final class SegmentScan {
    private SegmentScan() {}

    /** The segments, in order; at most {@link Footer#SEGMENTS_MAX}, and none behind the last damaged place passed over. */
    static List<SegmentPlace> all(RecordFile file) throws IOException {
        List<SegmentPlace> found = new ArrayList<>();
        OptionalLong next = OptionalLong.of(FileHeader.BYTES);
        long before = FileHeader.BYTES;
        int gaps = 0;
        while (next.isPresent() && found.size() < Footer.SEGMENTS_MAX) {
            long offset = next.getAsLong();
            try {
                RecordFrame head = file.head(offset);
                if (RecordType.of(head.type()).isEmpty()) {
                    // One of a later version, or no record at all.
                    file.record(offset);
                }
                if (head.is(RecordType.SEGMENT)) {
                    found.add(place(file, offset));
                }
                before = offset;
                next = OptionalLong.of(head.end());
            } catch (RecordFault | ProtocolException e) {
                // The length of the record before may be what is wrong, so the search begins in that one.
                next = gaps++ < RecordingReader.GAPS_MAX ? file.search().segmentFrom(before + 1) : OptionalLong.empty();
            }
        }
        return List.copyOf(found);
    }

    private static SegmentPlace place(RecordFile file, long offset) throws IOException, RecordFault, ProtocolException {
        RecordFrame frame = file.record(offset);
        Segment segment = Segment.read(file.fields(frame, Segment.BYTES));
        if (segment.offset() != offset) {
            throw new ProtocolException("offset of segment " + segment.number() + ": " + segment.offset());
        }
        return new SegmentPlace(segment.number(), offset, frame.timeNanos(), segment.wallMillis());
    }
}
