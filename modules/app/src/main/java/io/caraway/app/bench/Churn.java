package io.caraway.app.bench;

import io.caraway.channel.Owner;
import io.caraway.source.SourceException;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Viewers that join at a steady rate, and each leave without a word: at a stage that is drawn by lot, or within half a second
 * from there. Owned by bench.
 *
 * <p>At most {@link #PRESENT_MAX} are there at a time; while there are so many, none joins.
 */
final class Churn implements Viewer.Watcher {
    /** Most that are there at a time. */
    static final int PRESENT_MAX = 1000;

    private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int LINGER_MILLIS_MAX = 500;
    private static final ViewerGroup GROUP = ViewerGroup.of(Behaviour.PASSING, 1);

    private final Vertx vertx;
    private final BenchOptions options;
    private final Ledger ledger;
    private final Owner owner = Owner.here();
    private final Random random;
    private final Map<Viewer, Viewer.Stage> leavesAt = new HashMap<>();
    private final Set<Long> timers = new HashSet<>();
    private final LogHistogram pictures = new LogHistogram();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private long due;
    private int joined;
    private boolean closed;

    /** Nobody joins until {@link #begin}. */
    Churn(Vertx vertx, BenchOptions options, Ledger ledger) {
        this.vertx = vertx;
        this.options = options;
        this.ledger = ledger;
        this.random = new Random(options.seed());
    }

    /** From now on they join. */
    void begin() {
        owner.check();
        if (options.churnPerSecond() > 0) {
            long beginNanos = ledger.now();
            long millis = Math.max(1, TimeUnit.SECONDS.toMillis(1) / options.churnPerSecond());
            timers.add(vertx.setPeriodic(millis, id -> joinDue(ledger.now() - beginNanos)));
        }
    }

    /** Nobody joins any more, and those who are there leave. */
    void close() {
        owner.check();
        closed = true;
        timers.forEach(vertx::cancelTimer);
        leavesAt.keySet().forEach(Viewer::leave);
        leavesAt.clear();
    }

    /** What came of them, if anybody was to join. */
    Optional<GroupResult> result() {
        if (options.churnPerSecond() == 0) {
            return Optional.empty();
        }
        Spread none = Spread.of(new long[0]);
        return Optional.of(new GroupResult(
                GROUP, joined, reasons, none, none, none, Delays.of(pictures), Delays.of(new LogHistogram()), 0, 0, 0));
    }

    @Override
    public void reached(Viewer viewer, Viewer.Stage stage) {
        owner.check();
        if (stage == Viewer.Stage.PICTURE) {
            pictures.record(viewer.figures().firstPictureAfterNanos());
        }
        if (leavesAt.get(viewer) == stage) {
            leaveSoon(viewer);
        }
    }

    @Override
    public void ended(Viewer viewer, SourceException.Kind kind, String reason) {
        owner.check();
        leavesAt.remove(viewer);
        if (!closed) {
            reasons.merge(reason, 1, Integer::sum);
        }
    }

    private void joinDue(long elapsedNanos) {
        for (; due < elapsedNanos / SECOND_NANOS * options.churnPerSecond(); due++) {
            if (leavesAt.size() < PRESENT_MAX) {
                join();
            }
        }
    }

    private void join() {
        ViewerFigures figures = new ViewerFigures(joined, GROUP, ledger.now(), new LogHistogram());
        joined++;
        Viewer viewer = new Viewer(vertx, options, figures, ledger, Optional.empty(), this);
        // One number more than there are stages: it leaves as soon as it may, wherever that is.
        int lot = random.nextInt(Viewer.Stage.values().length + 1);
        Viewer.Stage[] stages = Viewer.Stage.values();
        leavesAt.put(viewer, stages[Math.min(lot, stages.length - 1)]);
        viewer.join();
        if (lot == stages.length) {
            leaveSoon(viewer);
        }
    }

    private void leaveSoon(Viewer viewer) {
        int millis = random.nextInt(LINGER_MILLIS_MAX);
        if (millis == 0) {
            leave(viewer);
        } else {
            vertx.setTimer(millis, id -> leave(viewer));
        }
    }

    private void leave(Viewer viewer) {
        leavesAt.remove(viewer);
        viewer.leave();
    }
}
