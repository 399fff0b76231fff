package io.caraway.recording;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Gathers the {@link SegmentIndex} of the segment that is being written. Belongs to the owner of its writer. */
final class IndexBuilder {
    private static final long SPACING_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long SPACING_BYTES = 1 << 18;
    private static final long U32_MAX = 0xffff_ffffL;

    private final SegmentPlace segment;
    private final Map<RecordType, Tally> tallies = new EnumMap<>(RecordType.class);
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
        tallies.computeIfAbsent(type, key -> new Tally()).add(events);
        if (places.isEmpty() || isFar(places.get(places.size() - 1), timeNanos, offset)) {
            places.add(new SegmentIndex.Place(timeNanos, offset));
        }
        if (places.size() > SegmentIndex.PLACES_MAX) {
            thin();
        }
    }

    /** Another record was written. */
    void note(RecordType type, long bytes) {
        tallies.computeIfAbsent(type, key -> new Tally()).add(0, bytes);
    }

    /** The index, which is to be written at {@code offset}. */
    SegmentIndex build(long offset, List<SegmentIndex.WayBack> waysBack) {
        List<RecordedKind> kinds = new ArrayList<>();
        tallies.forEach((type, tally) -> {
            for (int kind = 0; kind < Tally.KINDS; kind++) {
                if (tally.count(kind) > 0) {
                    long count = Math.min(tally.count(kind), U32_MAX);
                    kinds.add(new RecordedKind(type.number(), kind, count, tally.bytes(kind)));
                }
            }
        });
        return new SegmentIndex(offset, segment, waysBack, kinds, places);
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
