package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;

/**
 * The payload of a record of type {@link RecordType#DIGEST}, the last of a segment.
 *
 * <pre>
 * offset  size  field
 *      0     4  number of the segment
 *      4    32  SHA-256 of the digest before and of all bytes from behind the record that holds that up to this field
 * </pre>
 *
 * @param segment number of the segment
 * @param digest of everything up to here
 */
record DigestMark(long segment, Sha256 digest) {
    /** Reads a payload. */
    static DigestMark read(ByteReader in) throws ProtocolException {
        DigestMark mark = new DigestMark(in.u32(), Sha256.read(in));
        in.requireEnd();
        return mark;
    }
}
