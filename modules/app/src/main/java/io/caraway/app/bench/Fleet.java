package io.caraway.app.bench;

import io.caraway.app.Failure;
import io.caraway.app.StatusLine;
import io.caraway.channel.Owner;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.source.SourceException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * All viewers of a run, on one event loop: the owner "bench".
 *
 * <p>The first viewer must get in; only then the others begin to join. A run ends when its time is up, when it is told to, or
 * when every viewer has ended.
 */
final class Fleet implements Viewer.Watcher {
    /** How long viewers that had stopped reading may take to notice that the server has given them up. */
    private static final long NOTICE_MILLIS = 500;

    /** How long viewers that draw may take to show the same, on a desktop that moves. */
    private static final long AGREE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long AGREE_STEP_MILLIS = 50;
    private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Vertx vertx;
    private final Context context;
    private final BenchOptions options;
    private final List<ProcessWatch> processes;
    private final Promise<BenchResult> result;
    private final Owner owner = Owner.here();
    private final Optional<Stamps> stamps;
    private final Ledger ledger;
    private final Churn churn;
    private final Progress progress;
    private final long beginNanos;
    private final List<GroupFigures> groups;
    private final List<Viewer> viewers = new ArrayList<>();
    private final List<Long> timers = new ArrayList<>();
    private int present;
    private boolean entered;
    private boolean finishing;
    private long endNanos;

    private Fleet(
            Vertx vertx,
            BenchOptions options,
            List<ProcessWatch> processes,
            LongSupplier clock,
            PrintStream progress,
            Promise<BenchResult> result) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.options = options;
        this.processes = processes;
        this.result = result;
        this.stamps = options.stamps() ? Optional.of(new Stamps()) : Optional.empty();
        this.ledger = new Ledger(clock, stamps);
        this.churn = new Churn(vertx, options, ledger);
        this.beginNanos = ledger.now();
        this.progress = new Progress(progress, StatusLine.isTerminal(), beginNanos);
        this.groups = options.groups().stream().map(GroupFigures::new).toList();
    }

    /**
     * Runs all viewers. May be called from any thread.
     *
     * @param processes what is watched meanwhile; nobody else may use it before the run is over
     * @param clock of nanoseconds
     * @param progress told how it is getting on
     * @param stop ends the run early
     * @return what came of it; fails with {@link Failure} when the first viewer does not get in, or no socket can be opened
     */
    static Future<BenchResult> run(
            Vertx vertx,
            BenchOptions options,
            List<ProcessWatch> processes,
            LongSupplier clock,
            PrintStream progress,
            Future<Void> stop) {
        Promise<BenchResult> result = Promise.promise();
        Context context = vertx.getOrCreateContext();
        context.exceptionHandler(result::tryFail);
        context.runOnContext(nothing -> {
            Fleet fleet = new Fleet(vertx, options, processes, clock, progress, result);
            fleet.begin();
            stop.onComplete(now -> context.runOnContext(here -> fleet.finish()));
        });
        return result.future();
    }

    @Override
    public void reached(Viewer viewer, Viewer.Stage stage) {
        owner.check();
        if (!entered && stage == Viewer.Stage.MAIN) {
            entered = true;
            joinOthers();
        }
    }

    @Override
    public void ended(Viewer viewer, SourceException.Kind kind, String reason) {
        owner.check();
        if (!entered) {
            fail(Failure.of(kind, options.channel(Behaviour.HEALTHY).uri() + ": " + bare(reason)));
        } else if (kind == SourceException.Kind.UNREACHABLE && OpenFiles.areExhausted()) {
            fail(OpenFiles.failure(options.viewers()));
        } else if (!finishing || viewer.figures().group().behaviour() == Behaviour.STALLED) {
            viewer.figures().end(reason, finishing ? endNanos : ledger.now());
            present--;
            if (present == 0 && viewers.size() == options.viewers()) {
                finish();
            }
        }
    }

    private void begin() {
        if (OpenFiles.areExhausted()) {
            fail(OpenFiles.failure(options.viewers()));
            return;
        }
        processes.forEach(ProcessWatch::sample);
        timers.add(vertx.setPeriodic(ProcessWatch.SAMPLE_MILLIS, id -> processes.forEach(ProcessWatch::sample)));
        timers.add(vertx.setPeriodic(TimeUnit.SECONDS.toMillis(progress.seconds()), id -> tell()));
        joinNext();
    }

    private void joinOthers() {
        if (options.rampMillis() == 0) {
            while (viewers.size() < options.viewers()) {
                joinNext();
            }
        }
        if (viewers.size() == options.viewers()) {
            allJoined();
            return;
        }
        timers.add(vertx.setPeriodic(options.rampMillis(), id -> {
            joinNext();
            if (viewers.size() == options.viewers()) {
                vertx.cancelTimer(id);
                allJoined();
            }
        }));
    }

    private void joinNext() {
        int number = viewers.size();
        int before = 0;
        for (GroupFigures group : groups) {
            int size = group.group().viewers();
            if (number < before + size) {
                boolean draws = group.group().behaviour() == Behaviour.DECODING;
                Optional<DecodedScreen> screen = draws ? Optional.of(new DecodedScreen(context)) : Optional.empty();
                ViewerFigures figures = group.add(number, ledger.now());
                Viewer viewer = new Viewer(vertx, options, figures, ledger, screen, this);
                viewers.add(viewer);
                present++;
                viewer.join();
                return;
            }
            before += size;
        }
        throw new IllegalStateException("more viewers than " + options.viewers());
    }

    private void allJoined() {
        churn.begin();
        timers.add(vertx.setTimer(TimeUnit.SECONDS.toMillis(options.seconds()), id -> finish()));
    }

    private void tell() {
        if (!entered) {
            return;
        }
        int connected = (int) viewers.stream()
                .filter(viewer -> viewer.figures().isConnected())
                .count();
        long cpu = processes.isEmpty()
                ? -1
                : processes.stream().mapToLong(ProcessWatch::cpuNanos).sum();
        progress.tell(ledger.now(), connected, ledger.messages(), ledger.bytes(), cpu);
    }

    private void fail(Failure failure) {
        if (!finishing) {
            finishing = true;
            progress.end();
            result.tryFail(failure);
            release();
        }
    }

    private void finish() {
        if (finishing) {
            return;
        }
        finishing = true;
        endNanos = ledger.now();
        processes.forEach(ProcessWatch::sample);
        viewers.forEach(viewer -> viewer.figures().finish(endNanos));
        ledger.close();
        churn.close();
        timers.forEach(vertx::cancelTimer);
        List<Viewer> stalled = viewers.stream()
                .filter(viewer -> viewer.figures().group().behaviour() == Behaviour.STALLED)
                .toList();
        stalled.forEach(Viewer::readOn);
        Future<Void> noticed = stalled.isEmpty()
                ? Future.succeededFuture()
                : vertx.timer(NOTICE_MILLIS).mapEmpty();
        noticed.compose(nothing -> pictures(ledger.now() + AGREE_NANOS))
                .map(this::result)
                .onComplete(done -> {
                    progress.end();
                    if (done.succeeded()) {
                        result.tryComplete(done.result());
                    } else {
                        result.tryFail(done.cause());
                    }
                    // Last, for thousands of sockets take their time, and the program may end without that.
                    release();
                });
    }

    /** What the viewers that draw show, once they show the same, or when the time is up. */
    private Future<Optional<Pictures>> pictures(long untilNanos) {
        Map<Integer, DecodedScreen> screens = new TreeMap<>();
        viewers.forEach(viewer ->
                viewer.screen().ifPresent(screen -> screens.put(viewer.figures().number(), screen)));
        if (screens.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return context.executeBlocking(() -> compare(screens), true).compose(pictures -> {
            if (pictures.areEqual() || ledger.now() >= untilNanos) {
                return Future.succeededFuture(Optional.of(pictures));
            }
            return vertx.timer(AGREE_STEP_MILLIS).compose(nothing -> pictures(untilNanos));
        });
    }

    private static Pictures compare(Map<Integer, DecodedScreen> screens) {
        Map<Integer, SurfaceSnapshot> shown = new TreeMap<>();
        screens.forEach((number, screen) -> screen.snapshot().ifPresent(snapshot -> shown.put(number, snapshot)));
        return Pictures.of(shown, screens.size());
    }

    private BenchResult result(Optional<Pictures> pictures) {
        List<GroupResult> results = new ArrayList<>();
        groups.forEach(group -> results.add(group.result(endNanos)));
        churn.result().ifPresent(results::add);
        List<ViewerFigures> healthy = viewers.stream()
                .map(Viewer::figures)
                .filter(figures -> figures.group().behaviour().isHealthy())
                .toList();
        return new BenchResult(
                options,
                (endNanos - beginNanos) / SECOND_NANOS,
                results,
                TypeResult.of(healthy),
                processes.stream().map(ProcessWatch::use).toList(),
                pictures,
                stamps);
    }

    private void release() {
        timers.forEach(vertx::cancelTimer);
        churn.close();
        viewers.forEach(Viewer::leave);
    }

    private static String bare(String reason) {
        return reason.startsWith("main: ") ? reason.substring("main: ".length()) : reason;
    }
}
