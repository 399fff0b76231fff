package io.caraway.recorder;

import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A recording that is written in segments, and tells when the next one should begin. Belongs to one thread, its owner's. */
final class SegmentedWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentedWriter.class);

    private final Path file;
    private final RecordingWriter writer;
    private final Segmenter segmenter = new Segmenter();
    private boolean missed;

    /** Writes on; the path is for messages. */
    SegmentedWriter(Path file, RecordingWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /** Begins a segment. Behind a gap the state is also what has happened meanwhile, to who plays from before it. */
    void keyframe(long timeNanos, long wallMillis, EventBatch state, boolean gap) throws IOException {
        long before = writer.size();
        writer.keyframe(timeNanos, wallMillis, state);
        if (gap || missed) {
            writer.append(timeNanos, state);
            missed = false;
        }
        segmenter.began(timeNanos, writer.size() - before, writer.size());
    }

    /**
     * Adds a batch. One that is larger than a record can be is left out; what it did is in the next keyframe.
     *
     * @return whether it is time for a new segment
     */
    boolean append(long timeNanos, EventBatch batch) throws IOException {
        boolean missedBefore = missed;
        try {
            writer.append(timeNanos, batch);
            segmenter.drawn(batch);
        } catch (IllegalArgumentException e) {
            missed = true;
            LOG.warn("event=batch-not-recorded file={} reason=\"{}\"", file, e.getMessage());
        }
        return segmenter.isDue(timeNanos, writer.size()) || (missed && !missedBefore);
    }

    /** Hands what was written to the operating system. */
    void flush() throws IOException {
        writer.flush();
    }

    /** Writes how long the recording lasted; nothing comes behind that. */
    void end(long timeNanos) throws IOException {
        writer.end(timeNanos);
    }

    /** Closes the file. */
    void close() throws IOException {
        writer.close();
    }

    /** Length of the recording so far, in bytes. */
    long size() {
        return writer.size();
    }
}
