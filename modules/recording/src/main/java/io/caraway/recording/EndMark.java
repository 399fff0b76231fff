package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;

/**
 * The payload of a record of type {@link RecordType#END}. Its size is fixed, so it can be found from the end of the file.
 *
 * <pre>
 * offset  size  field
 *      0     8  offset of the {@link Footer}; 0 if there is none
 *      8    32  SHA-256 of the digest before and of all bytes from behind the record that holds that up to this field
 * </pre>
 *
 * @param footer offset of the footer, or {@link #NO_FOOTER}
 * @param digest of the whole file
 */
record EndMark(long footer, Sha256 digest) {
    /** There is no footer. */
    static final long NO_FOOTER = 0;

    /** Size of the payload. */
    static final int BYTES = Long.BYTES + Sha256.BYTES;

    /** Size of the record. */
    static final int RECORD_BYTES = RecordFrame.OVERHEAD_BYTES + BYTES;

    /** Reads a payload. */
    static EndMark read(ByteReader in) throws ProtocolException {
        EndMark mark = new EndMark(in.i64(), Sha256.read(in));
        in.requireEnd();
        return mark;
    }
}
