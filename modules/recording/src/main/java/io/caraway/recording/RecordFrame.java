package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/**
 * What stands around the payload of a record. Records follow the {@link FileHeader} one after the other, without gaps.
 *
 * <pre>
 * offset  size  field
 *      0     4  n, length of the payload: 0..2^30
 *      4     1  type: see {@link RecordType}
 *      5     1  display: 0..15
 *      6     2  flags: 1 the payload is packed, see {@link Packing}
 *      8     8  time: nanoseconds since the start of the recording, not below that of the record before
 *     16     n  payload
 *   16+n     4  CRC32C of the 16+n bytes before
 * </pre>
 *
 * <p>A reader passes over a type it does not know; so whatever cannot be passed over needs a new version of the file.
 *
 * @param offset of the record in the file
 * @param payloadBytes length of the payload as it is written, any unsigned 32-bit number
 * @param type the number of the type
 * @param display the display as it is written, any unsigned byte
 * @param flags the flags as they are written
 * @param timeNanos the time as it is written
 */
record RecordFrame(long offset, long payloadBytes, int type, int display, int flags, long timeNanos) {
    /** Bytes before the payload. */
    static final int HEAD_BYTES = 16;

    /** Bytes of a record beside its payload. */
    static final int OVERHEAD_BYTES = HEAD_BYTES + Integer.BYTES;

    /** Longest payload: four of the largest surface as a bitmap. */
    static final int PAYLOAD_BYTES_MAX = 1 << 30;

    /** The payload is packed. */
    static final int PACKED = 1;

    /** Reads the head of the record that stands {@code offset} bytes from the start of the file. */
    static RecordFrame read(long offset, ByteReader in) throws ProtocolException {
        return new RecordFrame(offset, in.u32(), in.u8(), in.u8(), in.u16(), in.i64());
    }

    /** Writes the head. */
    void write(ByteWriter out) {
        out.u32(payloadBytes).u8(type).u8(display).u16(flags).i64(timeNanos);
    }

    /** Whether the record is of that type. */
    boolean is(RecordType wanted) {
        return type == wanted.number();
    }

    /** Where the payload begins in the file. */
    long payloadOffset() {
        return offset + HEAD_BYTES;
    }

    /** Where the check sum stands in the file. */
    long crcOffset() {
        return payloadOffset() + payloadBytes;
    }

    /** Where the next record begins in the file. */
    long end() {
        return offset + OVERHEAD_BYTES + payloadBytes;
    }
}
