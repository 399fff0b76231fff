package io.caraway.recording;

import io.caraway.drawing.DisplayEvent;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The marked moments of a recording. */
public final class Marks {
    /** Most marks that are told. */
    public static final int COUNT_MAX = 10_000;

    private final Path path;
    private final List<Mark> marks = new ArrayList<>();

    private Marks(Path path) {
        this.path = path;
    }

    /**
     * Finds them. Only segments are read that have any by their index, or that have none.
     *
     * @return in order of time, at most {@link #COUNT_MAX}
     * @throws ProtocolException if it is no recording, is empty or damaged in its first bytes, or made by a newer version
     */
    public static List<Mark> of(Path path) throws IOException, ProtocolException {
        Marks marks = new Marks(path);
        marks.find();
        return List.copyOf(marks.marks);
    }

    private void find() throws IOException, ProtocolException {
        try (RecordingReader reader = RecordingReader.open(path);
                RecordFile file = new RecordFile(path)) {
            Segments segments = new Segments(file);
            List<SegmentPlace> places = reader.segments();
            for (int i = 0; i < places.size() && marks.size() < COUNT_MAX; i++) {
                long end = i + 1 < places.size() ? places.get(i + 1).timeNanos() : Long.MAX_VALUE;
                boolean isLast = i + 1 == places.size();
                if (isLast || mayHold(segments, places.get(i + 1))) {
                    read(reader, places.get(i), end);
                }
            }
        }
    }

    /** Whether the segment before that one has marks, by its index; one whose index cannot be read may have. */
    private static boolean mayHold(Segments segments, SegmentPlace behind) throws IOException {
        try {
            Segment segment = segments.segment(behind.offset());
            return segments.index(segment.indexBefore(), behind.offset()).kinds().stream()
                    .anyMatch(kind -> kind.eventType() == EventType.MARKER.number());
        } catch (RecordFault | ProtocolException e) {
            return true;
        }
    }

    private void read(RecordingReader reader, SegmentPlace place, long endNanos) throws IOException {
        if (reader.seek(place.timeNanos()).isEmpty()) {
            return;
        }
        for (Optional<RecordedBatch> next = reader.nextUpTo(endNanos);
                next.isPresent() && marks.size() < COUNT_MAX;
                next = reader.nextUpTo(endNanos)) {
            RecordedBatch batch = next.get();
            for (DisplayEvent event : batch.batch().events()) {
                if (event instanceof DisplayEvent.Marker marker) {
                    add(new Mark(batch.timeNanos(), batch.display(), marker.text()));
                }
            }
        }
    }

    /** Two segments may begin at the same time, and then be read twice. */
    private void add(Mark mark) {
        if (!marks.contains(mark)) {
            marks.add(mark);
        }
    }
}
