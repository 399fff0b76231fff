package io.caraway.recording;

import io.caraway.drawing.EventBatch;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A recording made for a test: its bytes, what was recorded, and where each batch ends.
 *
 * @param bytes the file
 * @param batches what {@link RecordingReader} should give
 * @param ends offset in the file behind the record of each batch
 * @param durationNanos time of the end record
 */
record TestRecording(byte[] bytes, List<RecordedBatch> batches, List<Long> ends, long durationNanos) {
    static final long WALL_MILLIS = 1_700_000_000_123L;
    static final long STEP_NANOS = 1_000_000;

    private static final int SHORT_BYTES_MAX = 400;

    /** A recording of {@code segments} segments with a keyframe and {@code batchesEach} batches each. */
    static TestRecording generate(Path file, long seed, int segments, int batchesEach) throws IOException {
        GeneratedEvents events = new GeneratedEvents(new Random(seed));
        return write(file, segments, batchesEach, events.keyframe(), () -> events.batch(4));
    }

    /** A short one: every byte of it can be tried. */
    static TestRecording generateShort(Path file, long seed, int segments, int batchesEach) throws IOException {
        GeneratedEvents events = new GeneratedEvents(new Random(seed));
        return write(file, segments, batchesEach, shortBatch(events), () -> shortBatch(events));
    }

    /** All batches up to the end, which the reader then tells. */
    static List<List<Object>> readAll(RecordingReader reader) throws IOException {
        List<List<Object>> batches = new ArrayList<>();
        for (Optional<RecordedBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
            batches.add(GeneratedEvents.plain(batch.get()));
        }
        return batches;
    }

    /** The batches in a form that can be compared. */
    List<List<Object>> plain() {
        return batches.stream().map(GeneratedEvents::plain).toList();
    }

    /** All records of the file. */
    List<RecordFrame> frames() throws ProtocolException {
        List<RecordFrame> frames = new ArrayList<>();
        for (int offset = FileHeader.BYTES; offset < bytes.length; ) {
            RecordFrame frame = RecordFrame.read(offset, ByteReader.little(bytes, offset, RecordFrame.HEAD_BYTES));
            frames.add(frame);
            offset = (int) frame.end();
        }
        return frames;
    }

    /** The batches that are left when that record is damaged, in a form that can be compared. */
    List<List<Object>> without(RecordFrame lost) throws ProtocolException {
        boolean harms = !List.of(RecordType.INDEX, RecordType.DIGEST, RecordType.FOOTER, RecordType.END)
                .contains(RecordType.of(lost.type()).orElseThrow());
        List<List<Object>> left = new ArrayList<>();
        boolean isLost = false;
        for (RecordFrame frame : frames()) {
            isLost = (isLost && !frame.is(RecordType.SEGMENT)) || (harms && frame.equals(lost));
            boolean isBatch = frame.is(RecordType.KEYFRAME) || frame.is(RecordType.EVENTS);
            if (isBatch && !isLost) {
                left.add(GeneratedEvents.plain(batches.get(ends.indexOf(frame.end()))));
            }
        }
        return left;
    }

    private static TestRecording write(
            Path file, int segments, int batchesEach, EventBatch keyframe, Supplier<EventBatch> next)
            throws IOException {
        List<RecordedBatch> batches = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        long time = 0;
        try (RecordingWriter writer = RecordingWriter.create(file, WALL_MILLIS, true)) {
            for (int segment = 0; segment < segments; segment++) {
                for (int i = 0; i <= batchesEach; i++) {
                    boolean isKeyframe = i == 0;
                    RecordedBatch batch = new RecordedBatch(time, isKeyframe, isKeyframe ? keyframe : next.get());
                    if (isKeyframe) {
                        writer.keyframe(time, WALL_MILLIS + segment, batch.batch());
                    } else {
                        writer.append(time, batch.batch());
                    }
                    batches.add(batch);
                    ends.add(writer.size());
                    time += STEP_NANOS;
                }
            }
            writer.end(time);
        }
        return new TestRecording(Files.readAllBytes(file), batches, ends, time);
    }

    private static EventBatch shortBatch(GeneratedEvents events) {
        Payload payload = new Payload();
        EventBatch batch;
        do {
            batch = events.batch(3);
            new EventWriter(payload, EventLimits.RECORD_PIXELS_MAX, new WrittenImages()).write(batch);
        } while (payload.size() > SHORT_BYTES_MAX);
        return batch;
    }
}
