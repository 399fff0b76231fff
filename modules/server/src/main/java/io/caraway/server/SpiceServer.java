package io.caraway.server;

import io.caraway.channel.Dispatcher;
import io.caraway.channel.SessionListener;
import io.caraway.display.Display;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** A SPICE server that listens. Its methods may be called from any thread. */
public final class SpiceServer {
    private final Supplier<Future<Void>> undeploy;
    private final int port;
    private final Dispatcher<Runnable> dispatcher;
    private final MainVerticle verticle;

    SpiceServer(Supplier<Future<Void>> undeploy, int port, Dispatcher<Runnable> dispatcher, MainVerticle verticle) {
        this.undeploy = undeploy;
        this.port = port;
        this.dispatcher = dispatcher;
        this.verticle = verticle;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Stops listening, and closes every viewer's connections; completes when that is done. */
    public Future<Void> close() {
        return undeploy.get();
    }

    /** Has it look at a display's size and title anew. */
    public void inform(int number) {
        dispatcher.send(() -> verticle.inform(number));
    }

    /** Has a listener told of viewers, who is there already and from now on, in place of the one before. */
    public void listen(SessionListener listener) {
        dispatcher.send(() -> verticle.listen(listener));
    }

    /** Has it serve one more display: viewers who are there are told. */
    public void add(int number, Display display) {
        dispatcher.send(() -> verticle.add(number, display));
    }
}
