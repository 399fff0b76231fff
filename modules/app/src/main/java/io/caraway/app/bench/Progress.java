package io.caraway.app.bench;

import io.caraway.app.StatusLine;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One line that tells how a run is getting on: rewritten each second on a terminal, else a new one every five. Owned by bench. */
final class Progress {
    private static final double MEGA = 1e6;
    private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final StatusLine status;
    private final long beginNanos;
    private long lastNanos;
    private long lastMessages;
    private long lastBytes;
    private long lastCpuNanos;

    /** Nothing is told yet. */
    Progress(PrintStream out, boolean terminal, long nowNanos) {
        this.status = new StatusLine(out, terminal);
        this.beginNanos = nowNanos;
        this.lastNanos = nowNanos;
    }

    /** How many seconds there should be between two calls of {@link #tell}. */
    int seconds() {
        return status.seconds();
    }

    /** Tells the present; all counts are since the beginning, {@code cpuNanos} below 0 if no process is watched. */
    void tell(long nowNanos, int connected, long messages, long bytes, long cpuNanos) {
        double seconds = Math.max(1, nowNanos - lastNanos) / SECOND_NANOS;
        StringBuilder line = new StringBuilder();
        line.append(String.format(
                Locale.ROOT,
                "%5.0f s  %d viewers connected  %.1f MB/s  %.0f messages/s",
                (nowNanos - beginNanos) / SECOND_NANOS,
                connected,
                (bytes - lastBytes) / MEGA / seconds,
                (messages - lastMessages) / seconds));
        if (cpuNanos >= 0) {
            line.append(String.format(
                    Locale.ROOT, "  server CPU %.0f %%", 100 * (cpuNanos - lastCpuNanos) / SECOND_NANOS / seconds));
        }
        status.tell(line.toString());
        lastNanos = nowNanos;
        lastMessages = messages;
        lastBytes = bytes;
        lastCpuNanos = cpuNanos;
    }

    /** Takes the line away again. */
    void end() {
        status.end();
    }
}
