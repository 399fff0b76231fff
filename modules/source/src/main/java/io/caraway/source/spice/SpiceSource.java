package io.caraway.source.spice;

import io.caraway.channel.AgentListener;
import io.caraway.channel.Dispatcher;
import io.caraway.channel.DisplayFeed;
import io.caraway.channel.DisplayFeeds;
import io.caraway.channel.Owner;
import io.caraway.channel.Seat;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.InputEvent;
import io.caraway.source.BackOff;
import io.caraway.source.SourceException;
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
 * display keeps the last picture.
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
    private @Nullable Dispatcher<Runnable> self;
    private @Nullable SpiceSession session;
    private @Nullable AgentListener listener;
    private boolean lost;
    private boolean stopped;

    private SpiceSource(SpiceSourceOptions options, DisplayFeeds displays, Promise<SpiceSource> firstPicture) {
        this.options = options;
        this.displays = displays;
        this.firstPicture = firstPicture;
    }

    /**
     * Starts a source of all displays that the server has, now and later.
     *
     * @return the source once the first display shows its first picture; fails with {@link SourceException} when the first session
     *     does not work
     */
    public static Future<SpiceSource> deploy(Vertx vertx, SpiceSourceOptions options, DisplayFeeds displays) {
        Promise<SpiceSource> firstPicture = Promise.promise();
        return vertx.deployVerticle(new SpiceSource(options, displays, firstPicture))
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
    public void listen(AgentListener newListener) {
        dispatcher().send(() -> {
            listener = newListener;
            if (session != null) {
                session.listen(newListener);
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
        return Future.succeededFuture();
    }

    private void connect() {
        if (stopped) {
            return;
        }
        SpiceSession present =
                new SpiceSession(vertx, options, this::screen, dispatcher()::send, new Feeds(), this::ended);
        session = present;
        if (listener != null) {
            present.listen(listener);
        }
        vertx.setTimer(PICTURE_MILLIS, id -> {
            if (session == present && !firstPicture.future().isComplete()) {
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

    private void drawn(@Nullable SpiceSession from, int number) {
        if (from == null || from != session) {
            return;
        }
        from.handled(number);
        if (number != 0) {
            return;
        }
        if (firstPicture.tryComplete(this)) {
            LOG.debug("event=source-ready source={}", options.uri());
        }
        if (lost) {
            lost = false;
            LOG.info("event=source-back source={}", options.uri());
            vertx.setTimer(STEADY_MILLIS, id -> {
                if (session == from) {
                    backOff.reset();
                }
            });
        }
    }

    private void ended(SourceException reason) {
        session = null;
        if (stopped || firstPicture.tryFail(reason)) {
            return;
        }
        long millis = backOff.next();
        if (lost) {
            LOG.debug("event=source-lost reason=\"{}\" retry_ms={}", reason.getMessage(), millis);
        } else {
            lost = true;
            LOG.warn("event=source-lost reason=\"{}\" retry_ms={}", reason.getMessage(), millis);
        }
        vertx.setTimer(millis, id -> connect());
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
                feed.apply(batch, () -> here.send(() -> drawn(from, number)));
            }
        }
    }
}
