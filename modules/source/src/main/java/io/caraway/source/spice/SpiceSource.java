package io.caraway.source.spice;

import io.caraway.channel.AgentListener;
import io.caraway.channel.Dispatcher;
import io.caraway.channel.DisplayFeed;
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
    private final DisplayFeed display;
    private final Promise<SpiceSource> firstPicture;
    private final Screen screen = new Screen();
    private final BackOff backOff = new BackOff();
    private @Nullable Dispatcher<Runnable> self;
    private @Nullable SpiceSession session;
    private @Nullable AgentListener listener;
    private boolean lost;
    private boolean stopped;

    private SpiceSource(SpiceSourceOptions options, DisplayFeed display, Promise<SpiceSource> firstPicture) {
        this.options = options;
        this.display = display;
        this.firstPicture = firstPicture;
    }

    /**
     * Starts a source.
     *
     * @return the source once the display shows its first picture; fails with {@link SourceException} when the first session
     *     does not work
     */
    public static Future<SpiceSource> deploy(Vertx vertx, SpiceSourceOptions options, DisplayFeed display) {
        Promise<SpiceSource> firstPicture = Promise.promise();
        return vertx.deployVerticle(new SpiceSource(options, display, firstPicture))
                .compose(id -> firstPicture
                        .future()
                        .recover(failure -> vertx.undeploy(id).transform(done -> Future.failedFuture(failure))));
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
        connect();
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
        SpiceSession present = new SpiceSession(vertx, options, screen, dispatcher()::send, this::draw, this::ended);
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

    private void draw(EventBatch batch) {
        SpiceSession from = session;
        Dispatcher<Runnable> here = dispatcher();
        display.apply(batch, () -> here.send(() -> drawn(from)));
    }

    private void drawn(@Nullable SpiceSession from) {
        if (from == null || from != session) {
            return;
        }
        from.handled();
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
}
