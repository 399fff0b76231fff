package io.caraway.server;

import io.caraway.channel.Dispatcher;

/** A SPICE server that listens. Its methods may be called from any thread. */
public final class SpiceServer {
    private final int port;
    private final Dispatcher<Runnable> dispatcher;
    private final MainVerticle verticle;

    SpiceServer(int port, Dispatcher<Runnable> dispatcher, MainVerticle verticle) {
        this.port = port;
        this.dispatcher = dispatcher;
        this.verticle = verticle;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Has it look at the display's size and title anew. */
    public void inform() {
        dispatcher.send(verticle::inform);
    }
}
