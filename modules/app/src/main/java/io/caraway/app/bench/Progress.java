package io.caraway.app.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One line that tells how a run is getting on: rewritten each second on a terminal, else a new one every five. Owned by bench. */
final class Progress {
    private static final int PLAIN_SECONDS = 5;
    private static final double MEGA = 1e6;
    private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String BEGIN_OF_LINE = "\r";
    private static final String CLEAR_TO_END = "\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private final long beginNanos;
    private long lastNanos;
    private long lastMessages;
    private long lastBytes;
    private long lastCpuNanos;

    /** Nothing is told yet. */
    Progress(PrintStream out, boolean terminal, long nowNanos) {
        this.out = out;
        this.terminal = terminal;
        this.beginNanos = nowNanos;
        this.lastNanos = nowNanos;
    }

    /** Whether this program's standard error output goes to a terminal; not, where the system does not tell. */
    static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** How many seconds there should be between two calls of {@link #tell}. */
    int seconds() {
        return terminal ? 1 : PLAIN_SECONDS;
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
        out.print(terminal ? BEGIN_OF_LINE + line + CLEAR_TO_END : line + System.lineSeparator());
        out.flush();
        lastNanos = nowNanos;
        lastMessages = messages;
        lastBytes = bytes;
        lastCpuNanos = cpuNanos;
    }

    /** Takes the line away again. */
    void end() {
        if (terminal) {
            out.print(BEGIN_OF_LINE + CLEAR_TO_END);
            out.flush();
        }
    }
}
