package io.caraway.recording;

import io.caraway.drawing.EventBatch;
import io.caraway.wire.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a recording of parts of others, one behind the other. Belongs to one thread, its owner's.
 *
 * <p>Images are carried as the bytes they are, and whole segments record by record. Only the segment in which a part begins
 * later than at its start is written anew, behind a keyframe that is made for it. Where something was drawn that the player has
 * not seen, in front of a part and behind a loss, the state is written as events too, since who plays on passes over keyframes.
 *
 * <p>What was damaged or cut is left out; the file that is made is sound and complete.
 */
public final class Splice implements Closeable {
    private final Path file;
    private final boolean overwrite;
    private final boolean keys;
    private final ShownSurfaces shown = new ShownSurfaces();
    private @Nullable RecordingWriter writer;
    private long endNanos;

    /**
     * A recording that has nothing in it yet; the file is made with the first picture.
     *
     * @param file where; its folder must be there
     * @param overwrite whether a file of that name may be replaced
     * @param keys whether key strokes are carried over
     */
    public Splice(Path file, boolean overwrite, boolean keys) {
        this.file = file;
        this.overwrite = overwrite;
        this.keys = keys;
    }

    /**
     * Adds a part of a recording: what happened at {@code fromNanos} and later, but before {@code toNanos}.
     *
     * @param part the recording
     * @param fromNanos from when; 0 is its start
     * @param toNanos up to when; from its duration on all of it
     * @param reached is told the time of each record in the part
     * @throws ProtocolException if it is none, is empty or damaged in its first bytes, or made by a newer version
     */
    public Taken add(Path part, long fromNanos, long toNanos, LongConsumer reached)
            throws IOException, ProtocolException {
        if (endNanos > RecordWalk.TIME_NANOS_MAX) {
            throw new IOException(file + ": longer than any recording can be");
        }
        try (RecordFile records = new RecordFile(part)) {
            FileHeader header = records.header();
            Taken taken = new SplicePart(this, records, header, fromNanos, toNanos).run(reached);
            endNanos += taken.durationNanos();
            return taken;
        } catch (ProtocolException e) {
            throw e.in(part.toString());
        }
    }

    /** Lets time go on until the wall clock shows that, milliseconds since 1970 UTC; nothing if it is later already. */
    public void waitUntil(long wallMillis) {
        if (writer != null) {
            long millis = Math.min(
                    wallMillis - writer.wallMillisAt(endNanos),
                    TimeUnit.NANOSECONDS.toMillis(RecordWalk.TIME_NANOS_MAX - endNanos));
            endNanos += TimeUnit.MILLISECONDS.toNanos(Math.max(0, millis));
        }
    }

    /** Whether there is no picture in it yet. */
    public boolean isEmpty() {
        return writer == null;
    }

    /** How long it is so far, in nanoseconds. */
    public long durationNanos() {
        return endNanos;
    }

    /** Length of the file so far, in bytes. */
    public long size() {
        return writer == null ? 0 : writer.size();
    }

    /** Ends the recording; nothing can be added any more. */
    public void end() throws IOException {
        present().end(endNanos);
    }

    /** Waits until everything so far is on the disk. */
    public void sync() throws IOException {
        present().sync(true);
    }

    /** Closes the file. Repeated calls do nothing. */
    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    /** Where the part that is added begins. */
    long baseNanos() {
        return endNanos;
    }

    /** Makes the file, unless there is one already. */
    void open(long startWallMillis) throws IOException {
        if (writer == null) {
            writer = RecordingWriter.create(file, startWallMillis, overwrite, keys);
        }
    }

    /** Writes states as a segment; to a player that shows their displays already as events too. */
    void segment(long timeNanos, long wallMillis, SortedMap<Integer, EventBatch> states) throws IOException {
        try {
            present().segment(timeNanos, wallMillis, states);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": the state to begin with is larger than a keyframe can be", e);
        }
        shown.segment();
        for (var state : states.entrySet()) {
            int display = state.getKey();
            shown.keyframe(display);
            if (shown.has(display)) {
                EventBatch events = shown.over(display, state.getValue());
                append(timeNanos, display, events);
            } else {
                shown.events(display, state.getValue());
            }
        }
    }

    /** Begins a segment with keyframes of another recording; those that must be applied are written as events too. */
    void segment(long timeNanos, long wallMillis, List<RecordStep.Events> keyframes)
            throws IOException, ProtocolException {
        RecordingWriter out = present();
        out.beginCarried(timeNanos, wallMillis);
        shown.segment();
        List<RecordStep.Events> unseen = new ArrayList<>();
        for (RecordStep.Events keyframe : keyframes) {
            int display = keyframe.frame().display();
            out.carry(timeNanos, keyframe);
            shown.keyframe(display);
            if (!shown.has(display)) {
                shown.events(display, keyframe.plain());
            } else if (keyframe.afterGap()) {
                unseen.add(keyframe);
            }
        }
        if (!unseen.isEmpty()) {
            states(keyframes, unseen, timeNanos);
        }
        out.wallClock(timeNanos, wallMillis);
    }

    /** Adds a batch of another recording as it is. */
    void carry(long timeNanos, RecordStep.Events batch) throws IOException, ProtocolException {
        int display = batch.frame().display();
        shown.events(display, batch.plain());
        present().carry(timeNanos, batch);
        if (batch.isKeyframe()) {
            shown.keyframe(display);
        }
    }

    /** Adds a batch, or what it holds as several: written with all its images it may be larger than it was. */
    void append(long timeNanos, int display, EventBatch batch) throws IOException {
        shown.events(display, batch);
        write(timeNanos, display, batch);
    }

    /** Adds a note. What the wall clock shows is noted only if it is news. */
    void note(long timeNanos, Note note) throws IOException {
        if (note instanceof Note.Clock clock) {
            present().wallClock(timeNanos, clock.wallMillis());
        } else {
            present().note(timeNanos, note);
        }
    }

    private void write(long timeNanos, int display, EventBatch batch) throws IOException {
        try {
            present().append(timeNanos, display, batch);
        } catch (IllegalArgumentException e) {
            int half = batch.events().size() / 2;
            if (half == 0) {
                throw new IOException(file + ": an event is larger than a record can be", e);
            }
            write(timeNanos, display, new EventBatch(batch.events().subList(0, half)));
            write(
                    timeNanos,
                    display,
                    new EventBatch(batch.events().subList(half, batch.events().size())));
        }
    }

    /** Writes keyframes as events; an image of one may stand in another, so all of them are read. */
    private void states(List<RecordStep.Events> keyframes, List<RecordStep.Events> unseen, long timeNanos)
            throws IOException, ProtocolException {
        SegmentImages images = new SegmentImages();
        for (RecordStep.Events keyframe : keyframes) {
            EventBatch state = images.read(keyframe);
            if (unseen.contains(keyframe)) {
                int display = keyframe.frame().display();
                append(timeNanos, display, shown.over(display, state));
            }
        }
    }

    private RecordingWriter present() {
        if (writer == null) {
            throw new IllegalStateException(file + ": nothing is in it");
        }
        return writer;
    }
}
