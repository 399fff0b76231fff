package io.caraway.recording;

import io.caraway.drawing.EventBatch;
import io.caraway.images.Image;
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
 * Reads a recording, from its start or any other moment on. Belongs to one thread, its owner's.
 *
 * <p>A file that was cut anywhere plays up to its last whole record. One that is still being written likewise; once it has
 * grown, {@link #next} goes on. Behind a record that is damaged, playing goes on at the next segment that is found, with a
 * warning; what lies between is not shown, since it would be wrong. Memory is taken for one record at a time, and for the
 * images of a segment that may come again: {@link #KEPT_PIXELS_MAX}.
 */
public final class RecordingReader implements Closeable {
    /*
     * Every record is checked before anything in it is believed. At a bad one the reader notes a gap and looks for a place
     * to go on: right behind the record if a sound one stands there (its length was right), else at the next segment, found
     * byte by byte (its length was wrong). Inside a gap sound events are dropped until the next segment closes it, as they
     * may refer to images that were lost; a file that ends inside a gap ends where the gap began.
     *
     * Cost: a damaged place makes up to two records be read twice, and the bytes up to the next segment be searched; the
     * number of gaps is limited, so that no file can make that the square of its length.
     */

    /** Most warnings that are kept. */
    public static final int WARNINGS_MAX = 100;

    /** Most damaged places that are passed over; at one more the recording ends as damaged. */
    public static final int GAPS_MAX = 64;

    /** Most pixels of the images that are held because they may come again. */
    public static final long KEPT_PIXELS_MAX = ImageTable.PIXELS_MAX;

    private final RecordFile file;
    private final FileHeader header;
    private final Segments segments;
    private final ImageTable<Image> images = new ImageTable<>(image -> {});
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> unknownTypes = new HashSet<>();
    private final Set<Integer> current = new HashSet<>();
    private final Set<Integer> inSegment = new HashSet<>();
    private long position;
    private long timeNanos;
    private long sizeAtEnding;
    private int gaps;
    private boolean afterGap;
    private boolean lost;
    private @Nullable Ending gap;
    private @Nullable Ending ending;

    private RecordingReader(RecordFile file) throws IOException, ProtocolException {
        this.file = file;
        this.header = file.header();
        this.segments = new Segments(file);
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

    /** Whether key strokes were to be recorded. */
    public boolean hasKeys() {
        return header.keys();
    }

    /**
     * Time of the last record in nanoseconds. Looked up in the file at each call, from its end. That of a damaged recording
     * may be wrong.
     */
    public long durationNanos() throws IOException {
        return Math.max(timeNanos, segments.durationNanos());
    }

    /** All segments in order, at most 2^20. Of a file that was not closed, what each of them says of itself is read. */
    public List<SegmentPlace> segments() throws IOException {
        return segments.all();
    }

    /** The next batch of events, or nothing when {@link #ending} tells why; of a file that grows there may be more later. */
    public Optional<RecordedBatch> next() throws IOException {
        return nextUpTo(Long.MAX_VALUE);
    }

    /**
     * The next batch of events if its time is not above the one given. If there is none, either the next is later, or the
     * recording has ended.
     */
    public Optional<RecordedBatch> nextUpTo(long limitNanos) throws IOException {
        Optional<Entry> entry = nextEntryUpTo(limitNanos);
        while (entry.isPresent() && entry.get().type() != Entry.Type.BATCH) {
            entry = nextEntryUpTo(limitNanos);
        }
        return entry.map(RecordedBatch.class::cast);
    }

    /** The next batch or note, or nothing when {@link #ending} tells why. */
    public Optional<Entry> nextEntry() throws IOException {
        return nextEntryUpTo(Long.MAX_VALUE);
    }

    /** The next batch or note if its time is not above the one given. */
    public Optional<Entry> nextEntryUpTo(long limitNanos) throws IOException {
        if (ending != null && ending.kind() != Ending.Kind.CLEAN && file.size() > sizeAtEnding) {
            ending = null;
        }
        Optional<Entry> entry = Optional.empty();
        boolean isLater = false;
        while (entry.isEmpty() && !isLater && ending == null) {
            long offset = position;
            try {
                RecordFrame frame = file.record(offset);
                isLater = Math.max(timeNanos, frame.timeNanos()) > limitNanos;
                if (!isLater) {
                    entry = take(frame);
                    position = frame.end();
                }
            } catch (RecordFault e) {
                lose(new Ending(e.kind(), offset, String.valueOf(e.getMessage())));
            } catch (ProtocolException e) {
                lose(new Ending(Ending.Kind.DAMAGED, offset, String.valueOf(e.getMessage())));
            }
        }
        return entry;
    }

    /**
     * Goes to the last segment that begins at that time or before and whose first keyframe is sound; to the first if there is
     * none. {@link #nextUpTo} of {@link Seek#timeNanos} then gives all batches that make what was shown at that time, which
     * are meant to be applied at once. Forgets ending and warnings.
     *
     * @return where that is, or nothing if the recording has no segment; it is at its start then
     */
    public Optional<Seek> seek(long timeNanos) throws IOException {
        rewind();
        Optional<SegmentPlace> target = segments.soundAt(timeNanos);
        target.ifPresent(found -> position = found.offset());
        return target.map(found -> new Seek(found, Math.max(timeNanos, found.timeNanos())));
    }

    /** Whether what {@link #next} gave last is a keyframe that must be applied to an empty state: first, or behind a loss. */
    public boolean isAfterGap() {
        return afterGap;
    }

    /** Whether what was drawn last may be wrong or lost: from a damaged place on up to the next keyframe. */
    public boolean isInGap() {
        return lost;
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
        lost = true;
        afterGap = false;
        current.clear();
        inSegment.clear();
        images.restart(0);
        warnings.clear();
        unknownTypes.clear();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private Optional<Entry> take(RecordFrame frame) throws IOException, ProtocolException {
        Optional<RecordType> type = RecordType.of(frame.type());
        if (type.isEmpty()) {
            unknown("records", frame.type());
            return Optional.empty();
        }
        return switch (type.get()) {
            case SEGMENT -> {
                begin(frame);
                yield Optional.empty();
            }
            case KEYFRAME -> keyframe(frame);
            case EVENTS -> events(frame);
            case CLOCK, HASH, VIEWER_JOINED, VIEWER_LEFT, CONTROL, POINTER, KEY ->
                Optional.of(note(Note.Type.valueOf(type.get().name()), frame));
            case INDEX, DIGEST, FOOTER, SIGNPOST -> Optional.empty();
            case END -> {
                end(frame);
                yield Optional.empty();
            }
        };
    }

    private void begin(RecordFrame frame) throws IOException, ProtocolException {
        Segment segment = Segment.read(file.fields(frame, Segment.BYTES));
        if (segment.offset() != frame.offset()) {
            throw new ProtocolException("offset of segment " + segment.number() + ": " + segment.offset()
                    + " (expected: " + frame.offset() + ")");
        }
        lost = false;
        images.restart(0);
        current.retainAll(inSegment);
        inSegment.clear();
    }

    private Optional<Entry> keyframe(RecordFrame frame) throws IOException, ProtocolException {
        if (isLost(frame, "a keyframe without a segment before it")) {
            return Optional.empty();
        }
        EventBatch batch = batch(frame);
        afterGap = current.add(frame.display());
        inSegment.add(frame.display());
        if (gap != null) {
            warn("offset " + gap.offset() + ": " + gap.reason() + "; everything up to offset " + frame.offset()
                    + " was passed over");
            gap = null;
        }
        return Optional.of(new RecordedBatch(timeOf(frame), frame.display(), true, batch));
    }

    private Optional<Entry> events(RecordFrame frame) throws IOException, ProtocolException {
        if (isLost(frame, "events without a segment before them")) {
            return Optional.empty();
        }
        if (!inSegment.contains(frame.display())) {
            throw new ProtocolException("events of display " + frame.display() + " without a keyframe before them");
        }
        EventBatch batch = batch(frame);
        afterGap = false;
        return Optional.of(new RecordedBatch(timeOf(frame), frame.display(), false, batch));
    }

    /** Whether nothing can be made of events here. Those before the first segment begin a gap. */
    private boolean isLost(RecordFrame frame, String words) {
        if (lost && gap == null) {
            gap = new Ending(Ending.Kind.DAMAGED, frame.offset(), words);
        }
        return lost;
    }

    private EventBatch batch(RecordFrame frame) throws IOException, ProtocolException {
        checkDisplay(frame);
        return EventReader.read(
                file.events(frame), EventLimits.RECORD_PIXELS_MAX, images, number -> unknown("events", number));
    }

    private Entry note(Note.Type type, RecordFrame frame) throws IOException, ProtocolException {
        checkDisplay(frame);
        Note note = NoteField.read(type, frame.display(), file.fields(frame, NoteField.BYTES_MAX));
        return new RecordedNote(timeOf(frame), note);
    }

    private static void checkDisplay(RecordFrame frame) throws ProtocolException {
        if (frame.display() > RecordedBatch.DISPLAY_MAX) {
            throw new ProtocolException(
                    "display: " + frame.display() + " (expected: 0.." + RecordedBatch.DISPLAY_MAX + ")");
        }
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
        long size = file.sizeSeen();
        OptionalLong next = gaps < GAPS_MAX ? file.behind(position) : OptionalLong.empty();
        if (loss.kind() == Ending.Kind.CUT && file.size() > size) {
            // It has grown meanwhile, so what was found behind says nothing: the record may be whole by now.
            return;
        }
        if (next.isEmpty()) {
            sizeAtEnding = size;
            end(loss);
            return;
        }
        gaps++;
        gap = gap == null ? loss : gap;
        lost = true;
        current.clear();
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
