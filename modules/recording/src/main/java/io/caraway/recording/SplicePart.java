package io.caraway.recording;

import io.caraway.drawing.DisplayState;
import io.caraway.drawing.EventBatch;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Carries one part of a recording to a {@link Splice}. Belongs to the owner of that. */
final class SplicePart {
    /*
     * Records are taken in order, from the last segment that begins before the part. As long as a segment began before the
     * part, its events are decoded: those before the part are drawn, and make the keyframe with which the part begins; those
     * in it are written anew, since they may refer to images from before. From the first segment on that begins in the part
     * records are carried as they are, for nothing in a segment refers to what was before.
     *
     * The keyframes of a segment are held until the first other record: only then all are known, and what has to stand
     * behind them can be written.
     */

    private final Splice target;
    private final RecordFile file;
    private final FileHeader header;
    private final long fromNanos;
    private final long toNanos;
    private final boolean isWhole;
    private final RecordWalk walk;
    private final SegmentImages images = new SegmentImages();
    private final SortedMap<Integer, DisplayState> states = new TreeMap<>();
    private final Set<Integer> inSegment = new HashSet<>();
    private final List<RecordStep.Events> keyframes = new ArrayList<>();
    private long wallAtZeroMillis;
    private RecordStep.@Nullable Begun carried;
    private boolean isCarrying;
    private boolean begun;

    /** The part of that file from one time on to before the other. */
    SplicePart(Splice target, RecordFile file, FileHeader header, long fromNanos, long toNanos) throws IOException {
        this.target = target;
        this.file = file;
        this.header = header;
        this.fromNanos = fromNanos;
        Segments segments = new Segments(file);
        this.toNanos = toNanos;
        this.isWhole = toNanos >= segments.durationNanos();
        Optional<SegmentPlace> start = fromNanos == 0 ? Optional.empty() : segments.soundAt(fromNanos - 1);
        this.walk = new RecordWalk(file, start.map(SegmentPlace::offset).orElse((long) FileHeader.BYTES));
        this.wallAtZeroMillis = header.startWallMillis();
    }

    /** Carries it, and tells the time of each record. */
    Taken run(LongConsumer reached) throws IOException {
        Optional<RecordStep> next = walk.next();
        while (next.isPresent() && isInside(next.get())) {
            try {
                take(next.get());
            } catch (ProtocolException e) {
                keyframes.clear();
                walk.reject(e);
            }
            reached.accept(Math.max(0, next.get().timeNanos() - fromNanos));
            next = walk.next();
        }
        try {
            settle();
        } catch (ProtocolException e) {
            keyframes.clear();
        }
        if (!begun && walk.timeNanos() >= fromNanos) {
            makeKeyframe();
        }
        long end = walk.hasEnded() ? Math.min(toNanos, walk.timeNanos()) : toNanos;
        Ending ending =
                walk.hasEnded() ? walk.ending() : new Ending(Ending.Kind.CLEAN, file.size(), "the end of the part");
        return new Taken(
                begun,
                begun ? end - fromNanos : 0,
                ending,
                walk.hasEnded() && walk.isTailLost(),
                walk.hasEnded() ? walk.losses() : walk.lossesUpTo(toNanos),
                walk.warnings());
    }

    /** Whether a record belongs to the part: at its end only if it is the end of the recording. */
    private boolean isInside(RecordStep step) {
        return isWhole ? step.timeNanos() <= toNanos : step.timeNanos() < toNanos;
    }

    private void take(RecordStep step) throws IOException, ProtocolException {
        switch (step.type()) {
            case SEGMENT -> segment((RecordStep.Begun) step);
            case EVENTS -> events((RecordStep.Events) step);
            case NOTE -> note((RecordStep.Noted) step);
        }
    }

    private void segment(RecordStep.Begun step) throws IOException, ProtocolException {
        settle();
        isCarrying = step.timeNanos() >= fromNanos;
        if (isCarrying && !begun && step.timeNanos() > fromNanos) {
            makeKeyframe();
        }
        wallAtZeroMillis = step.segment().wallMillis() - millis(step.timeNanos());
        states.keySet().retainAll(inSegment);
        inSegment.clear();
        images.restart();
        carried = isCarrying ? step : null;
    }

    private void events(RecordStep.Events step) throws IOException, ProtocolException {
        if (!isCarrying) {
            draw(step);
        } else if (step.isKeyframe() && carried != null) {
            keyframes.add(step);
        } else {
            settle();
            target.carry(out(step), step);
        }
    }

    /** A record of a segment that began before the part. */
    private void draw(RecordStep.Events step) throws IOException, ProtocolException {
        int display = step.frame().display();
        EventBatch batch = images.read(step);
        if (step.isKeyframe() && begun) {
            throw new ProtocolException("a keyframe behind the events of its segment");
        }
        if (step.isKeyframe()) {
            inSegment.add(display);
            if (step.afterGap() || !states.containsKey(display)) {
                states.put(display, stateOf(batch));
            }
        } else if (step.timeNanos() < fromNanos) {
            apply(states.computeIfAbsent(display, number -> new DisplayState()), batch);
        } else {
            makeKeyframe();
            target.append(out(step), display, batch);
        }
    }

    private static DisplayState stateOf(EventBatch keyframe) {
        DisplayState state = new DisplayState();
        apply(state, keyframe);
        return state;
    }

    private static void apply(DisplayState state, EventBatch batch) {
        batch.events().forEach(state::apply);
    }

    private void note(RecordStep.Noted step) throws IOException, ProtocolException {
        if (step.timeNanos() >= fromNanos) {
            if (isCarrying) {
                settle();
            } else {
                makeKeyframe();
            }
            if (begun) {
                target.note(out(step), step.note());
            }
        } else if (step.note() instanceof Note.Clock clock) {
            wallAtZeroMillis = clock.wallMillis() - millis(step.timeNanos());
        }
    }

    /** Begins the part with what the displays were just before it, unless it has begun. */
    private void makeKeyframe() throws IOException {
        states.keySet().retainAll(inSegment);
        if (begun || states.isEmpty()) {
            return;
        }
        SortedMap<Integer, EventBatch> present = new TreeMap<>();
        states.forEach((display, state) -> present.put(display, new EventBatch(state.keyframe())));
        states.clear();
        long wallMillis = wallAtZeroMillis + millis(fromNanos);
        target.open(wallMillis);
        target.segment(target.baseNanos(), wallMillis, present);
        begun = true;
    }

    /** Writes the beginning of a segment that is carried, if it is not written yet. */
    private void settle() throws IOException, ProtocolException {
        RecordStep.Begun segment = carried;
        if (segment == null || keyframes.isEmpty()) {
            return;
        }
        long wallMillis = segment.segment().wallMillis();
        target.open(fromNanos == 0 ? header.startWallMillis() : wallAtZeroMillis + millis(fromNanos));
        begun = true;
        carried = null;
        target.segment(out(segment), wallMillis, keyframes);
        keyframes.clear();
    }

    /** The time of a record in the new recording. */
    private long out(RecordStep step) {
        return target.baseNanos() + step.timeNanos() - fromNanos;
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
