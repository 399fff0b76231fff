package io.caraway.replay;

import io.caraway.channel.DisplayFeed;
import io.caraway.channel.Owner;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordingReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays a recording to a display at its pace. Owned by replay.
 *
 * <p>At most {@link #BATCHES_MAX} batches are on their way to the display, which draws at its own speed and never at a
 * viewer's.
 */
final class Player {
    private static final int BATCHES_MAX = 8;

    /** Batches played before others of this thread get a turn. */
    private static final int TURN_BATCHES = 64;

    private final Owner owner;
    private final RecordingReader reader;
    private final boolean loop;
    private final DisplayFeed display;
    private final LongSupplier nanoClock;
    private final Turns turns;
    private final Pace pace;
    private final Keyframes keyframes = new Keyframes();
    private @Nullable RecordedBatch next;
    private int underWay;
    private long played;
    private boolean waiting;
    private boolean ended;

    Player(
            Owner owner,
            RecordingReader reader,
            ReplayOptions options,
            DisplayFeed display,
            LongSupplier nanoClock,
            Turns turns) {
        this.owner = owner;
        this.reader = reader;
        this.loop = options.loop();
        this.display = display;
        this.nanoClock = nanoClock;
        this.turns = turns;
        this.pace = new Pace(options.speed());
    }

    /** Begins to play. */
    void start() throws IOException {
        pace.start(nanoClock.getAsLong());
        play();
    }

    /** The display has drawn a batch. */
    void handled() throws IOException {
        owner.check();
        underWay--;
        if (!waiting) {
            play();
        }
    }

    /** Plays what is due, and sees to it that it is called again. */
    void play() throws IOException {
        owner.check();
        waiting = false;
        for (int i = 0; i < TURN_BATCHES && underWay < BATCHES_MAX && !ended; i++) {
            RecordedBatch batch = next == null ? read() : next;
            if (batch == null) {
                return;
            }
            long waitNanos = pace.waitNanos(batch.timeNanos(), nanoClock.getAsLong());
            if (waitNanos > 0) {
                next = batch;
                waiting = true;
                turns.after(Math.max(1, TimeUnit.NANOSECONDS.toMillis(waitNanos)));
                return;
            }
            next = null;
            show(batch);
        }
        if (!ended && underWay < BATCHES_MAX) {
            waiting = true;
            turns.after(1);
        }
    }

    private @Nullable RecordedBatch read() throws IOException {
        Optional<RecordedBatch> batch = reader.next();
        if (batch.isPresent()) {
            return batch.get();
        }
        if (loop && played > 0) {
            played = 0;
            reader.rewind();
            pace.start(nanoClock.getAsLong());
            return reader.next().orElse(null);
        }
        ended = true;
        turns.ended(played);
        return null;
    }

    private void show(RecordedBatch batch) {
        played++;
        if (batch.keyframe() && !reader.isAfterGap()) {
            return;
        }
        EventBatch events = batch.keyframe() ? keyframes.over(batch.batch()) : batch.batch();
        keyframes.note(events);
        underWay++;
        display.apply(events, turns::drawn);
    }

    /** What the player needs of the thread it runs on. */
    interface Turns {
        /** Calls {@link Player#play} after so many milliseconds, at least 1. */
        void after(long millis);

        /** Sees to it that {@link Player#handled} is called. May be called from any thread. */
        void drawn();

        /** Told that the recording is over, after so many batches. */
        void ended(long batches);
    }
}
