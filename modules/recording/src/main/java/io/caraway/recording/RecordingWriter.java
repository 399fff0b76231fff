package io.caraway.recording;

import io.caraway.drawing.EventBatch;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    /** The wall clock is noted when it has moved by more than this against time. */
    public static final long CLOCK_JUMP_MILLIS = 1000;

    private final Path path;
    private final boolean keys;
    private final RecordOutput output;
    private final Payload payload = new Payload();
    private final WrittenImages images = new WrittenImages();
    private final EventWriter events = new EventWriter(payload, EventLimits.RECORD_PIXELS_MAX, images);
    private final ByteWriter fields = ByteWriter.little();
    private final Tally carried = new Tally();
    private final WaysBack waysBack = new WaysBack();
    private final List<SegmentPlace> places = new ArrayList<>();
    private List<Integer> displays = List.of();
    private long segments;
    private long lastNanos;
    private long lastSignpost;
    private long wallAtZeroMillis;
    private @Nullable IndexBuilder index;
    private boolean ended;
    private boolean closed;

    private RecordingWriter(FileChannel file, Path path, FileHeader header) {
        this.path = path;
        this.output = new RecordOutput(file, path);
        this.keys = header.keys();
        this.wallAtZeroMillis = header.startWallMillis();
    }

    /**
     * Begins a recording without key strokes.
     *
     * @param file where; its folder must be there
     * @param startWallMillis wall clock at time 0 of the recording, milliseconds since 1970 UTC
     * @param overwrite whether a file of that name may be replaced
     * @throws FileAlreadyExistsException if there is a file of that name and it may not be replaced
     */
    public static RecordingWriter create(Path file, long startWallMillis, boolean overwrite) throws IOException {
        return create(file, startWallMillis, overwrite, false);
    }

    /**
     * Begins a recording.
     *
     * @param file where; its folder must be there
     * @param startWallMillis wall clock at time 0 of the recording, milliseconds since 1970 UTC
     * @param overwrite whether a file of that name may be replaced
     * @param keys whether key strokes are recorded; if not, {@link #note} drops them
     * @throws FileAlreadyExistsException if there is a file of that name and it may not be replaced
     */
    public static RecordingWriter create(Path file, long startWallMillis, boolean overwrite, boolean keys)
            throws IOException {
        OpenOption[] options = overwrite
                ? new OpenOption[] {
                    StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING
                }
                : new OpenOption[] {StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW};
        try {
            return on(FileChannel.open(file, options), file, startWallMillis, keys);
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
    static RecordingWriter on(FileChannel file, Path path, long startWallMillis, boolean keys) throws IOException {
        FileHeader header = new FileHeader(FileHeader.VERSION, keys, startWallMillis);
        RecordingWriter writer = new RecordingWriter(file, path, header);
        try {
            writer.output.bytes(header.toBytes());
            writer.output.drain();
            return writer;
        } catch (IOException e) {
            writer.close();
            throw e;
        }
    }

    /** {@link #segment} of a recording that has display 0 alone. */
    public void keyframe(long timeNanos, long wallMillis, EventBatch state) throws IOException {
        segment(timeNanos, wallMillis, new TreeMap<>(Map.of(0, state)));
    }

    /**
     * Begins a segment.
     *
     * @param timeNanos since the start of the recording; not below that of the last call
     * @param wallMillis wall clock, milliseconds since 1970 UTC
     * @param states for each display, 0..{@link RecordedBatch#DISPLAY_MAX}, events that make its whole state from nothing
     * @throws IllegalArgumentException if a time is too early, or a batch too large; nothing is written then
     */
    public void segment(long timeNanos, long wallMillis, SortedMap<Integer, EventBatch> states) throws IOException {
        check(timeNanos);
        if (states.isEmpty()) {
            throw new IllegalArgumentException("displays: 0 (expected: at least 1)");
        }
        states.keySet().forEach(RecordedBatch::checkDisplay);
        List<Keyframe> keyframes = write(states);
        endSegment(lastNanos);
        begin(timeNanos, wallMillis);
        for (Keyframe keyframe : keyframes) {
            put(RecordType.KEYFRAME, keyframe.display(), timeNanos, keyframe.block(), keyframe.tally());
        }
        images.commit();
        displays = List.copyOf(states.keySet());
        wallClock(timeNanos, wallMillis);
    }

    /**
     * Begins a segment whose keyframes and batches come from another recording by {@link #carry}: the keyframes first, and
     * all that refers to an image of the segment. The wall clock is to be told behind the keyframes.
     */
    void beginCarried(long timeNanos, long wallMillis) throws IOException {
        check(timeNanos);
        endSegment(lastNanos);
        begin(timeNanos, wallMillis);
        images.suspend();
        displays = List.of();
    }

    /** Adds a keyframe or a batch of another recording as the bytes it is; its lengths have been found to be right. */
    void carry(long timeNanos, RecordStep.Events record) throws IOException, ProtocolException {
        check(timeNanos);
        int display = record.frame().display();
        carried.clear();
        EventHeads.count(record.plain(), carried);
        byte[] bytes = record.payload();
        RecordOutput.Block block = new RecordOutput.Block(record.frame().flags(), List.of(bytes), bytes.length);
        put(record.isKeyframe() ? RecordType.KEYFRAME : RecordType.EVENTS, display, timeNanos, block, carried);
        if (record.isKeyframe() && !displays.contains(display)) {
            displays = Stream.concat(displays.stream(), Stream.of(display)).toList();
        }
    }

    /** What the wall clock is known to show at that time, milliseconds since 1970 UTC. */
    long wallMillisAt(long timeNanos) {
        return wallAtZeroMillis + TimeUnit.NANOSECONDS.toMillis(timeNanos);
    }

    /** {@link #append(long, int, EventBatch)} of display 0. */
    public void append(long timeNanos, EventBatch batch) throws IOException {
        append(timeNanos, 0, batch);
    }

    /**
     * Adds a batch of events.
     *
     * @param timeNanos since the start of the recording; not below that of the last call
     * @param display number of the display
     * @param batch the events
     * @throws IllegalArgumentException if the time is too early or the batch too large; nothing is written then
     * @throws IllegalStateException if the display has no keyframe in this segment
     */
    public void append(long timeNanos, int display, EventBatch batch) throws IOException {
        check(timeNanos);
        if (segments == 0) {
            throw new IllegalStateException(path + ": a recording begins with a keyframe");
        }
        if (!displays.contains(display)) {
            throw new IllegalStateException(path + ": display " + display + " has no keyframe in this segment");
        }
        RecordOutput.Block block = block(batch);
        put(RecordType.EVENTS, display, timeNanos, block, events.tally());
        images.commit();
    }

    /**
     * Adds a note. A key stroke is dropped if this recording is to have none.
     *
     * @param timeNanos since the start of the recording; not below that of the last call
     * @throws IllegalArgumentException if the time is too early; nothing is written then
     * @throws IllegalStateException if there was no keyframe yet
     */
    public void note(long timeNanos, Note note) throws IOException {
        check(timeNanos);
        IndexBuilder present = index;
        if (present == null) {
            throw new IllegalStateException(path + ": a recording begins with a keyframe");
        }
        if (note.type() == Note.Type.KEY && !keys) {
            return;
        }
        signpost(present);
        fields.clear();
        NoteField.write(fields, note);
        RecordType type = NoteField.recordType(note.type());
        put(type, note.display(), timeNanos, fields.toByteArray());
        present.note(type, fields.size());
    }

    /**
     * Tells what the wall clock shows, which is noted if it has moved by more than {@link #CLOCK_JUMP_MILLIS} against time
     * since that was done last. The start of a segment tells it as well.
     *
     * @param timeNanos since the start of the recording; not below that of the last call
     * @param wallMillis wall clock then, milliseconds since 1970 UTC
     */
    public void wallClock(long timeNanos, long wallMillis) throws IOException {
        long atZero = wallMillis - TimeUnit.NANOSECONDS.toMillis(timeNanos);
        long jump = atZero - wallAtZeroMillis;
        if (Math.abs(jump) > CLOCK_JUMP_MILLIS) {
            note(timeNanos, new Note.Clock(wallMillis, jump));
            wallAtZeroMillis = atZero;
        }
    }

    /**
     * Writes the end record, after which only {@link #close} is of use. To be called if the recording lasted longer than
     * until its last batch.
     *
     * @param timeNanos duration of the recording; not below the time of the last call
     */
    public void end(long timeNanos) throws IOException {
        check(timeNanos);
        endSegment(lastNanos);
        long footer = output.size();
        boolean listed = places.size() == segments;
        if (listed) {
            fields.clear();
            new Footer(places).write(fields);
            put(RecordType.FOOTER, 0, timeNanos, fields.toByteArray());
        }
        fields.clear();
        output.sealed(
                RecordType.END,
                timeNanos,
                fields.i64(listed ? footer : EndMark.NO_FOOTER).toByteArray());
        ended = true;
        flush();
    }

    /** Length of the recording so far, whether it has reached the file or not. */
    public long size() {
        return output.size();
    }

    /** Hands what is buffered to the operating system. */
    public void flush() throws IOException {
        output.check();
        output.drain();
    }

    /**
     * Hands what is buffered to the operating system, and waits until it is on the disk.
     *
     * @param metadata whether to wait for the size and the times of the file as well
     */
    public void sync(boolean metadata) throws IOException {
        flush();
        output.force(metadata);
    }

    /** Writes the end record unless {@link #end} did or writing has failed, and closes the file. Repeated calls do nothing. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        try (output) {
            if (!ended && output.isSound()) {
                end(lastNanos);
            }
        } finally {
            closed = true;
        }
    }

    private void check(long timeNanos) throws IOException {
        output.check();
        if (ended) {
            throw new IllegalStateException(path + ": the recording has ended");
        }
        if (timeNanos < lastNanos) {
            throw new IllegalArgumentException("time: " + timeNanos + " ns (expected: at least " + lastNanos + ")");
        }
    }

    /** A state as it is written. */
    private record Keyframe(int display, RecordOutput.Block block, Tally tally) {}

    /** Writes the states of a segment to memory, with images numbered anew; if one is too large the old numbers go on. */
    private List<Keyframe> write(SortedMap<Integer, EventBatch> states) {
        long imagesBefore = images.next();
        images.restart();
        List<Keyframe> keyframes = new ArrayList<>();
        try {
            states.forEach((display, state) -> {
                events.write(state);
                Tally tally = new Tally();
                tally.add(events.tally());
                keyframes.add(new Keyframe(display, RecordOutput.Block.of(payload), tally));
            });
        } catch (IllegalArgumentException e) {
            images.resume(imagesBefore);
            throw e;
        }
        return keyframes;
    }

    private RecordOutput.Block block(EventBatch batch) {
        try {
            events.write(batch);
        } catch (IllegalArgumentException e) {
            images.rollBack();
            throw e;
        }
        return RecordOutput.Block.of(payload);
    }

    private void begin(long timeNanos, long wallMillis) throws IOException {
        SegmentPlace place = new SegmentPlace(segments, output.size(), timeNanos, wallMillis);
        fields.clear();
        new Segment(segments, wallMillis, place.offset(), waysBack.last()).write(fields);
        put(RecordType.SEGMENT, 0, timeNanos, fields.toByteArray());
        index = new IndexBuilder(place);
        lastSignpost = output.size();
        if (places.size() == segments && segments < Footer.SEGMENTS_MAX) {
            places.add(place);
        }
        segments++;
    }

    private void endSegment(long timeNanos) throws IOException {
        IndexBuilder ending = index;
        if (ending == null) {
            return;
        }
        SegmentPlace segment = ending.segment();
        long offset = output.size();
        fields.clear();
        ending.build(offset, waysBack.list()).write(fields);
        put(RecordType.INDEX, 0, timeNanos, fields.toByteArray());
        fields.clear();
        output.sealed(RecordType.DIGEST, timeNanos, fields.u32(segment.number()).toByteArray());
        waysBack.add(segment.number(), new SegmentIndex.WayBack(segment.timeNanos(), offset));
        index = null;
    }

    private void put(RecordType type, int display, long timeNanos, RecordOutput.Block block, Tally tally)
            throws IOException {
        IndexBuilder present = index;
        if (present == null) {
            throw new IllegalStateException(path + ": outside a segment");
        }
        signpost(present);
        present.events(type, timeNanos, output.size(), tally);
        output.record(type, display, timeNanos, block);
        lastNanos = timeNanos;
    }

    private void put(RecordType type, int display, long timeNanos, byte[] bytes) throws IOException {
        output.record(type, display, timeNanos, bytes);
        lastNanos = timeNanos;
    }

    private void signpost(IndexBuilder present) throws IOException {
        if (output.size() - lastSignpost >= Signpost.SPACING_BYTES) {
            fields.clear();
            new Signpost(output.size(), present.segment().offset()).write(fields);
            put(RecordType.SIGNPOST, 0, lastNanos, fields.toByteArray());
            lastSignpost = output.size();
        }
    }
}
