package io.caraway.source.vnc;

import io.caraway.channel.Dispatcher;
import io.caraway.channel.DisplayFeed;
import io.caraway.channel.Owner;
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
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop of a VNC server as a source: an event loop that holds one connection to it.
 *
 * <p>The first connection must work; when a later one is lost, the source connects anew, waiting longer each time, while the
 * display keeps the last picture.
 */
public final class VncSource extends VerticleBase {
    /** How long a server may take to accept a connection. */
    public static final int CONNECT_MILLIS = 5000;

    /** How long a server may take from there to letting us in, and to its first picture. */
    public static final long HANDSHAKE_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(VncSource.class);

    private final VncSourceOptions options;
    private final DisplayFeed display;
    private final Promise<VncSource> firstPicture;
    private final Screen screen = new Screen();
    private final BackOff backOff = new BackOff();
    private final SourceTitle title;
    private @Nullable Dispatcher<Runnable> self;
    private @Nullable VncConnection connection;
    private boolean stopped;

    private VncSource(VncSourceOptions options, DisplayFeed display, Promise<VncSource> firstPicture) {
        this.options = options;
        this.display = display;
        this.firstPicture = firstPicture;
        this.title = new SourceTitle(options.title());
    }

    /**
     * Starts a source.
     *
     * @return the source once the display shows its first picture; fails with {@link SourceException} when the first
     *     connection does not work
     */
    public static Future<VncSource> deploy(Vertx vertx, VncSourceOptions options, DisplayFeed display) {
        Promise<VncSource> firstPicture = Promise.promise();
        return vertx.deployVerticle(new VncSource(options, display, firstPicture))
                .compose(id -> firstPicture
                        .future()
                        .recover(failure -> vertx.undeploy(id).transform(done -> Future.failedFuture(failure))));
    }

    /** Sends what a viewer did to the server. May be called from any thread. */
    public void input(InputEvent event) {
        dispatcher().send(() -> {
            if (connection != null) {
                connection.input(event);
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
        NetClient client = vertx.createNetClient(
                new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpKeepAlive(true));
        connect(client);
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        if (connection != null) {
            connection.stop();
        }
        return Future.succeededFuture();
    }

    private void connect(NetClient client) {
        if (stopped) {
            return;
        }
        client.connect(options.port(), options.host())
                .onSuccess(socket -> connected(client, socket))
                .onFailure(failure -> ended(
                        client,
                        new SourceException(
                                SourceException.Kind.UNREACHABLE,
                                options.uri() + ": cannot be reached: " + reason(failure))));
    }

    private void connected(NetClient client, NetSocket socket) {
        VncConnection present = new VncConnection(options, socket, screen, this::draw, reason -> ended(client, reason));
        connection = present;
        vertx.setTimer(HANDSHAKE_MILLIS, id -> {
            if (!present.isConnected()) {
                present.timeOut("accepts connections but says nothing; is it a VNC server?");
            } else if (!firstPicture.future().isComplete()) {
                present.timeOut("lets us in but sends no picture");
            }
        });
    }

    private void draw(EventBatch batch) {
        boolean isBack = title.condition() != Condition.CONNECTED;
        VncConnection from = connection;
        Dispatcher<Runnable> here = dispatcher();
        display.apply(title.over(batch), () -> here.send(() -> drawn(from)));
        if (isBack) {
            LOG.info("event=source-back source={}", options.uri());
        }
    }

    private void drawn(@Nullable VncConnection from) {
        if (from != null) {
            from.handled();
        }
        backOff.reset();
        if (firstPicture.tryComplete(this)) {
            LOG.debug("event=source-ready source={}", options.uri());
        }
    }

    private void ended(NetClient client, SourceException reason) {
        connection = null;
        if (stopped || firstPicture.tryFail(reason)) {
            return;
        }
        long millis = backOff.next();
        LOG.warn("event=source-lost reason=\"{}\" retry_ms={}", reason.getMessage(), millis);
        title.turn(Condition.LOST).ifPresent(batch -> display.apply(batch, () -> {}));
        vertx.setTimer(millis, id -> connect(client));
    }

    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("refused") ? "connection refused, is the server running?" : message;
    }

    private Dispatcher<Runnable> dispatcher() {
        Dispatcher<Runnable> present = self;
        if (present == null) {
            throw new IllegalStateException("the verticle has not started");
        }
        return present;
    }
}
