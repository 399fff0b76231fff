package io.caraway.display;

import java.util.concurrent.TimeUnit;

/**
 * Which {@link Rung} a viewer stands on. Owned by display.
 *
 * <p>It goes down when the viewer falls behind and its line is to blame, to what that was seen to carry; it goes up by one rung each
 * time the viewer has kept up for {@link #KEPT_UP_SECONDS}.
 */
final class Quality {
    /*
     * A viewer falls behind for one of two reasons: its line carries less than what is drawn, or this server was late itself, as
     * right after its start, or drew very much at once. Sending less helps against the first alone. What tells them apart is
     * how long the line has kept the viewer waiting since it last had everything. A line that was slow once is taken to be slow
     * until its rate says otherwise.
     */

    private static final long KEPT_UP_SECONDS = 10;

    /** A line that keeps its viewer waiting for so long is slow. */
    private static final long WAITED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private Rung rung = Rung.EXACT;
    private long behindNanos;
    private boolean waits;
    private long waitsSinceNanos;
    private long waitedNanos;
    private boolean slow;

    Rung rung() {
        return rung;
    }

    /** The viewer has been sent what it could be sent now: that was all, or its line takes no more, or the rest is not ready. */
    void sent(boolean all, boolean isLineFull, long nowNanos) {
        long waited = waitedNanos(nowNanos);
        slow |= waited >= WAITED_NANOS;
        waitedNanos = all ? 0 : waited;
        waits = !all && isLineFull;
        waitsSinceNanos = nowNanos;
    }

    /**
     * The viewer has fallen behind, or still is.
     *
     * @param bytesPerSecond what its line was seen to carry; 0 while that is not known
     */
    void behind(long bytesPerSecond, long nowNanos) {
        slow |= waitedNanos(nowNanos) >= WAITED_NANOS;
        if (slow && bytesPerSecond > 0) {
            behindNanos = nowNanos;
            Rung fitting = Rung.fitting(bytesPerSecond);
            rung = fitting.compareTo(rung) > 0 ? fitting : rung;
            slow = fitting != Rung.EXACT;
        }
    }

    /** Time has passed. */
    void tick(long nowNanos) {
        if (rung != Rung.EXACT && nowNanos - behindNanos > TimeUnit.SECONDS.toNanos(KEPT_UP_SECONDS)) {
            rung = rung.better();
            behindNanos = nowNanos;
        }
    }

    private long waitedNanos(long nowNanos) {
        return waits ? waitedNanos + nowNanos - waitsSinceNanos : waitedNanos;
    }
}
