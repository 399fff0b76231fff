package io.caraway.replay;

import io.caraway.channel.DisplayFeeds;
import io.caraway.channel.Owner;
import io.caraway.recording.Ending;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordingReader;
import io.caraway.recording.Seek;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Plays a recording to displays at its pace, from wherever it is told to. Owned by replay. */
final class Player {
    /*
     * `next` is the batch that comes next, read ahead; the reader stands behind it. play() shows what is due, and has itself
     * called again when the next is: by the clock, or by a display that has drawn when too much is on its way. At most one
     * timer runs.
     *
     * Going somewhere takes the last keyframe before it and everything since, as one batch for each display.
     *
     * At the end of a recording that is still being made the time line stands still until there is more, and goes on from
     * there: so the replay stays behind by what the recorder holds back, and shows each change as long as it was.
     */

    private static final long NO_TIMER = -1;

    /** A round of a loop takes at least this long, however short the recording is. */
    private static final long ROUND_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(100);

    /** A recording that is still being made is looked at this often. */
    private static final long FOLLOW_MILLIS = 200;

    /** Batches played before others of this thread get a turn. */
    private static final int TURN_BATCHES = 64;

    private final Owner owner;
    private final RecordingReader reader;
    private final Screens screens;
    private final LongSupplier nanoClock;
    private final Turns turns;
    private final Pace pace;
    private final boolean follow;
    private boolean loop;
    private long skipIdleNanos;
    private @Nullable RecordedBatch next;
    private long timer = NO_TIMER;
    private long shown;
    private long shownThisRound;
    private long shownNanos;
    private long roundNanos;
    private long endNanos = -1;
    private boolean atEdge;
    private boolean ended;

    Player(
            Owner owner,
            RecordingReader reader,
            ReplayOptions options,
            DisplayFeeds displays,
            LongSupplier nanoClock,
            Turns turns) {
        this.owner = owner;
        this.reader = reader;
        this.screens = new Screens(displays, turns, turns::drawn);
        this.nanoClock = nanoClock;
        this.turns = turns;
        this.pace = new Pace(options.speed());
        this.follow = options.follow();
        this.loop = options.loop();
        this.skipIdleNanos = options.skipIdleNanos();
    }

    /** Begins to play. */
    void start(long atNanos) throws IOException {
        if (atNanos > 0) {
            seek(atNanos);
        } else {
            beginRound();
            play();
        }
    }

    /** A display has drawn a batch. */
    void handled() throws IOException {
        owner.check();
        screens.handled();
        if (timer == NO_TIMER) {
            play();
        }
    }

    /** Plays what is due, and sees to it that it is called again. */
    void play() throws IOException {
        owner.check();
        timer = NO_TIMER;
        for (int i = 0; i < TURN_BATCHES && isPlaying(); i++) {
            RecordedBatch batch = next == null ? read() : next;
            next = batch;
            if (batch == null && isGrowing()) {
                waitForMore();
                return;
            }
            long now = nanoClock.getAsLong();
            long waitNanos = batch == null ? waitForEndNanos(now) : waitNanos(batch.timeNanos(), now);
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
        if (isPlaying()) {
            await(1);
        }
    }

    /** Shows another moment, and goes on from there as before. */
    void seek(long timeNanos) throws IOException {
        owner.check();
        long target = Math.max(0, Math.min(timeNanos, reader.durationNanos()));
        Optional<Seek> found = reader.seek(target);
        long until = found.map(Seek::timeNanos).orElse(target);
        CatchUp.read(reader, until).forEach((display, batch) -> {
            shown++;
            shownThisRound++;
            screens.show(display, batch, true);
        });
        next = null;
        ended = false;
        atEdge = false;
        endNanos = -1;
        shownNanos = until;
        pace.moveTo(until, nanoClock.getAsLong());
        again();
    }

    /** Goes on from what is shown. */
    void seekBy(long nanos) throws IOException {
        seek(positionNanos() + nanos);
    }

    /** Goes to the end of what has been recorded by now, and plays on at the pace of life. */
    void live() throws IOException {
        long now = nanoClock.getAsLong();
        pace.speed(1, now);
        pace.pause(false, now);
        seek(Long.MAX_VALUE);
    }

    /** Stands still, or goes on. */
    void pause(boolean on) throws IOException {
        owner.check();
        pace.pause(on, nanoClock.getAsLong());
        again();
    }

    /** Stands still, and shows the next changes, whenever they were. */
    void step(int count) throws IOException {
        pause(true);
        for (int left = count; left > 0; ) {
            RecordedBatch batch = next == null ? read() : next;
            next = null;
            if (batch == null) {
                return;
            }
            if (show(batch)) {
                left--;
                pace.moveTo(batch.timeNanos(), nanoClock.getAsLong());
            }
        }
    }

    /** Goes on at another speed. */
    void speed(double times) throws IOException {
        owner.check();
        ReplayOptions.checkSpeed(times);
        pace.speed(times, nanoClock.getAsLong());
        again();
    }

    /** Waits no longer than this where nothing changes; 0: as long as it takes. */
    void skipIdle(long nanos) throws IOException {
        owner.check();
        skipIdleNanos = nanos;
        again();
    }

    /** Begins again at the end, or not. */
    void loop(boolean on) {
        owner.check();
        loop = on;
    }

    /** How it is doing. */
    ReplayStatus status() throws IOException {
        owner.check();
        return new ReplayStatus(
                positionNanos(),
                reader.durationNanos(),
                pace.isPaused(),
                ended,
                atEdge && !pace.isPaused(),
                pace.speed());
    }

    private long positionNanos() throws IOException {
        long position = atEdge || ended ? shownNanos : pace.positionNanos(nanoClock.getAsLong());
        return Math.max(0, Math.min(position, reader.durationNanos()));
    }

    private boolean isPlaying() {
        return screens.hasRoom() && !ended && !pace.isPaused();
    }

    /** Looks anew at what is due, since something else is now. */
    private void again() throws IOException {
        if (timer != NO_TIMER) {
            turns.cancel(timer);
            timer = NO_TIMER;
        }
        play();
    }

    private void await(long millis) {
        timer = turns.after(millis);
    }

    private @Nullable RecordedBatch read() throws IOException {
        RecordedBatch batch = reader.next().orElse(null);
        if (batch != null && atEdge) {
            atEdge = false;
            pace.moveTo(batch.timeNanos(), nanoClock.getAsLong());
        }
        return batch;
    }

    private boolean isGrowing() {
        return follow && reader.ending().kind() == Ending.Kind.CUT;
    }

    private void waitForMore() {
        if (!atEdge) {
            atEdge = true;
            pace.speed(Math.min(1, pace.speed()), nanoClock.getAsLong());
        }
        await(FOLLOW_MILLIS);
    }

    /** How long to wait for a change: no longer than idle time may last, and then it is due. */
    private long waitNanos(long timeNanos, long nowNanos) {
        long wait = pace.waitNanos(timeNanos, nowNanos);
        if (wait <= 0 || skipIdleNanos == 0 || timeNanos - shownNanos <= skipIdleNanos) {
            return wait;
        }
        long idle = pace.waitNanos(shownNanos + skipIdleNanos, nowNanos);
        if (idle <= 0) {
            pace.moveTo(timeNanos, nowNanos);
        }
        return idle;
    }

    /** A recording lasts until it was closed, which may be long after its last batch. */
    private long waitForEndNanos(long nowNanos) throws IOException {
        if (endNanos < 0) {
            endNanos = reader.durationNanos();
        }
        long wait = waitNanos(endNanos, nowNanos);
        return loop && shownThisRound > 0 ? Math.max(wait, roundNanos + ROUND_NANOS_MIN - nowNanos) : wait;
    }

    private void beginRound() {
        roundNanos = nanoClock.getAsLong();
        pace.moveTo(0, roundNanos);
        shownThisRound = 0;
        shownNanos = 0;
        endNanos = -1;
    }

    private void endRound() {
        if (loop && shownThisRound > 0) {
            reader.rewind();
            beginRound();
        } else {
            ended = true;
            shownNanos = Math.max(shownNanos, endNanos);
            turns.ended(shown);
        }
    }

    /** Shows a batch, unless everything in it is shown already. */
    private boolean show(RecordedBatch batch) {
        shown++;
        shownThisRound++;
        shownNanos = batch.timeNanos();
        boolean isFromNothing = batch.keyframe() && reader.isAfterGap();
        if (batch.keyframe() && !isFromNothing) {
            return false;
        }
        screens.show(batch.display(), batch.batch(), isFromNothing);
        return true;
    }

    /** What the player needs of the thread it runs on. As an executor it runs something there, from any thread. */
    interface Turns extends Executor {
        /**
         * Calls {@link Player#play} after so many milliseconds, at least 1.
         *
         * @return a number for {@link #cancel}, at least 0
         */
        long after(long millis);

        /** Has that call not happen. */
        void cancel(long timer);

        /** Sees to it that {@link Player#handled} is called. May be called from any thread. */
        void drawn();

        /** Told that the recording is over, after so many batches. */
        void ended(long batches);
    }
}
