package io.caraway.app.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Looks at a process again and again. Belongs to whoever calls {@link #sample}. */
final class ProcessWatch {
    /** How often it is looked at. */
    static final long SAMPLE_MILLIS = 200;

    private final Path proc;
    private final long pid;
    private final ProcessReading begin;
    private ProcessReading last;
    private long rssPeak;
    private boolean gone;

    private ProcessWatch(Path proc, long pid, ProcessReading begin) {
        this.proc = proc;
        this.pid = pid;
        this.begin = begin;
        this.last = begin;
        this.rssPeak = begin.rssBytes();
    }

    /**
     * Begins now.
     *
     * @throws IOException if there is no such process
     */
    static ProcessWatch begin(Path proc, long pid) throws IOException {
        return new ProcessWatch(proc, pid, ProcessReading.read(proc, pid));
    }

    /** Looks at it. One that has ended is not looked for again: its number may go to another. */
    void sample() {
        if (gone) {
            return;
        }
        try {
            last = ProcessReading.read(proc, pid);
            rssPeak = Math.max(rssPeak, last.rssBytes());
        } catch (IOException e) {
            gone = true;
        }
    }

    /** Time used since the beginning. */
    long cpuNanos() {
        return last.cpuNanos() - begin.cpuNanos();
    }

    /** What it has used so far. */
    ProcessUse use() {
        return new ProcessUse(pid, begin.name(), cpuNanos(), begin.rssBytes(), rssPeak, last.rssBytes(), gone);
    }
}
