package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/**
 * The payload of a record of type {@link RecordType#SIGNPOST}: whoever looks from any place of the file, as from the end of
 * one that was cut, finds the segment by it.
 *
 * <pre>
 * offset  size  field
 *      0     8  offset of this record from the start of the file
 *      8     8  offset of the {@link Segment} it belongs to
 * </pre>
 *
 * @param offset of the record in the file
 * @param segment offset of the segment
 */
record Signpost(long offset, long segment) {
    /** Size of the payload. */
    static final int BYTES = 16;

    /** One stands before the next record when so many bytes lie behind the last. */
    static final int SPACING_BYTES = 1 << 18;

    /** Reads a payload. */
    static Signpost read(ByteReader in) throws ProtocolException {
        Signpost signpost = new Signpost(in.i64(), in.i64());
        in.requireEnd();
        return signpost;
    }

    /** Writes a payload. */
    void write(ByteWriter out) {
        out.i64(offset).i64(segment);
    }
}
