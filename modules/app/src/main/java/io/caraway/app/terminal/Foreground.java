package io.caraway.app.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the standard input may be read: a program in the background that reads from its terminal is stopped by the system,
 * viewers and all ("proc(5)", stat: pgrp, tty_nr, tpgid).
 */
final class Foreground {
    private static final Path STAT = Path.of("/proc/self/stat");
    private static final Path INPUT = Path.of("/proc/self/fd/0");
    private static final int GROUP = 2;
    private static final int TERMINAL_GROUP = 5;

    private Foreground() {}

    /** Whether it may. Where the system does not tell, yes. */
    static boolean mayRead() {
        try {
            String stat = Files.readString(STAT);
            String input = Files.readSymbolicLink(INPUT).toString();
            return !isTerminal(input) || isInForeground(stat);
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    private static boolean isTerminal(String input) {
        return input.startsWith("/dev/pts/") || input.startsWith("/dev/tty");
    }

    /** The name of the program, in brackets, may hold anything. */
    static boolean isInForeground(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return fields.length <= TERMINAL_GROUP || fields[GROUP].equals(fields[TERMINAL_GROUP]);
    }
}
