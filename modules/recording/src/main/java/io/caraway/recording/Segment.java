package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/**
 * The payload of a record of type {@link RecordType#SEGMENT}.
 *
 * <pre>
 * offset  size  field
 *      0     4  number of the segment, from 0
 *      4     8  wall clock, signed, milliseconds since 1970 UTC
 *     12     8  offset of this record from the start of the file
 *     20     8  offset of the {@link SegmentIndex} of the segment before; 0 if there is none
 * </pre>
 *
 * <p>The offset makes it safe to look for a segment byte by byte behind a damaged place: bytes of an image that happen to
 * look like a segment do not say where they are.
 *
 * @param number from 0
 * @param wallMillis wall clock at its beginning, milliseconds since 1970 UTC
 * @param offset of the record in the file
 * @param indexBefore offset of the index of the segment before, or {@link #NO_INDEX}
 */
record Segment(long number, long wallMillis, long offset, long indexBefore) {
    /** Size of the payload. */
    static final int BYTES = 28;

    /** No segment was before. */
    static final long NO_INDEX = 0;

    /** Reads a payload. */
    static Segment read(ByteReader in) throws ProtocolException {
        Segment segment = new Segment(in.u32(), in.i64(), in.i64(), in.i64());
        in.requireEnd();
        return segment;
    }

    /** Writes a payload. */
    void write(ByteWriter out) {
        out.u32(number).i64(wallMillis).i64(offset).i64(indexBefore);
    }
}
