package io.caraway.export;

/**
 * Recorded time counted in slots of what is exported. Immutable.
 *
 * <p>Slot n shows what there was at its time, never what came later: a change is seen from the first slot on that does not begin
 * before it.
 */
final class Slots {
    private final long startNanos;
    private final double slotNanos;
    private final long idleSlots;

    /** Slots that begin at a recorded time. */
    Slots(long startNanos, ExportOptions options) {
        this.startNanos = startNanos;
        this.slotNanos = options.rate().slotNanos() * options.speed();
        this.idleSlots =
                options.skipsIdle() ? Math.max(1, (long) Math.ceil(options.idleNanos() / slotNanos)) : Long.MAX_VALUE;
    }

    /** The first slot that shows what happened at a recorded time, which must not be before the start. */
    long at(long timeNanos) {
        long slot = (long) Math.ceil((timeNanos - startNanos) / slotNanos);
        while (slot > 0 && timeNanos(slot - 1) >= timeNanos) {
            slot--;
        }
        while (timeNanos(slot) < timeNanos) {
            slot++;
        }
        return slot;
    }

    /** The recorded time that a slot shows. */
    long timeNanos(long slot) {
        return startNanos + Math.round(slot * slotNanos);
    }

    /** What is left of slots in which nothing changes. */
    long shortened(long slots) {
        return Math.min(slots, idleSlots);
    }
}
