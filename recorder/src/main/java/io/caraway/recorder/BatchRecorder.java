package io.caraway.recorder;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordingWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Records batches that bring their times with them, as fast as they come: what a {@link Recorder} would have written of the
 * same display. It keeps the state of that display itself. Belongs to one thread, its owner's.
 */
public final class BatchRecorder implements Closeable {
    private final SegmentedWriter writer;
    private final long startWallMillis;
    private final DisplayState state = new DisplayState();
    private boolean begun;
    private long lastNanos;

    private BatchRecorder(SegmentedWriter writer, long startWallMillis) {
        this.writer = writer;
        this.startWallMillis = startWallMillis;
    }

    /**
     * Opens the file.
     *
     * @param overwrite whether a file of that name may be replaced
     * @param startWallMillis wall clock at time 0, milliseconds since 1970 UTC
     * @throws java.nio.file.FileAlreadyExistsException if there is one of that name and it may not be replaced
     */
    public static BatchRecorder create(Path file, boolean overwrite, long startWallMillis) throws IOException {
        RecordingWriter writer = RecordingWriter.create(file, startWallMillis, overwrite);
        return new BatchRecorder(new SegmentedWriter(file, writer), startWallMillis);
    }

    /**
     * Adds a batch. Until there is a desktop nothing is written: the recording begins with its first picture.
     *
     * @param timeNanos when it happened; not below that of the batch before
     */
    public void record(long timeNanos, EventBatch batch) throws IOException {
        EventBatch shown =
                new EventBatch(batch.events().stream().filter(state::apply).toList());
        lastNanos = timeNanos;
        if (begun && !shown.events().isEmpty()) {
            if (writer.append(timeNanos, 0, shown)) {
                keyframe(timeNanos);
            }
        } else if (!begun && state.snapshot(DisplayEvent.PRIMARY_SURFACE).isPresent()) {
            begun = true;
            keyframe(timeNanos);
        }
    }

    /** Whether there is a picture in the recording. */
    public boolean hasPicture() {
        return begun;
    }

    /** The time of the last batch. */
    public long timeNanos() {
        return lastNanos;
    }

    /** Length of the recording so far, in bytes. */
    public long size() {
        return writer.size();
    }

    /**
     * Ends the recording and closes the file.
     *
     * @param timeNanos how long it lasted; at least until its last batch
     */
    public void end(long timeNanos) throws IOException {
        writer.end(Math.max(timeNanos, lastNanos));
        close();
    }

    /** Closes the file, which can be played up to there. Repeated calls do nothing. */
    @Override
    public void close() throws IOException {
        writer.close();
    }

    private void keyframe(long timeNanos) throws IOException {
        long wallMillis = startWallMillis + TimeUnit.NANOSECONDS.toMillis(timeNanos);
        writer.keyframe(timeNanos, wallMillis, new EventBatch(state.keyframe()));
    }
}
