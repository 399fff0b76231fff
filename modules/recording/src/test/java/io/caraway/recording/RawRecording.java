package io.caraway.recording;

import io.caraway.wire.ByteWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** A file made record by record, right or wrong as the test likes. */
final class RawRecording {
    private final ByteWriter out = ByteWriter.little();
    private long segments;

    RawRecording() {
        out.bytes(new FileHeader(FileHeader.VERSION, false, TestRecording.WALL_MILLIS).toBytes());
    }

    /** A record as bytes, with the right check sum. */
    static byte[] record(int type, int display, int flags, long timeNanos, byte[] payload) {
        ByteWriter out = ByteWriter.little();
        out.u32(payload.length).u8(type).u8(display).u16(flags).i64(timeNanos).bytes(payload);
        CRC32C crc = new CRC32C();
        crc.update(out.toByteArray());
        return out.u32(crc.getValue()).toByteArray();
    }

    /** A record of display 0. */
    static byte[] record(RecordType type, long timeNanos, byte[] payload) {
        return record(type.number(), 0, 0, timeNanos, payload);
    }

    /** Events of nothing. */
    static byte[] events(RecordType type, long timeNanos) {
        return record(type, timeNanos, new byte[Integer.BYTES]);
    }

    /** Length so far. */
    int size() {
        return out.size();
    }

    /** Adds these bytes. */
    RawRecording add(byte[] bytes) {
        out.bytes(bytes);
        return this;
    }

    /** Adds a segment that says it is elsewhere by so many bytes. */
    RawRecording segment(long timeNanos, int moved) {
        ByteWriter fields = ByteWriter.little();
        new Segment(segments, 0, out.size() + moved, Segment.NO_INDEX).write(fields);
        segments++;
        return add(record(RecordType.SEGMENT, timeNanos, fields.toByteArray()));
    }

    /** Adds a segment with a keyframe of nothing. */
    RawRecording keyframe(long timeNanos) {
        return segment(timeNanos, 0).add(events(RecordType.KEYFRAME, timeNanos));
    }

    /** Adds events of nothing. */
    RawRecording events(long timeNanos) {
        return add(events(RecordType.EVENTS, timeNanos));
    }

    /** Adds the end. */
    RawRecording end(long timeNanos) {
        return add(record(RecordType.END, timeNanos, new byte[EndMark.BYTES]));
    }

    /** Writes the file. */
    Path write(Path path) throws IOException {
        return Files.write(path, out.toByteArray());
    }
}
