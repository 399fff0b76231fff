package io.caraway.recording;

import io.caraway.drawing.EventBatch;
import io.caraway.wire.ByteWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording. Belongs to one thread, its owner's.
 *
 * <p>Records pass through a buffer of {@link #BUFFER_BYTES}: what it holds is lost if the program dies before {@link #flush},
 * and what the operating system holds if the machine does before {@link #sync}. Whatever has reached the file is a recording
 * that can be read, however much that is.
 *
 * <p>After the first {@link IOException} the writer takes nothing more; what is in the file up to then can be read.
 */
public final class RecordingWriter implements Closeable {
    /** Most bytes that are held back. */
    public static final int BUFFER_BYTES = 1 << 18;

    private final Path path;
    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Payload payload = new Payload();
    private final EventWriter events = new EventWriter(payload, EventLimits.RECORD_PIXELS_MAX);
    private final ByteWriter fields = ByteWriter.little();
    private long size;
    private long lastNanos;
    private long segments;
    private boolean ended;
    private boolean closed;
    private @Nullable IOException failure;

    private RecordingWriter(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Begins a recording.
     *
     * @param file where; its folder must be there
     * @param startWallMillis wall clock at time 0 of the recording, milliseconds since 1970 UTC
     * @param overwrite whether a file of that name may be replaced
     * @throws FileAlreadyExistsException if there is a file of that name and it may not be replaced
     */
    public static RecordingWriter create(Path file, long startWallMillis, boolean overwrite) throws IOException {
        OpenOption[] options = overwrite
                ? new OpenOption[] {
                    StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING
                }
                : new OpenOption[] {StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW};
        try {
            return on(FileChannel.open(file, options), file, startWallMillis);
        } catch (FileAlreadyExistsException e) {
            FileAlreadyExistsException clear = new FileAlreadyExistsException(
                    file.toString(),
                    null,
                    "a file of that name is there and is not overwritten unless that is asked for");
            clear.initCause(e);
            throw clear;
        }
    }

    /** Begins a recording in an open file; its path is for messages. The file is the writer's from now on. */
    static RecordingWriter on(FileChannel file, Path path, long startWallMillis) throws IOException {
        RecordingWriter writer = new RecordingWriter(path, file);
        try {
            writer.put(new FileHeader(FileHeader.VERSION, startWallMillis).toBytes());
            writer.drain();
            return writer;
        } catch (IOException e) {
            writer.close();
            throw e;
        }
    }

    /**
     * Begins a segment.
     *
     * @param timeNanos since the start of the recording; not below that of the last call
     * @param wallMillis wall clock, milliseconds since 1970 UTC
     * @param state events that make the whole state from nothing
     * @throws IllegalArgumentException if a time is too early or the batch too large; nothing is written then
     */
    public void keyframe(long timeNanos, long wallMillis, EventBatch state) throws IOException {
        check(timeNanos);
        events.write(state);
        fields.clear();
        new Segment(segments, wallMillis, size).write(fields);
        record(RecordType.SEGMENT, timeNanos, List.of(fields.toByteArray()), Segment.BYTES);
        record(RecordType.KEYFRAME, timeNanos, payload.parts(), payload.size());
        segments++;
    }

    /**
     * Adds a batch of events.
     *
     * @param timeNanos since the start of the recording; not below that of the last call
     * @param batch the events
     * @throws IllegalArgumentException if the time is too early or the batch too large; nothing is written then
     * @throws IllegalStateException if there was no keyframe yet
     */
    public void append(long timeNanos, EventBatch batch) throws IOException {
        check(timeNanos);
        if (segments == 0) {
            throw new IllegalStateException(path + ": a recording begins with a keyframe");
        }
        events.write(batch);
        record(RecordType.EVENTS, timeNanos, payload.parts(), payload.size());
    }

    /**
     * Writes the end record, after which only {@link #close} is of use. To be called if the recording lasted longer than
     * until its last batch.
     *
     * @param timeNanos duration of the recording; not below the time of the last call
     */
    public void end(long timeNanos) throws IOException {
        check(timeNanos);
        record(RecordType.END, timeNanos, List.of(), 0);
        ended = true;
        flush();
    }

    /** Length of the recording so far, whether it has reached the file or not. */
    public long size() {
        return size;
    }

    /** Hands what is buffered to the operating system. */
    public void flush() throws IOException {
        checkOpen();
        drain();
    }

    /** Hands what is buffered to the operating system, and waits until it is on the disk. */
    public void sync() throws IOException {
        flush();
        try {
            file.force(false);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Writes the end record unless {@link #end} did or writing has failed, and closes the file. Repeated calls do nothing. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        try (file) {
            if (!ended && failure == null) {
                end(lastNanos);
            }
        } finally {
            closed = true;
        }
    }

    private void check(long timeNanos) throws IOException {
        checkOpen();
        if (ended) {
            throw new IllegalStateException(path + ": the recording has ended");
        }
        if (timeNanos < lastNanos) {
            throw new IllegalArgumentException("time: " + timeNanos + " ns (expected: at least " + lastNanos + ")");
        }
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw new IllegalStateException(path + ": the recording is closed");
        }
        if (failure != null) {
            throw new IOException(path + ": nothing more is recorded, since writing failed: " + failure, failure);
        }
    }

    private void record(RecordType type, long timeNanos, List<byte[]> parts, long payloadBytes) throws IOException {
        fields.clear();
        new RecordFrame(size, payloadBytes, type.number(), timeNanos).write(fields);
        CRC32C crc = new CRC32C();
        put(fields.toByteArray(), crc);
        for (byte[] part : parts) {
            put(part, crc);
        }
        fields.clear();
        put(fields.u32(crc.getValue()).toByteArray());
        lastNanos = timeNanos;
    }

    private void put(byte[] bytes, CRC32C crc) throws IOException {
        crc.update(bytes);
        put(bytes);
    }

    private void put(byte[] bytes) throws IOException {
        for (int done = 0; done < bytes.length; ) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            int count = Math.min(bytes.length - done, buffer.remaining());
            buffer.put(bytes, done, count);
            done += count;
        }
        size += bytes.length;
    }

    private void drain() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        } catch (IOException e) {
            failure = e;
            throw e;
        } finally {
            buffer.clear();
        }
    }
}
