package io.caraway.recorder;

import io.caraway.channel.Owner;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a display shows to a recording. Owned by recorder.
 *
 * <p>After the first failure of the disk it writes nothing more; what is in the file can be played.
 */
final class RecorderWorker {
    private static final Logger LOG = LoggerFactory.getLogger(RecorderWorker.class);

    private final Owner owner;
    private final Path file;
    private final SegmentedWriter writer;
    private final InstantSource wallClock;
    private final LongSupplier nanoClock;
    private final Consumer<String> onFailure;
    private long zeroNanos;
    private long lastNanos;
    private boolean begun;
    private boolean due;
    private boolean stopped;

    RecorderWorker(
            Owner owner,
            Path file,
            RecordingWriter writer,
            InstantSource wallClock,
            LongSupplier nanoClock,
            Consumer<String> onFailure) {
        this.owner = owner;
        this.file = file;
        this.writer = new SegmentedWriter(file, writer);
        this.wallClock = wallClock;
        this.nanoClock = nanoClock;
        this.onFailure = onFailure;
    }

    /** Begins a segment. Behind a gap the state is also what has happened meanwhile, to who plays from before it. */
    void keyframe(long timeNanos, EventBatch state, boolean gap) {
        if (!begun) {
            begun = true;
            zeroNanos = timeNanos;
        }
        lastNanos = timeNanos;
        write(() -> writer.keyframe(timeNanos - zeroNanos, wallMillis(timeNanos), state, gap));
    }

    /**
     * Adds a batch. One that is larger than a record can be is left out; what it did is in the next keyframe.
     *
     * @return whether it is time for a new segment
     */
    boolean append(long timeNanos, EventBatch batch) {
        lastNanos = timeNanos;
        due = false;
        write(() -> due = writer.append(timeNanos - zeroNanos, batch));
        return due && !stopped;
    }

    /** Hands what was written to the operating system. */
    void flush() {
        write(writer::flush);
    }

    /** Ends the recording. Repeated calls do nothing. */
    void close() {
        if (begun) {
            write(() -> writer.end(Math.max(lastNanos, nanoClock.getAsLong()) - zeroNanos));
        }
        write(() -> {
            writer.close();
            LOG.info("event=recording-closed file={} bytes={}", file, writer.size());
        });
        stopped = true;
    }

    /** What the wall clock showed then: a state may be written long after it was taken. */
    private long wallMillis(long timeNanos) {
        return wallClock.millis() - TimeUnit.NANOSECONDS.toMillis(nanoClock.getAsLong() - timeNanos);
    }

    private void write(Step step) {
        owner.check();
        if (stopped) {
            return;
        }
        try {
            step.run();
        } catch (IOException e) {
            stopped = true;
            onFailure.accept("recording stopped, " + file + " cannot be written any more: " + e.getMessage());
            closeQuietly();
        }
    }

    /** Closes a file that has failed already: another failure tells nothing new. */
    private void closeQuietly() {
        try {
            writer.close();
        } catch (IOException e) {
            stopped = true;
        }
    }

    /** A step that the disk may refuse. */
    private interface Step {
        void run() throws IOException;
    }
}
