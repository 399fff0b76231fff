package io.caraway.recording;

import io.caraway.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The payload of a record while it is made: fields, and between them the bytes of images, which are not copied.
 *
 * <p>Belongs to the owner of its writer. Full at {@link RecordFrame#PAYLOAD_BYTES_MAX}: then it throws.
 */
final class Payload {
    /** Up to this length a copy is cheaper than a part of its own. */
    private static final int COPIED_BYTES_MAX = 1024;

    private final ByteWriter fields = ByteWriter.little();
    private final List<byte[]> parts = new ArrayList<>();
    private long partsBytes;

    /** Forgets everything. */
    void clear() {
        fields.clear();
        parts.clear();
        partsBytes = 0;
    }

    /** Where fields are written to. */
    ByteWriter fields() {
        return fields;
    }

    /** Adds bytes that nobody writes any more. */
    void add(byte[] bytes) {
        requireRoom(bytes.length);
        if (bytes.length <= COPIED_BYTES_MAX) {
            fields.bytes(bytes);
        } else {
            cut();
            parts.add(bytes);
            partsBytes += bytes.length;
        }
    }

    /** Fails unless {@code count} more bytes may be added. */
    void requireRoom(long count) {
        if (size() + count > RecordFrame.PAYLOAD_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "record: " + (size() + count) + " bytes (expected: at most " + RecordFrame.PAYLOAD_BYTES_MAX + ")");
        }
    }

    /** Bytes so far. */
    long size() {
        return partsBytes + fields.size();
    }

    /** The whole payload, in order. */
    List<byte[]> parts() {
        cut();
        return parts;
    }

    private void cut() {
        if (fields.size() > 0) {
            parts.add(fields.toByteArray());
            partsBytes += fields.size();
            fields.clear();
        }
    }
}
