package io.caraway.recorder;

import io.caraway.drawing.EventBatch;
import io.caraway.recording.Note;
import io.caraway.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of a recording while it is written. Times are those of the displays' clock; the first segment makes time 0. One that
 * is before what was written already is taken for the same moment. Owned by recorder.
 */
final class Part {
    private static final Logger LOG = LoggerFactory.getLogger(Part.class);

    /** What surfaces look like is hashed no more often than this: each time costs about 20 ms. */
    private static final long HASH_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Path file;
    private final SegmentedWriter writer;
    private boolean begun;
    private long zeroNanos;
    private long lastNanos;
    private long hashedNanos;

    private Part(Path file, SegmentedWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /** Creates the file. */
    static Part create(Path file, boolean overwrite, long wallMillis, boolean keys) throws IOException {
        return new Part(file, new SegmentedWriter(file, RecordingWriter.create(file, wallMillis, overwrite, keys)));
    }

    Path file() {
        return file;
    }

    /** Whether there is a picture in it. */
    boolean isBegun() {
        return begun;
    }

    long size() {
        return writer.size();
    }

    /** How long it has lasted. */
    long nanos(long nowNanos) {
        return begun ? nowNanos - zeroNanos : 0;
    }

    /** Begins a segment, with the hashes of what displays show if that is due. */
    void segment(long timeNanos, long wallMillis, SortedMap<Integer, EventBatch> states, Set<Integer> gaps)
            throws IOException {
        if (!begun) {
            zeroNanos = timeNanos;
            hashedNanos = timeNanos - HASH_NANOS;
        }
        writer.segment(at(timeNanos), wallMillis, states, gaps);
        begun = true;
        if (timeNanos - hashedNanos >= HASH_NANOS) {
            hashedNanos = timeNanos;
            for (Map.Entry<Integer, EventBatch> state : states.entrySet()) {
                hash(timeNanos, state.getKey(), state.getValue());
            }
        }
    }

    /** Notes what a display shows, which has to be what was recorded of it up to here. */
    void hash(long timeNanos, int display, EventBatch state) throws IOException {
        for (Note note : LiveHash.of(display, state)) {
            note(timeNanos, note);
        }
    }

    /** Whether something drawn on the display can be recorded: it has a keyframe. */
    boolean has(int display) {
        return writer.has(display);
    }

    /**
     * Adds a batch.
     *
     * @return whether it is time for a new segment
     */
    boolean append(long timeNanos, int display, EventBatch batch) throws IOException {
        return writer.append(at(timeNanos), display, batch);
    }

    /** Adds a note. Before there is a picture there is nothing to note. */
    void note(long timeNanos, Note note) throws IOException {
        if (begun) {
            writer.note(at(timeNanos), note);
        }
    }

    /** Hands what was written to the operating system. */
    void flush() throws IOException {
        writer.flush();
    }

    /** Has what was written put on the disk. */
    void sync(boolean metadata) throws IOException {
        writer.sync(metadata);
    }

    /** Ends the recording, unless there is nothing in it, and closes the file. */
    void end(long timeNanos) throws IOException {
        if (begun) {
            writer.end(at(timeNanos));
        }
        writer.close();
        LOG.info("event=recording-closed file={} bytes={}", file, writer.size());
    }

    /** Closes a file that has failed already: another failure tells nothing new. One without a picture is taken away. */
    void giveUp() {
        try {
            writer.close();
        } catch (IOException e) {
            LOG.debug("event=recording-not-closed file={} reason=\"{}\"", file, e.toString());
        }
        try {
            if (!begun) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("event=recording-not-deleted file={} reason=\"{}\"", file, e.toString());
        }
    }

    private long at(long timeNanos) {
        lastNanos = Math.max(lastNanos, timeNanos - zeroNanos);
        return lastNanos;
    }
}
