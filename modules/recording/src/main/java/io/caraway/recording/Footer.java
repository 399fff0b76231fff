package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * The payload of a record of type {@link RecordType#FOOTER}: all segments of a recording that was closed.
 *
 * <pre>
 * offset  size  field
 *      0     4  n, at most 2^20
 *      4  n*24  for each segment from number 0: its offset, its time, its wall clock, 8 bytes each
 * </pre>
 *
 * @param segments from number 0
 */
record Footer(List<SegmentPlace> segments) {
    /** A recording of more segments has no footer. */
    static final int SEGMENTS_MAX = 1 << 20;

    private static final int PLACE_BYTES = 3 * Long.BYTES;

    /** Longest payload. */
    static final int BYTES_MAX = Integer.BYTES + SEGMENTS_MAX * PLACE_BYTES;

    /** Copies the list. */
    Footer {
        segments = List.copyOf(segments);
    }

    /** Reads a payload. */
    static Footer read(ByteReader in) throws ProtocolException {
        int count = in.u32("segments", 0, Math.min(SEGMENTS_MAX, in.remaining() / PLACE_BYTES));
        List<SegmentPlace> segments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            segments.add(new SegmentPlace(i, in.i64(), in.i64(), in.i64()));
        }
        in.requireEnd();
        return new Footer(segments);
    }

    /** Writes a payload. */
    void write(ByteWriter out) {
        out.u32(segments.size());
        for (SegmentPlace place : segments) {
            out.i64(place.offset()).i64(place.timeNanos()).i64(place.wallMillis());
        }
    }
}
