package io.caraway.recording;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much of each kind there is in a part of a recording. Belongs to the owner of its reader or writer. */
final class Inventory {
    private static final long U32_MAX = 0xffff_ffffL;

    private final Map<RecordType, Tally> tallies = new EnumMap<>(RecordType.class);

    /** Counts the events of a record. */
    void events(RecordType type, Tally events) {
        of(type).add(events);
    }

    /** Counts a record without events. */
    void note(RecordType type, long bytes) {
        of(type).add(0, bytes);
    }

    /** Counts what an index tells of one kind. */
    void add(RecordedKind kind) {
        RecordType.of(kind.recordType()).ifPresent(type -> of(type).add(kind.eventType(), kind.count(), kind.bytes()));
    }

    /** All kinds of which there is something. */
    List<RecordedKind> kinds() {
        List<RecordedKind> kinds = new ArrayList<>();
        tallies.forEach((type, tally) -> {
            for (int kind = 0; kind < Tally.KINDS; kind++) {
                if (tally.count(kind) > 0) {
                    long count = Math.min(tally.count(kind), U32_MAX);
                    kinds.add(new RecordedKind(type.number(), kind, count, tally.bytes(kind)));
                }
            }
        });
        return kinds;
    }

    private Tally of(RecordType type) {
        return tallies.computeIfAbsent(type, key -> new Tally());
    }
}
