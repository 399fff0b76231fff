package io.caraway.recorder;

import io.caraway.drawing.EventBatch;
import io.caraway.recording.Note;
import io.caraway.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A recording that is written in segments, and tells when the next one should begin. Belongs to one thread, its owner's. */
final class SegmentedWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentedWriter.class);

    private final Path file;
    private final RecordingWriter writer;
    private final Segmenter segmenter = new Segmenter();
    private final Set<Integer> missed = new HashSet<>();
    private Set<Integer> displays = Set.of();

    /** Writes on; the path is for messages. */
    SegmentedWriter(Path file, RecordingWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /**
     * Begins a segment.
     *
     * @param states of all displays
     * @param gaps the displays whose changes were missed: to who plays from before it, the state is what has happened
     * @throws IOException if it cannot be written, or is larger than a recording can hold
     */
    void segment(long timeNanos, long wallMillis, SortedMap<Integer, EventBatch> states, Set<Integer> gaps)
            throws IOException {
        long before = writer.size();
        try {
            writer.segment(timeNanos, wallMillis, states);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": the picture cannot be recorded: " + e.getMessage(), e);
        }
        for (Map.Entry<Integer, EventBatch> state : states.entrySet()) {
            boolean isKnown = displays.contains(state.getKey());
            if (isKnown && (gaps.contains(state.getKey()) || missed.contains(state.getKey()))) {
                writer.append(timeNanos, state.getKey(), state.getValue());
            }
        }
        missed.clear();
        displays = Set.copyOf(states.keySet());
        segmenter.began(timeNanos, writer.size() - before, writer.size());
    }

    /** {@link #segment} of a recording that has display 0 alone. */
    void keyframe(long timeNanos, long wallMillis, EventBatch state) throws IOException {
        segment(timeNanos, wallMillis, new TreeMap<>(Map.of(0, state)), Set.of());
    }

    /** Whether the display has a keyframe in this segment. */
    boolean has(int display) {
        return displays.contains(display);
    }

    /**
     * Adds a batch. One that is larger than a record can be is left out; what it did is in the next keyframe.
     *
     * @return whether it is time for a new segment
     */
    boolean append(long timeNanos, int display, EventBatch batch) throws IOException {
        boolean missedBefore = missed.contains(display);
        try {
            writer.append(timeNanos, display, batch);
            segmenter.drawn(batch);
        } catch (IllegalArgumentException e) {
            missed.add(display);
            LOG.warn("event=batch-not-recorded file={} reason=\"{}\"", file, e.getMessage());
        }
        return segmenter.isDue(timeNanos, writer.size()) || (missed.contains(display) && !missedBefore);
    }

    /** Adds a note. */
    void note(long timeNanos, Note note) throws IOException {
        writer.note(timeNanos, note);
    }

    /** Hands what was written to the operating system. */
    void flush() throws IOException {
        writer.flush();
    }

    /** Has what was written put on the disk, with the size and times of the file if asked for. */
    void sync(boolean metadata) throws IOException {
        writer.sync(metadata);
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
