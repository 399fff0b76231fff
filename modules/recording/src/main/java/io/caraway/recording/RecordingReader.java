package io.caraway.recording;

import io.caraway.drawing.EventBatch;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording from its start to its end. Belongs to one thread, its owner's.
 *
 * <p>A file that was cut anywhere plays up to its last whole record. Behind a record that is damaged, playing goes on at the
 * next keyframe that is found, with a warning; what lies between is not shown, since it would be wrong. Memory is taken for
 * one record at a time.
 */
public final class RecordingReader implements Closeable {
    /*
     * Every record is checked before anything in it is believed. At a bad one the reader notes a gap and looks for a place
     * to go on: right behind the record if a sound one stands there (its length was right), else at the next segment, found
     * byte by byte (its length was wrong). Inside a gap sound events are dropped until a keyframe closes it; a file that
     * ends inside a gap ends where the gap began.
     *
     * Cost: a damaged place makes up to two records be read twice, and the bytes up to the next segment be searched; the
     * number of gaps is limited, so that no file can make that the square of its length.
     */

    /** Most warnings that are kept. */
    public static final int WARNINGS_MAX = 100;

    /** Most damaged places that are passed over; at one more the recording ends as damaged. */
    public static final int GAPS_MAX = 64;

    private final RecordFile file;
    private final FileHeader header;
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> unknownTypes = new HashSet<>();
    private long position;
    private long timeNanos;
    private int gaps;
    private boolean afterGap;
    private boolean started;
    private @Nullable Ending gap;
    private @Nullable Ending ending;

    private RecordingReader(RecordFile file) throws IOException, ProtocolException {
        this.file = file;
        this.header = file.header();
        rewind();
    }

    /**
     * Opens a recording.
     *
     * @throws ProtocolException if it is none, is empty or damaged in its first bytes, or made by a newer version
     */
    public static RecordingReader open(Path path) throws IOException, ProtocolException {
        RecordFile file = new RecordFile(path);
        try {
            return new RecordingReader(file);
        } catch (ProtocolException e) {
            file.close();
            throw e.in(path.toString());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Wall clock at time 0 of the recording, milliseconds since 1970 UTC. */
    public long wallStartMillis() {
        return header.startWallMillis();
    }

    /**
     * Time of the last record in nanoseconds. Looked up in the file at each call: at once if the recording was closed, else
     * by reading the head of every record. That of a damaged recording may be wrong.
     */
    public long durationNanos() throws IOException {
        return Math.max(timeNanos, file.durationNanos());
    }

    /** The next batch of events, or nothing when {@link #ending} tells why. */
    public Optional<RecordedBatch> next() throws IOException {
        Optional<RecordedBatch> batch = Optional.empty();
        while (batch.isEmpty() && ending == null) {
            batch = step();
        }
        return batch;
    }

    /** Whether what {@link #next} gave last is a keyframe that must be applied to an empty state: first, or behind a loss. */
    public boolean isAfterGap() {
        return afterGap;
    }

    /** How the recording ended. Known once {@link #next} has given nothing. */
    public Ending ending() {
        if (ending == null) {
            throw new IllegalStateException("the recording has not ended yet");
        }
        return ending;
    }

    /** What was passed over since the start, in words; at most {@link #WARNINGS_MAX} of them. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Goes back to the start, and forgets ending and warnings. */
    public void rewind() {
        position = FileHeader.BYTES;
        timeNanos = 0;
        gaps = 0;
        gap = null;
        ending = null;
        started = false;
        afterGap = false;
        warnings.clear();
        unknownTypes.clear();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private Optional<RecordedBatch> step() throws IOException {
        long offset = position;
        try {
            RecordFrame frame = file.record(offset);
            Optional<RecordedBatch> batch = take(frame);
            position = frame.end();
            return batch;
        } catch (RecordFault e) {
            lose(new Ending(e.kind(), offset, String.valueOf(e.getMessage())));
        } catch (ProtocolException e) {
            lose(new Ending(Ending.Kind.DAMAGED, offset, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private Optional<RecordedBatch> take(RecordFrame frame) throws IOException, ProtocolException {
        Optional<RecordType> type = RecordType.of(frame.type());
        if (type.isEmpty()) {
            unknown("records", frame.type());
            return Optional.empty();
        }
        return switch (type.get()) {
            case SEGMENT -> {
                checkSegment(frame);
                yield Optional.empty();
            }
            case KEYFRAME -> Optional.of(keyframe(frame));
            case EVENTS -> events(frame);
            case END -> {
                end(frame);
                yield Optional.empty();
            }
        };
    }

    private void checkSegment(RecordFrame frame) throws IOException, ProtocolException {
        Segment segment = Segment.read(ByteReader.little(file.payload(frame)));
        if (segment.offset() != frame.offset()) {
            throw new ProtocolException("offset of segment " + segment.number() + ": " + segment.offset()
                    + " (expected: " + frame.offset() + ")");
        }
    }

    private RecordedBatch keyframe(RecordFrame frame) throws IOException, ProtocolException {
        EventBatch batch = batch(frame);
        afterGap = !started || gap != null;
        if (gap != null) {
            warn("offset " + gap.offset() + ": " + gap.reason() + "; everything up to offset " + frame.offset()
                    + " was passed over");
            gap = null;
        }
        started = true;
        return new RecordedBatch(timeOf(frame), true, batch);
    }

    private Optional<RecordedBatch> events(RecordFrame frame) throws IOException, ProtocolException {
        if (gap == null && !started) {
            gap = new Ending(Ending.Kind.DAMAGED, frame.offset(), "events without a keyframe before them");
        }
        if (gap != null) {
            return Optional.empty();
        }
        EventBatch batch = batch(frame);
        afterGap = false;
        return Optional.of(new RecordedBatch(timeOf(frame), false, batch));
    }

    private EventBatch batch(RecordFrame frame) throws IOException, ProtocolException {
        return EventReader.read(
                file.payload(frame), EventLimits.RECORD_PIXELS_MAX, number -> unknown("events", number));
    }

    private void end(RecordFrame frame) throws IOException {
        timeOf(frame);
        long left = file.size() - frame.end();
        if (left > 0) {
            warn("offset " + frame.end() + ": " + left + " bytes behind the end record were not read");
        }
        end(new Ending(Ending.Kind.CLEAN, frame.end(), "end record"));
    }

    private void lose(Ending loss) throws IOException {
        OptionalLong next = gaps < GAPS_MAX ? file.behind(position) : OptionalLong.empty();
        if (next.isEmpty()) {
            end(loss);
            return;
        }
        gaps++;
        gap = gap == null ? loss : gap;
        position = next.getAsLong();
    }

    private void end(Ending how) {
        ending = gap == null ? how : gap;
    }

    /** The time of the record, or that of the one before if it is later. */
    private long timeOf(RecordFrame frame) {
        if (frame.timeNanos() < timeNanos) {
            warn("offset " + frame.offset() + ": time " + frame.timeNanos() + " ns is earlier than the " + timeNanos
                    + " ns before it, which is taken instead");
        }
        timeNanos = Math.max(timeNanos, frame.timeNanos());
        return timeNanos;
    }

    private void unknown(String what, int number) {
        String text = what + " of type " + number + ", unknown to this version, were passed over";
        if (unknownTypes.add(text)) {
            warn(text);
        }
    }

    private void warn(String text) {
        if (warnings.size() < WARNINGS_MAX - 1) {
            warnings.add(text);
        } else if (warnings.size() < WARNINGS_MAX) {
            warnings.add("more warnings are not kept");
        }
    }
}
