package io.caraway.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One line that tells how long work is getting on: rewritten each second on a terminal, else a new one every five. Belongs to
 * whoever does the work.
 */
public final class StatusLine {
    private static final int PLAIN_SECONDS = 5;
    private static final String BEGIN_OF_LINE = "\r";
    private static final String CLEAR_TO_END = "\033[K";

    private final PrintStream out;
    private final boolean terminal;

    /** Nothing is told yet. */
    public StatusLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether this program's standard error output goes to a terminal; not, where the system does not tell. */
    public static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** How many seconds there should be between two calls of {@link #tell}. */
    public int seconds() {
        return terminal ? 1 : PLAIN_SECONDS;
    }

    /** Tells the present. */
    public void tell(String line) {
        out.print(terminal ? BEGIN_OF_LINE + line + CLEAR_TO_END : line + System.lineSeparator());
        out.flush();
    }

    /** Takes the line away again. */
    public void end() {
        if (terminal) {
            out.print(BEGIN_OF_LINE + CLEAR_TO_END);
            out.flush();
        }
    }
}
