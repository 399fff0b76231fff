package io.caraway.source.spice;

import io.caraway.channel.AgentListener;
import io.caraway.channel.Dispatcher;
import io.caraway.channel.DisplayFeed;
import io.caraway.channel.DisplayFeeds;
import io.caraway.channel.MouseListener;
import io.caraway.channel.Owner;
import io.caraway.channel.Seat;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.InputEvent;
import io.caraway.source.BackOff;
import io.caraway.source.Condition;
import io.caraway.source.SourceException;
import io.caraway.source.SourceTitle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop of a SPICE server as a source: an event loop that holds one session with it, as the server's only client.
 *
 * <p>The first session must work; when a later one is lost, the source connects anew, waiting longer each time, while the
 * display keeps the last picture. A machine that goes to another host is followed there. A server that closes its session and
 * still listens has let in another viewer: it is left alone until it no longer listens, or for a while.
 */
public final class SpiceSource extends VerticleBase implements Seat {
    /** How long a server may take from the first connection to its first picture. */
    public static final long PICTURE_MILLIS = 20_000;

    /** A session that has lasted so long was a good one: the next that is lost is tried again at once. */
    private static final long STEADY_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SpiceSource.class);

    private final SpiceSourceOptions options;
    private final DisplayFeeds displays;
    private final Promise<SpiceSource> firstPicture;
    private final Map<Integer, DisplayFeed> feeds = new HashMap<>();
    private final Map<Integer, Screen> screens = new HashMap<>();
    private final BackOff backOff = new BackOff();
    private final Patience patience;
    private final Whereabouts whereabouts;
    private final SourceTitle title;
    private @Nullable Dispatcher<Runnable> self;
    private @Nullable SpiceSession session;
    private @Nullable ListeningWatch watch;
    private @Nullable AgentListener agentListener;
    private @Nullable MouseListener mouseListener;
    private boolean shown;
    private boolean stopped;

    private SpiceSource(
            SpiceSourceOptions options, Patience patience, DisplayFeeds displays, Promise<SpiceSource> firstPicture) {
        this.options = options;
        this.patience = patience;
        this.displays = displays;
        this.firstPicture = firstPicture;
        this.whereabouts = new Whereabouts(options.endpoint());
        this.title = new SourceTitle(options.title());
    }

    /**
     * Starts a source of all displays that the server has, now and later.
     *
     * @return the source once the first display shows its first picture; fails with {@link SourceException} when the first session
     *     does not work
     */
    public static Future<SpiceSource> deploy(Vertx vertx, SpiceSourceOptions options, DisplayFeeds displays) {
        return deploy(vertx, options, Patience.USUAL, displays);
    }

    /** The same, waiting for as long as it is told. */
    static Future<SpiceSource> deploy(
            Vertx vertx, SpiceSourceOptions options, Patience patience, DisplayFeeds displays) {
        Promise<SpiceSource> firstPicture = Promise.promise();
        return vertx.deployVerticle(new SpiceSource(options, patience, displays, firstPicture))
                .compose(id -> firstPicture
                        .future()
                        .recover(failure -> vertx.undeploy(id).transform(done -> Future.failedFuture(failure))));
    }

    /** The same for who shows the first display alone. */
    public static Future<SpiceSource> deploy(Vertx vertx, SpiceSourceOptions options, DisplayFeed display) {
        return deploy(vertx, options, DisplayFeeds.only(display));
    }

    /** Sends what a viewer did to the server. May be called from any thread. */
    @Override
    public void input(InputEvent event) {
        dispatcher().send(() -> {
            if (session != null) {
                session.input(event);
            }
        });
    }

    /** Has a listener told of the guest's agent, of this session and of later ones. May be called from any thread. */
    @Override
    public void listen(AgentListener listener) {
        dispatcher().send(() -> {
            agentListener = listener;
            if (session != null) {
                session.listen(listener);
            }
        });
    }

    /**
     * Has a listener told what the server takes of a mouse, in this session and in later ones; between two sessions what it
     * was told last holds. May be called from any thread.
     */
    @Override
    public void listen(MouseListener listener) {
        dispatcher().send(() -> {
            mouseListener = listener;
            if (session != null) {
                session.listen(listener);
            }
        });
    }

    @Override
    public Future<?> start() {
        Owner owner = Owner.here();
        self = new Dispatcher<>(context, task -> {
            owner.check();
            task.run();
        });
        prepare(0, this::connect);
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        if (session != null) {
            session.stop();
        }
        endWatch();
        return Future.succeededFuture();
    }

    private void connect() {
        if (stopped) {
            return;
        }
        shown = false;
        SpiceSourceOptions there = options.at(whereabouts.present());
        SpiceSession present =
                new SpiceSession(vertx, there, this::screen, dispatcher()::send, new Feeds(), this::ended);
        session = present;
        if (agentListener != null) {
            present.listen(agentListener);
        }
        if (mouseListener != null) {
            present.listen(mouseListener);
        }
        boolean mustShow = !firstPicture.future().isComplete() || whereabouts.isOnTrial();
        vertx.setTimer(PICTURE_MILLIS, id -> {
            if (session == present && mustShow && !shown) {
                present.timeOut("lets us in but sends no picture");
            }
        });
        present.begin();
    }

    private void prepare(int number, Runnable then) {
        if (feeds.containsKey(number)) {
            then.run();
            return;
        }
        Dispatcher<Runnable> here = dispatcher();
        displays.open(number)
                .onSuccess(feed -> here.send(() -> {
                    feeds.put(number, feed);
                    then.run();
                }))
                .onFailure(failure -> LOG.warn("event=display-not-shown reason=\"{}\"", failure.getMessage()));
    }

    private Screen screen(int number) {
        return screens.computeIfAbsent(number, added -> new Screen());
    }

    /** The first display shows something: the session works. */
    private EventBatch proved(EventBatch batch) {
        SpiceSession from = session;
        boolean isBack = title.condition() != Condition.CONNECTED;
        shown = true;
        whereabouts.prove();
        if (isBack) {
            LOG.info("event=source-back source={}", uri());
            vertx.setTimer(STEADY_MILLIS, id -> {
                if (session == from) {
                    backOff.reset();
                }
            });
        }
        return title.over(batch);
    }

    private void drawn(@Nullable SpiceSession from, int number) {
        if (from == null || from != session) {
            return;
        }
        from.handled(number);
        if (number == 0 && firstPicture.tryComplete(this)) {
            LOG.debug("event=source-ready source={}", uri());
        }
    }

    private void ended(SourceException reason) {
        SpiceSession over = session;
        session = null;
        if (over == null || stopped || firstPicture.tryFail(reason)) {
            return;
        }
        SpiceEndpoint newHost = over.newHost();
        if (shown && newHost != null) {
            LOG.info("event=source-moved source={} to={}", uri(), newHost.uri());
            whereabouts.move(newHost);
            connect();
        } else if (shown && over.isClosedByServer()) {
            look(reason);
        } else {
            retry(reason);
        }
    }

    /** The server has closed a session that was good: it has gone, or has let in another viewer. */
    private void look(SourceException reason) {
        ListeningWatch present = new ListeningWatch(
                vertx, options.at(whereabouts.present()).channel().mainAddress(), patience, this::taken, () -> {
                    watch = null;
                    retry(title.condition() == Condition.TAKEN ? noLongerThere() : reason);
                });
        watch = present;
        present.look();
    }

    private SourceException noLongerThere() {
        return new SourceException(SourceException.Kind.UNREACHABLE, uri() + ": no longer listens");
    }

    private void taken() {
        ListeningWatch present = watch;
        LOG.warn(
                "event=source-taken source={} reason=\"the server goes on without us: another viewer has connected, and it"
                        + " serves one at a time; the last picture stays\" next=\"{}\"",
                uri(),
                options.retakes()
                        ? "taking it back in " + patience.retakeMillis() / 1000 + " s"
                        : "waiting until the server is started anew; --retake takes the desktop back");
        turn(Condition.TAKEN);
        if (options.retakes()) {
            vertx.setTimer(patience.retakeMillis(), id -> {
                if (present != null && watch == present) {
                    LOG.info("event=source-retake source={}", uri());
                    endWatch();
                    connect();
                }
            });
        }
    }

    private void endWatch() {
        ListeningWatch present = watch;
        watch = null;
        if (present != null) {
            present.stop();
        }
    }

    private void retry(SourceException reason) {
        whereabouts.turn();
        long millis = backOff.next();
        if (title.condition() == Condition.LOST) {
            LOG.debug("event=source-lost reason=\"{}\" retry_ms={}", reason.getMessage(), millis);
        } else {
            LOG.warn("event=source-lost reason=\"{}\" retry_ms={}", reason.getMessage(), millis);
        }
        turn(Condition.LOST);
        vertx.setTimer(millis, id -> connect());
    }

    /** Tells viewers how it is with us. */
    private void turn(Condition condition) {
        DisplayFeed first = feeds.get(0);
        if (first != null) {
            title.turn(condition).ifPresent(batch -> first.apply(batch, () -> {}));
        }
    }

    private String uri() {
        return whereabouts.present().uri();
    }

    private Dispatcher<Runnable> dispatcher() {
        Dispatcher<Runnable> present = self;
        if (present == null) {
            throw new IllegalStateException("the verticle has not started");
        }
        return present;
    }

    /** Where what the server shows goes. */
    private final class Feeds implements SpiceSession.Sink {
        @Override
        public void prepare(int number, Runnable then) {
            SpiceSource.this.prepare(number, then);
        }

        @Override
        public void take(int number, EventBatch batch) {
            SpiceSession from = session;
            DisplayFeed feed = feeds.get(number);
            Dispatcher<Runnable> here = dispatcher();
            if (feed != null) {
                EventBatch shownBatch = number == 0 ? proved(batch) : batch;
                feed.apply(shownBatch, () -> here.send(() -> drawn(from, number)));
            }
        }
    }
}
