package io.caraway.recorder;

import io.caraway.channel.Owner;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes what displays show to a recording, file by file. Owned by recorder.
 *
 * <p>When the disk fails, what is in the file can be played. It says so, and goes on in a new file as soon as there is room.
 */
final class RecorderWorker {
    /*
     * A segment begins with the states of all displays. They come one after the other, as each display tells its own; in the
     * meantime those that have told theirs are held in `gathering`, with what is drawn on them, and the others are recorded on.
     * When the last is there the segment is written, at the time of the latest state: what is drawn on a display in these few
     * milliseconds is recorded as that much later.
     *
     * A recording that is ended before its first segment is there waits for the last states, and begins with them.
     *
     * A new file is a new segment, too; one begins when it is due, or the one before has failed. Without a file everything is
     * given back at once, and every RETRY_NANOS the displays are asked for their states if there is room.
     */

    /** Room there must be for a recording to go on: some seconds of a busy desktop. */
    static final long ROOM_BYTES_MIN = 16L << 20;

    /** After a failure the disk is looked at this often. */
    static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long SYNC_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Owner owner;
    private final RecorderOptions options;
    private final Parts parts;
    private final InstantSource wallClock;
    private final LongSupplier nanoClock;
    private final IntConsumer askPresent;
    private final RecorderListener listener;
    private final Gathering gathering = new Gathering();
    private final SessionNotes session = new SessionNotes();
    private final Set<Integer> displays = new TreeSet<>();
    private @Nullable Part part;
    private boolean failed;
    private boolean resuming;
    private boolean finishing;
    private boolean closed;
    private long syncedNanos;
    private long sweptNanos;
    private long triedNanos;

    /**
     * A recorder that has no file yet.
     *
     * @param askPresent has a display, by its number, tell its state
     */
    RecorderWorker(
            Owner owner,
            RecorderOptions options,
            InstantSource wallClock,
            LongSupplier nanoClock,
            IntConsumer askPresent,
            RecorderListener listener) {
        this.owner = owner;
        this.options = options;
        this.parts = new Parts(options, wallClock);
        this.wallClock = wallClock;
        this.nanoClock = nanoClock;
        this.askPresent = askPresent;
        this.listener = listener;
    }

    /** Creates the first file, and tells which. */
    Path open() throws IOException {
        Part first = parts.next();
        part = first;
        sweep();
        return first.file();
    }

    /**
     * A display tells its state. One that has not done so before is recorded from now on.
     *
     * @param gap whether changes before it were missed
     * @param handled to be run when the state is written or dropped
     */
    void present(int display, long timeNanos, EventBatch state, boolean gap, Runnable handled) {
        owner.check();
        if (closed || (part == null && !resuming)) {
            displays.add(display);
            handled.run();
        } else if (!finishing) {
            displays.add(display);
            gathering.take(display, new Gathering.Later(timeNanos, state, handled), gap);
            askAll();
            if (gathering.holdsAll(displays)) {
                begin(gathering.takeAll());
            }
        } else if (isBeginning()) {
            gathering.take(display, new Gathering.Later(timeNanos, state, handled), gap);
        } else {
            lastLook(display, timeNanos, state, gap);
            handled.run();
        }
    }

    /**
     * Something was drawn. A batch that is larger than a record can be is left out; what it did is in the next keyframe.
     *
     * @param handled to be run when the batch is written or dropped
     */
    void drawn(int display, long timeNanos, EventBatch batch, Runnable handled) {
        owner.check();
        if (gathering.holds(display)) {
            gathering.add(display, new Gathering.Later(timeNanos, batch, handled));
            return;
        }
        try {
            append(display, timeNanos, batch);
        } finally {
            handled.run();
        }
    }

    /** Adds a note of who watches and what viewers do. */
    void note(long timeNanos, Note note) {
        owner.check();
        session.add(note);
        write(present -> present.note(timeNanos, note));
    }

    /** Marks a moment. */
    void mark(long timeNanos, String text) {
        owner.check();
        append(0, timeNanos, new EventBatch(List.of(new DisplayEvent.Marker(text))));
    }

    /** Does what is due by the clock; to be called four times a second. */
    void tick() {
        owner.check();
        long now = nanoClock.getAsLong();
        write(Part::flush);
        if (options.sync() == SyncLevel.FULL) {
            write(present -> present.sync(true));
        } else if (options.sync() == SyncLevel.DATA && now - syncedNanos >= SYNC_NANOS) {
            syncedNanos = now;
            write(present -> present.sync(false));
        }
        if (now - sweptNanos >= SWEEP_NANOS) {
            sweep();
        }
        if (isRotationDue(now)) {
            askAll();
        }
        if (failed && !closed && now - triedNanos >= RETRY_NANOS) {
            triedNanos = now;
            tryAgain();
        }
    }

    /** The displays are about to tell their last states: no segment begins any more, except that a file is not left empty. */
    void finish() {
        owner.check();
        finishing = true;
        if (isBeginning()) {
            return;
        }
        SortedMap<Integer, Gathering.Held> held = gathering.takeAll();
        held.forEach((display, state) -> {
            if (state.gap()) {
                append(display, state.state().timeNanos(), state.state().batch());
            }
            state.state().handled().run();
            appendAll(display, state.since());
        });
    }

    /** Ends the recording. Repeated calls do nothing. */
    void close() {
        owner.check();
        finish();
        if (isBeginning() && !gathering.isEmpty()) {
            begin(gathering.takeAll());
        }
        write(present -> present.end(nanoClock.getAsLong()));
        closed = true;
        part = null;
    }

    /** Whether there is a file, and nothing in it yet. */
    private boolean isBeginning() {
        Part present = part;
        return present != null && !present.isBegun();
    }

    private void begin(SortedMap<Integer, Gathering.Held> held) {
        long timeNanos = held.values().stream()
                .mapToLong(state -> state.state().timeNanos())
                .max()
                .orElseThrow();
        SortedMap<Integer, EventBatch> states = new TreeMap<>();
        Set<Integer> gaps = new HashSet<>();
        held.forEach((display, state) -> {
            states.put(display, state.state().batch());
            if (state.gap()) {
                gaps.add(display);
            }
        });
        if (part == null || isRotationDue(timeNanos)) {
            nextPart(timeNanos);
        }
        write(present -> {
            boolean isFirst = !present.isBegun();
            present.segment(timeNanos, wallMillis(timeNanos), states, gaps);
            if (isFirst) {
                for (Note note : session.present()) {
                    present.note(timeNanos, note);
                }
            }
        });
        held.forEach((display, state) -> {
            state.state().handled().run();
            appendAll(display, state.since());
        });
    }

    private void nextPart(long timeNanos) {
        write(present -> present.end(timeNanos));
        part = null;
        boolean resumes = failed;
        resuming = false;
        try {
            Part next = parts.next();
            part = next;
            failed = false;
            if (resumes) {
                listener.resumed("recording goes on in " + next.file());
            }
            sweep();
        } catch (IOException e) {
            if (!resumes) {
                listener.stopped("recording stopped, no new file can be begun in "
                        + options.names().folder() + ": " + e.getMessage());
            }
            failed = true;
            triedNanos = nanoClock.getAsLong();
        }
    }

    private void append(int display, long timeNanos, EventBatch batch) {
        write(present -> {
            if (present.has(display) && present.append(timeNanos, display, batch) && !finishing) {
                askAll();
            }
        });
    }

    private void appendAll(int display, List<Gathering.Later> since) {
        for (Gathering.Later later : since) {
            try {
                append(display, later.timeNanos(), later.batch());
            } finally {
                later.handled().run();
            }
        }
    }

    private void lastLook(int display, long timeNanos, EventBatch state, boolean gap) {
        if (gap) {
            append(display, timeNanos, state);
        }
        write(present -> {
            if (present.has(display)) {
                present.hash(timeNanos, display, state);
            }
        });
    }

    private void askAll() {
        for (int display : displays) {
            if (gathering.ask(display)) {
                askPresent.accept(display);
            }
        }
    }

    private boolean isRotationDue(long nowNanos) {
        Part present = part;
        return present != null
                && present.isBegun()
                && !finishing
                && options.rotation().isDue(present.size(), present.nanos(nowNanos));
    }

    private void tryAgain() {
        sweep();
        try {
            resuming = parts.room() >= ROOM_BYTES_MIN;
        } catch (IOException e) {
            // The folder is gone, say: it may come back.
            resuming = false;
        }
        if (resuming) {
            askAll();
        }
    }

    private void sweep() {
        Part present = part;
        sweptNanos = nanoClock.getAsLong();
        parts.sweep(present == null ? options.names().folder() : present.file());
    }

    /** What the wall clock showed then: a state may be written long after it was taken. */
    private long wallMillis(long timeNanos) {
        return wallClock.millis() - TimeUnit.NANOSECONDS.toMillis(nanoClock.getAsLong() - timeNanos);
    }

    private void write(Step step) {
        Part present = part;
        if (present == null) {
            return;
        }
        try {
            step.run(present);
        } catch (IOException e) {
            part = null;
            failed = true;
            resuming = false;
            triedNanos = nanoClock.getAsLong();
            present.giveUp();
            letGo();
            listener.stopped("recording stopped, " + present.file() + " cannot be written any more: " + e.getMessage()
                    + "; it goes on in a new file when there is room");
        }
    }

    /** Gives back what was held for a segment that will not be written. */
    private void letGo() {
        gathering.takeAll().values().forEach(held -> {
            held.state().handled().run();
            held.since().forEach(later -> later.handled().run());
        });
    }

    /** A step that the disk may refuse. */
    private interface Step {
        void run(Part part) throws IOException;
    }
}
