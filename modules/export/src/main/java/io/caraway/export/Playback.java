package io.caraway.export;

import io.caraway.recording.Ending;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordingReader;
import io.caraway.recording.Seek;
import io.caraway.wire.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/** The batches of one display in a part of a recording. Belongs to the thread that exports. */
final class Playback implements Closeable {
    private final RecordingReader reader;
    private final ExportOptions options;
    private final LongConsumer reached;
    private final long durationNanos;
    private final long limitNanos;
    private final long startNanos;
    private final SortedSet<Integer> displays = new TreeSet<>();
    private Optional<Step> waiting = Optional.empty();

    private Playback(RecordingReader reader, ExportOptions options, LongConsumer reached) throws IOException {
        this.reader = reader;
        this.options = options;
        this.reached = reached;
        this.durationNanos = reader.durationNanos();
        // What ends where the recording does is read to its end, so that it is known how that is.
        this.limitNanos = options.toNanos() < durationNanos ? options.toNanos() : Long.MAX_VALUE;
        this.startNanos = reader.seek(options.fromNanos()).map(Seek::timeNanos).orElse(options.fromNanos());
    }

    /**
     * Opens a recording where the part begins.
     *
     * @param reached is given the time of each batch of any display when it has been read
     */
    static Playback open(Path file, ExportOptions options, LongConsumer reached) throws IOException, ProtocolException {
        RecordingReader reader = RecordingReader.open(file);
        try {
            return new Playback(reader, options, reached);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /**
     * A batch.
     *
     * @param batch its events
     * @param anew whether they make the state from nothing, and what was before is forgotten
     */
    record Step(RecordedBatch batch, boolean anew) {}

    /** Up to when all batches have to be applied before there is a picture. */
    long startNanos() {
        return startNanos;
    }

    /** Recorded time of the end of the part. */
    long endNanos() {
        return Math.min(options.toNanos(), durationNanos);
    }

    /** When the recording ends. */
    long durationNanos() {
        return durationNanos;
    }

    /** The next batch, which stays the next until it is taken; nothing at the end of the part. */
    Optional<Step> peek() throws IOException {
        while (waiting.isEmpty()) {
            Optional<RecordedBatch> next = reader.nextUpTo(limitNanos);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            RecordedBatch batch = next.get();
            reached.accept(batch.timeNanos());
            displays.add(batch.display());
            // A keyframe says nothing new to who has seen everything before it.
            if (batch.display() == options.display() && (!batch.keyframe() || reader.isAfterGap())) {
                waiting = Optional.of(new Step(batch, batch.keyframe()));
            }
        }
        return waiting;
    }

    /** The next batch if its time is not above the one given. */
    Optional<Step> takeUpTo(long timeNanos) throws IOException {
        Optional<Step> next = peek().filter(step -> step.batch().timeNanos() <= timeNanos);
        if (next.isPresent()) {
            waiting = Optional.empty();
        }
        return next;
    }

    /** The displays of which something was read so far. */
    SortedSet<Integer> displays() {
        return displays;
    }

    /** What there is to tell about the recording, once {@link #peek} has given nothing. */
    List<String> warnings() {
        List<String> words = new ArrayList<>(reader.warnings());
        if (limitNanos == Long.MAX_VALUE) {
            Ending ending = reader.ending();
            switch (ending.kind()) {
                case CLEAN -> {}
                case CUT ->
                    words.add("the recording was cut, or is still being written; what is whole of it was exported");
                case DAMAGED ->
                    words.add("the recording is damaged at offset " + ending.offset() + ", and ends there: "
                            + ending.reason());
            }
        }
        return words;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
