package io.caraway.channel;

import io.caraway.protocol.spice.CommonMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How many bytes may be on their way to one viewer: as many as keep its line busy, and no more, so that what it sees is never
 * much older than the present. Belongs to the channel's owner.
 */
public final class FlightWindow {
    /*
     * Idea: a PING between two messages comes back as PONG when the viewer has handled everything before it, whatever lies
     * between: socket buffers, a slow line, a program that is busy drawing. So each probe tells when how many bytes had
     * arrived. What a probe takes longer than the fastest one ever took has been spent waiting behind our own bytes.
     *
     * While probes hardly wait, and the window was what held us back, it doubles; when they wait for too long, it shrinks to
     * what the line carries in the time that is allowed, at most to half, and once for each window's worth. A window is
     * between BYTES_MIN and BYTES_MAX.
     *
     * The rate is measured while bytes are on their way all the time. If the window did not hold us back, there was less to
     * send than the line can carry, and the measure counts only if it is higher than what is known.
     *
     * Invariant: 0 <= delivered <= probed <= sent; probes under way are in order of both id and bytes.
     */

    /** Bytes under way above which nothing more is sent, at the start. */
    static final int BYTES_START = 64 << 10;

    /** The smallest window. */
    static final int BYTES_MIN = 24 << 10;

    /** The largest window: 20 MB/s on a line of 100 ms. */
    public static final int BYTES_MAX = 2 << 20;

    /** What a message costs at least, for what it is to a viewer to handle one. */
    static final int MESSAGE_BYTES_MIN = 256;

    private static final long PROMPT_NANOS = 50_000_000;
    private static final long LATE_NANOS = 200_000_000;
    private static final long IDLE_PROBE_NANOS = 1_000_000_000;
    private static final int PROBES_A_WINDOW = 4;
    private static final int PROBES_MAX = 64;
    private static final int RATE_WEIGHT = 4;
    private static final long ID_MASK = 0xffff_ffffL;

    private final Deque<Probe> probes = new ArrayDeque<>();
    private long lastId;
    private long sent;
    private long probed;
    private long delivered;
    private long probedNanos;
    private long deliveredNanos;
    private long baseNanos = Long.MAX_VALUE;
    private long waitNanos;
    private long bytesPerSecond;
    private int bytesMax = BYTES_START;
    private boolean held;
    private boolean busy;
    private long shrunkAt;

    /** Whether more may be sent. */
    boolean isOpen() {
        boolean open = sent - delivered < bytesMax;
        held |= !open;
        return open;
    }

    /** A message of that many bytes was sent. */
    void sent(int bytes) {
        sent += Math.max(bytes, MESSAGE_BYTES_MIN);
    }

    /** The PING that is to be sent now, behind all that was sent, if one is due. */
    Optional<CommonMessage.Ping> probe(long nowNanos) {
        long unprobed = sent - probed;
        boolean due = lastId == 0
                || unprobed >= bytesMax / PROBES_A_WINDOW
                || (unprobed > 0 && nowNanos - probedNanos >= IDLE_PROBE_NANOS);
        if (!due || probes.size() >= PROBES_MAX) {
            return Optional.empty();
        }
        lastId = (lastId + 1) & ID_MASK;
        probed = sent;
        probedNanos = nowNanos;
        probes.addLast(new Probe(lastId, sent, nowNanos));
        return Optional.of(new CommonMessage.Ping(lastId, nowNanos));
    }

    /** PONG came. One that answers no probe under way means nothing. */
    void answered(CommonMessage.Pong pong, long nowNanos) {
        if (!isUnderWay(pong.id())) {
            return;
        }
        Probe probe = probes.removeFirst();
        while (probe.id != pong.id()) {
            probe = probes.removeFirst();
        }
        long nanos = Math.max(1, nowNanos - probe.nanos);
        baseNanos = Math.min(baseNanos, nanos);
        waitNanos = nanos - baseNanos;
        measure(probe.bytes - delivered, nowNanos);
        delivered = probe.bytes;
        deliveredNanos = nowNanos;
        adapt(probe);
        held = false;
        busy = sent > delivered;
    }

    /** Bytes a second that the line was seen to carry; 0 while that is not known. */
    public long bytesPerSecond() {
        return bytesPerSecond;
    }

    /** How long the last answer was kept waiting behind our own bytes, in nanoseconds. */
    public long waitNanos() {
        return waitNanos;
    }

    /** Bytes of which it is not known that they have arrived. */
    public long underWay() {
        return sent - delivered;
    }

    /** Since when the oldest question has had no answer; {@code nowNanos} if there is none. */
    public long unansweredSinceNanos(long nowNanos) {
        Probe oldest = probes.peekFirst();
        return oldest == null ? nowNanos : oldest.nanos;
    }

    /** The window. */
    int bytesMax() {
        return bytesMax;
    }

    private boolean isUnderWay(long id) {
        for (Probe probe : probes) {
            if (probe.id == id) {
                return true;
            }
        }
        return false;
    }

    private void measure(long bytes, long nowNanos) {
        long nanos = nowNanos - deliveredNanos;
        if (!busy || bytes <= 0 || nanos <= 0) {
            return;
        }
        long rate = (long) (bytes * 1e9 / nanos);
        if (bytesPerSecond == 0) {
            bytesPerSecond = held ? rate : 0;
        } else if (held || rate > bytesPerSecond) {
            bytesPerSecond += (rate - bytesPerSecond) / RATE_WEIGHT;
        }
    }

    private void adapt(Probe probe) {
        if (waitNanos < PROMPT_NANOS && held) {
            bytesMax = Math.min(BYTES_MAX, 2 * bytesMax);
        } else if (waitNanos > LATE_NANOS && probe.bytes > shrunkAt) {
            long fitting = (long) (bytesMax * ((double) LATE_NANOS / waitNanos));
            bytesMax = (int) Math.max(BYTES_MIN, Math.max(bytesMax / 2, fitting));
            shrunkAt = sent;
        }
    }

    /** A PING under way. */
    private record Probe(long id, long bytes, long nanos) {}
}
