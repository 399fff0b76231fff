package io.caraway.replay;

import io.caraway.channel.DisplayFeed;
import io.caraway.channel.Owner;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordingReader;
import java.io.IOException;
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

    /** A round of a loop takes at least this long, however short the recording is. */
    private static final long ROUND_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(100);

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
    private long playedThisRound;
    private long roundNanos;
    private long durationNanos = -1;
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
        beginRound();
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
            if (next == null) {
                next = reader.next().orElse(null);
            }
            RecordedBatch batch = next;
            long now = nanoClock.getAsLong();
            long waitNanos = batch == null ? waitForEndNanos(now) : pace.waitNanos(batch.timeNanos(), now);
            if (waitNanos > 0) {
                await(Math.max(1, TimeUnit.NANOSECONDS.toMillis(waitNanos)));
                return;
            }
            next = null;
            if (batch == null) {
                endRound();
            } else {
                show(batch);
            }
        }
        if (!ended && underWay < BATCHES_MAX) {
            await(1);
        }
    }

    private void await(long millis) {
        waiting = true;
        turns.after(millis);
    }

    /** A recording lasts until it was closed, which may be long after its last batch. */
    private long waitForEndNanos(long nowNanos) throws IOException {
        if (durationNanos < 0) {
            durationNanos = reader.durationNanos();
        }
        long wait = pace.waitNanos(durationNanos, nowNanos);
        return loop && playedThisRound > 0 ? Math.max(wait, roundNanos + ROUND_NANOS_MIN - nowNanos) : wait;
    }

    private void beginRound() {
        roundNanos = nanoClock.getAsLong();
        pace.start(roundNanos);
        playedThisRound = 0;
        durationNanos = -1;
    }

    private void endRound() {
        if (loop && playedThisRound > 0) {
            reader.rewind();
            beginRound();
        } else {
            ended = true;
            turns.ended(played);
        }
    }

    private void show(RecordedBatch batch) {
        if (batch.display() != 0) {
            return;
        }
        played++;
        playedThisRound++;
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
