package io.caraway.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Gathers the {@link SegmentIndex} of the segment that is being written. Belongs to the owner of its writer. */
final class IndexBuilder {
    private static final long SPACING_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long SPACING_BYTES = 1 << 18;

    private final SegmentPlace segment;
    private final Inventory inventory = new Inventory();
    private final List<SegmentIndex.Place> places = new ArrayList<>();
    private int spread = 1;

    /** The index of a segment that begins. */
    IndexBuilder(SegmentPlace segment) {
        this.segment = segment;
    }

    /** The segment. */
    SegmentPlace segment() {
        return segment;
    }

    /** A record with events was written. */
    void events(RecordType type, long timeNanos, long offset, Tally events) {
        inventory.events(type, events);
        if (places.isEmpty() || isFar(places.get(places.size() - 1), timeNanos, offset)) {
            places.add(new SegmentIndex.Place(timeNanos, offset));
        }
        if (places.size() > SegmentIndex.PLACES_MAX) {
            thin();
        }
    }

    /** Another record was written. */
    void note(RecordType type, long bytes) {
        inventory.note(type, bytes);
    }

    /** The index, which is to be written at {@code offset}. */
    SegmentIndex build(long offset, List<SegmentIndex.WayBack> waysBack) {
        List<RecordedKind> kinds = inventory.kinds();
        int told = Math.min(kinds.size(), SegmentIndex.KINDS_MAX);
        return new SegmentIndex(offset, segment, waysBack, kinds.subList(0, told), places);
    }

    private boolean isFar(SegmentIndex.Place last, long timeNanos, long offset) {
        return timeNanos - last.timeNanos() >= spread * SPACING_NANOS
                || offset - last.offset() >= spread * SPACING_BYTES;
    }

    /** Drops every second place, and has the next ones lie twice as far apart. */
    private void thin() {
        for (int i = places.size() - 1; i > 0; i--) {
            if (i % 2 == 1) {
                places.remove(i);
            }
        }
        spread = Math.min(2 * spread, 1 << 20);
    }
}
