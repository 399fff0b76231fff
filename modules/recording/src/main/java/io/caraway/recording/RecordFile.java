package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.OptionalLong;

/**
 * A recording as records at offsets. Belongs to the owner of its reader. Takes memory for one record, and only for one whose
 * check sum is right.
 */
final class RecordFile implements Closeable {
    private static final int WINDOW_BYTES = 1 << 18;
    private static final int HEADS_WINDOW_BYTES = 1 << 12;

    private final FileChannel channel;
    private final FileWindow window;
    private final FileWindow heads;
    private final RecordSearch search;

    /** Opens the file. */
    RecordFile(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.READ);
        window = new FileWindow(channel, WINDOW_BYTES);
        heads = new FileWindow(channel, HEADS_WINDOW_BYTES);
        search = new RecordSearch(this);
    }

    /** Length of the file, now. */
    long size() throws IOException {
        return window.size();
    }

    /** Length of the file when it was asked for last: with that a record was found to be cut. */
    long sizeSeen() {
        return window.sizeSeen();
    }

    /** Reads the header. */
    FileHeader header() throws IOException, ProtocolException {
        return FileHeader.read(window.bytes(0, (int) Math.min(size(), FileHeader.BYTES)));
    }

    /** Looks for records where none is known to be. */
    RecordSearch search() {
        return search;
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

    /** What the record at {@code offset} says it is; only that it is all there is sure. */
    RecordFrame head(long offset) throws IOException, RecordFault {
        return frame(heads, offset);
    }

    /** The payload of a record that was returned by {@link #record}, as it is in the file. */
    byte[] payload(RecordFrame frame) throws IOException {
        return window.bytes(frame.payloadOffset(), (int) frame.payloadBytes());
    }

    /** The fields in a record that was returned by {@link #record}, which may have so many bytes. */
    ByteReader fields(RecordFrame frame, int bytesMax) throws IOException, ProtocolException {
        if (frame.payloadBytes() > bytesMax) {
            throw new ProtocolException(
                    "record length: " + frame.payloadBytes() + " (expected: at most " + bytesMax + ")");
        }
        return ByteReader.little(payload(frame));
    }

    /** The events in a record that was returned by {@link #record}, unpacked. */
    byte[] events(RecordFrame frame) throws IOException, ProtocolException {
        return switch (frame.flags()) {
            case 0 -> payload(frame);
            case RecordFrame.PACKED -> Packing.unpack(payload(frame));
            default -> throw new ProtocolException("record flags: " + frame.flags() + " (expected: 0 or 1)");
        };
    }

    /** The {@code count} bytes from {@code offset}, which must be there. */
    byte[] bytes(long offset, int count) throws IOException {
        return window.bytes(offset, count);
    }

    /** Adds the bytes from {@code from} up to before {@code to}, which must be there, to a digest. */
    void digest(long from, long to, MessageDigest digest) throws IOException {
        window.digest(from, to - from, digest);
    }

    /**
     * Where to go on behind the bad record at {@code offset}: at the next record if it can be told where that is, else at the
     * next segment.
     */
    OptionalLong behind(long offset) throws IOException {
        try {
            return OptionalLong.of(record(frame(window, offset).end()).offset());
        } catch (RecordFault e) {
            return search.segmentFrom(offset + 1);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private RecordFrame frame(FileWindow from, long offset) throws IOException, RecordFault {
        if (!from.has(offset, RecordFrame.OVERHEAD_BYTES)) {
            throw cut(offset, from);
        }
        RecordFrame frame = head(from, offset);
        if (frame.payloadBytes() > RecordFrame.PAYLOAD_BYTES_MAX) {
            throw RecordFault.damaged(
                    "record length: " + frame.payloadBytes() + " (expected: 0.." + RecordFrame.PAYLOAD_BYTES_MAX + ")");
        }
        if (!from.has(offset, frame.end() - offset)) {
            throw cut(offset, from);
        }
        return frame;
    }

    private static RecordFault cut(long offset, FileWindow from) {
        long left = from.sizeSeen() - offset;
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
}
