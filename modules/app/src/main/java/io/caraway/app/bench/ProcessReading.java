package io.caraway.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process has used up to a moment, as Linux tells it (proc(5)).
 *
 * @param name of its program
 * @param cpuNanos user and system time of all its threads, in steps of 10 ms; its children have their own
 * @param rssBytes memory that it occupies
 */
record ProcessReading(String name, long cpuNanos, long rssBytes) {
    /** USER_HZ, which is this on every machine that Java runs on. */
    private static final long TICKS_PER_SECOND = 100;

    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1) / TICKS_PER_SECOND;

    /** Fields of "stat" after the name, which may hold anything, and its parenthesis. */
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;
    private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s*(\\d{1,15}) kB$");
    private static final long KIBI = 1 << 10;

    /**
     * Reads it now.
     *
     * @param proc where the system tells of its processes
     * @throws IOException if there is no such process, or it has just ended
     */
    static ProcessReading read(Path proc, long pid) throws IOException {
        Path folder = proc.resolve(Long.toString(pid));
        return parse(text(folder.resolve("stat")), text(folder.resolve("status")));
    }

    /** Reads the two files' contents. */
    static ProcessReading parse(String stat, String status) throws IOException {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        String[] fields = stat.substring(close + 1).strip().split(" ", -1);
        if (open < 0 || close < open || fields.length <= SYSTEM_TICKS) {
            throw new IOException("stat: not as proc(5) has it");
        }
        Matcher rss = RSS.matcher(status);
        if (!rss.find()) {
            // A process that has ended and was not waited for has no memory any more.
            throw new IOException("status: no VmRSS");
        }
        long ticks = number(fields[USER_TICKS]) + number(fields[SYSTEM_TICKS]);
        return new ProcessReading(
                stat.substring(open + 1, close), ticks * TICK_NANOS, Long.parseLong(rss.group(1)) * KIBI);
    }

    private static long number(String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("stat: '" + text + "' is no number", e);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
