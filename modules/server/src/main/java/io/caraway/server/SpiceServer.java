package io.caraway.server;

import io.caraway.channel.Dispatcher;
import io.caraway.display.DisplayInfo;

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

    /** Tells it that the display's size or title changed. */
    public void inform(DisplayInfo info) {
        dispatcher.send(() -> verticle.inform(info));
    }
}
