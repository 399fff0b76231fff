package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/** A recording as records at offsets. Takes memory for one record, and only for one whose check sum is right. */
final class RecordFile implements Closeable {
    private static final int WINDOW_BYTES = 1 << 18;
    private static final int HEADS_WINDOW_BYTES = 1 << 12;
    private static final int SEARCH_BYTES = 1 << 16;
    private static final int SEGMENT_RECORD_BYTES = RecordFrame.OVERHEAD_BYTES + Segment.BYTES;

    private final FileChannel channel;
    private final FileWindow window;

    /** Opens the file. */
    RecordFile(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.READ);
        window = new FileWindow(channel, WINDOW_BYTES);
    }

    /** Length of the file, now. */
    long size() throws IOException {
        return window.size();
    }

    /** Reads the header. */
    FileHeader header() throws IOException, ProtocolException {
        return FileHeader.read(window.bytes(0, (int) Math.min(size(), FileHeader.BYTES)));
    }

    /** The record at {@code offset}, whole and with the right check sum. */
    RecordFrame record(long offset) throws IOException, RecordFault {
        RecordFrame frame = frame(window, offset);
        int crc = window.crc(offset, frame.crcOffset() - offset);
        int found = crcFound(frame);
        if (found != crc) {
            throw RecordFault.damaged("the check sum of a record is " + Integer.toHexString(found) + " (expected: "
                    + Integer.toHexString(crc) + ")");
        }
        return frame;
    }

    /** The payload of a record that was returned by {@link #record}. */
    byte[] payload(RecordFrame frame) throws IOException {
        return window.bytes(frame.payloadOffset(), (int) frame.payloadBytes());
    }

    /**
     * Where to go on behind the bad record at {@code offset}: at the next record if it can be told where that is, else at the
     * next segment.
     */
    OptionalLong behind(long offset) throws IOException {
        try {
            return OptionalLong.of(record(frame(window, offset).end()).offset());
        } catch (RecordFault e) {
            return segmentFrom(offset + 1);
        }
    }

    /**
     * Time of the last record. A file with an end record tells it at once, else the heads of all records are read. That of a
     * damaged file may be wrong.
     */
    long durationNanos() throws IOException {
        long end = size() - RecordFrame.OVERHEAD_BYTES;
        if (end >= FileHeader.BYTES && isEnd(end)) {
            return head(window, end).timeNanos();
        }
        return lastTimeNanos();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean isEnd(long offset) throws IOException {
        try {
            return record(offset).type() == RecordType.END.number();
        } catch (RecordFault e) {
            return false;
        }
    }

    private long lastTimeNanos() throws IOException {
        FileWindow heads = new FileWindow(channel, HEADS_WINDOW_BYTES);
        long last = 0;
        long offset = FileHeader.BYTES;
        try {
            while (true) {
                RecordFrame frame = frame(heads, offset);
                last = Math.max(last, frame.timeNanos());
                offset = frame.end();
            }
        } catch (RecordFault e) {
            return last;
        }
    }

    private RecordFrame frame(FileWindow from, long offset) throws IOException, RecordFault {
        if (!from.has(offset, RecordFrame.OVERHEAD_BYTES)) {
            throw cut(offset);
        }
        RecordFrame frame = head(from, offset);
        if (frame.payloadBytes() > RecordFrame.PAYLOAD_BYTES_MAX) {
            throw RecordFault.damaged(
                    "record length: " + frame.payloadBytes() + " (expected: 0.." + RecordFrame.PAYLOAD_BYTES_MAX + ")");
        }
        if (!from.has(offset, frame.end() - offset)) {
            throw cut(offset);
        }
        return frame;
    }

    private RecordFault cut(long offset) throws IOException {
        long left = size() - offset;
        return RecordFault.cut(
                left > 0
                        ? "the file ends inside a record: only " + left + " bytes of it are there"
                        : "the file ends without an end record");
    }

    private static RecordFrame head(FileWindow from, long offset) throws IOException {
        try {
            return RecordFrame.read(offset, ByteReader.little(from.bytes(offset, RecordFrame.HEAD_BYTES)));
        } catch (ProtocolException e) {
            throw new AssertionError("a head has " + RecordFrame.HEAD_BYTES + " bytes", e);
        }
    }

    private int crcFound(RecordFrame frame) throws IOException {
        try {
            return ByteReader.little(window.bytes(frame.crcOffset(), Integer.BYTES))
                    .i32();
        } catch (ProtocolException e) {
            throw new AssertionError("a check sum has " + Integer.BYTES + " bytes", e);
        }
    }

    private OptionalLong segmentFrom(long first) throws IOException {
        long last = size() - SEGMENT_RECORD_BYTES;
        for (long at = first; at <= last; at += SEARCH_BYTES) {
            // The pattern has five bytes, so four more than there are places where it may begin.
            int count = (int) Math.min(SEARCH_BYTES, last - at + 1);
            byte[] bytes = window.bytes(at, count + Integer.BYTES);
            for (int i = 0; i < count; i++) {
                if (looksLikeSegment(bytes, i) && isSegment(at + i)) {
                    return OptionalLong.of(at + i);
                }
            }
        }
        return OptionalLong.empty();
    }

    private static boolean looksLikeSegment(byte[] bytes, int at) {
        return bytes[at] == Segment.BYTES
                && bytes[at + 1] == 0
                && bytes[at + 2] == 0
                && bytes[at + 3] == 0
                && bytes[at + 4] == RecordType.SEGMENT.number();
    }

    private boolean isSegment(long offset) throws IOException {
        try {
            return Segment.read(ByteReader.little(payload(record(offset)))).offset() == offset;
        } catch (RecordFault | ProtocolException e) {
            return false;
        }
    }
}
