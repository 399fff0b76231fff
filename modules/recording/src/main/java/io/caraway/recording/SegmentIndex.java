package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * The payload of a record of type {@link RecordType#INDEX}, written when its segment ends.
 *
 * <pre>
 * size  field
 *    4  number of the segment
 *    8  offset of this record
 *    8  offset of the segment
 *    8  time of the segment
 *    8  wall clock of the segment
 *    1  w, at most {@link #WAYS_MAX}
 * w*16  ways back, from the nearest: time of an earlier segment, offset of its index
 *    2  k, at most {@link #KINDS_MAX}
 * k*14  kinds: 1 record type, 1 event type or 0, 4 count, 8 bytes
 *    2  p, at most {@link #PLACES_MAX}
 * p*16  places: time, offset of a keyframe or of events
 * </pre>
 *
 * @param offset of the index itself
 * @param segment what it is about
 * @param waysBack to earlier segments, from the nearest
 * @param kinds what there is how often
 * @param places where something is, from the first keyframe on
 */
record SegmentIndex(
        long offset, SegmentPlace segment, List<WayBack> waysBack, List<RecordedKind> kinds, List<Place> places) {
    /** Most ways back. */
    static final int WAYS_MAX = 32;

    /** Most kinds. */
    static final int KINDS_MAX = 512;

    /** Most places. */
    static final int PLACES_MAX = 1024;

    private static final int KIND_BYTES = 2 + Integer.BYTES + Long.BYTES;
    private static final int PAIR_BYTES = 2 * Long.BYTES;

    /** Longest payload. */
    static final int BYTES_MAX = 2 * Integer.BYTES
            + 4 * Long.BYTES
            + WAYS_MAX * PAIR_BYTES
            + KINDS_MAX * KIND_BYTES
            + PLACES_MAX * PAIR_BYTES;

    /** Copies the lists. */
    SegmentIndex {
        waysBack = List.copyOf(waysBack);
        kinds = List.copyOf(kinds);
        places = List.copyOf(places);
    }

    /**
     * Leads to the index of an earlier segment.
     *
     * @param timeNanos of the segment
     * @param offset of the index
     */
    record WayBack(long timeNanos, long offset) {}

    /**
     * Where there is something to play.
     *
     * @param timeNanos of the record
     * @param offset of the record
     */
    record Place(long timeNanos, long offset) {}

    /** Reads a payload. */
    static SegmentIndex read(ByteReader in) throws ProtocolException {
        long number = in.u32();
        long offset = in.i64();
        SegmentPlace segment = new SegmentPlace(number, in.i64(), in.i64(), in.i64());
        List<WayBack> ways = new ArrayList<>();
        for (int left = in.u8("ways back", 0, WAYS_MAX); left > 0; left--) {
            ways.add(new WayBack(in.i64(), in.i64()));
        }
        List<RecordedKind> kinds = new ArrayList<>();
        for (int left = in.u16("kinds", 0, KINDS_MAX); left > 0; left--) {
            kinds.add(new RecordedKind(in.u8(), in.u8(), in.u32(), in.i64()));
        }
        List<Place> places = new ArrayList<>();
        for (int left = in.u16("places", 0, PLACES_MAX); left > 0; left--) {
            places.add(new Place(in.i64(), in.i64()));
        }
        in.requireEnd();
        return new SegmentIndex(offset, segment, ways, kinds, places);
    }

    /** Writes a payload. */
    void write(ByteWriter out) {
        out.u32(segment.number()).i64(offset);
        out.i64(segment.offset()).i64(segment.timeNanos()).i64(segment.wallMillis());
        out.u8(waysBack.size());
        waysBack.forEach(way -> out.i64(way.timeNanos()).i64(way.offset()));
        out.u16(kinds.size());
        kinds.forEach(kind ->
                out.u8(kind.recordType()).u8(kind.eventType()).u32(kind.count()).i64(kind.bytes()));
        out.u16(places.size());
        places.forEach(place -> out.i64(place.timeNanos()).i64(place.offset()));
    }
}
