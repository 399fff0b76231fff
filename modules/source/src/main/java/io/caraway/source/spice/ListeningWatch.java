package io.caraway.source.spice;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Finds out whether the process that closed a session still listens. Owned by source; used once. */
final class ListeningWatch {
    /*
     * Idea: a process takes its connections along when it ends, and a relay closes those to a server that is not there. So a
     * connection that nothing is sent on, and that stays open, says that the process lives. It is replaced by a new one
     * every so often, before any server can find that it has waited too long for a link; the new one is made before the old
     * one is closed, so that no restart falls in between. When one is closed that had been open for long, the server may
     * still have found just that: the next one, made at once, tells. Who listens again takes longer than this to come back.
     *
     * Cost: one connection, and for a moment a second one.
     */
    private static final int CONNECT_MILLIS = 3000;

    private final Vertx vertx;
    private final SocketAddress address;
    private final Patience patience;
    private final Runnable onThere;
    private final Runnable onGone;
    private final NetClient client;
    private @Nullable NetSocket held;
    private boolean steady;
    private boolean connecting;
    private boolean told;
    private boolean over;

    /**
     * A watch that has not begun.
     *
     * @param onThere told once, when the server turns out to listen
     * @param onGone told once, when it does not or no longer; nothing is told afterwards
     */
    ListeningWatch(Vertx vertx, SocketAddress address, Patience patience, Runnable onThere, Runnable onGone) {
        this.vertx = vertx;
        this.address = address;
        this.patience = patience;
        this.onThere = onThere;
        this.onGone = onGone;
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_MILLIS));
    }

    /** Looks for the first time, at once. */
    void look() {
        if (over || connecting) {
            return;
        }
        connecting = true;
        client.connect(address).onSuccess(this::connected).onFailure(failure -> gone());
    }

    /** Ends it; nothing is told any more. */
    void stop() {
        if (!over) {
            over = true;
            NetSocket present = held;
            held = null;
            if (present != null) {
                present.close();
            }
            client.close();
        }
    }

    private void connected(NetSocket socket) {
        connecting = false;
        if (over) {
            socket.close();
            return;
        }
        NetSocket before = held;
        held = socket;
        steady = false;
        if (before != null) {
            before.close();
        }
        socket.exceptionHandler(fault -> closed(socket));
        socket.closeHandler(nothing -> closed(socket));
        socket.handler(ignored -> {});
        vertx.setTimer(patience.lookMillis(), id -> stayed(socket));
        vertx.setTimer(patience.watchMillis(), id -> {
            if (held == socket) {
                look();
            }
        });
    }

    private void stayed(NetSocket socket) {
        if (held != socket) {
            return;
        }
        steady = true;
        if (!told) {
            told = true;
            onThere.run();
        }
    }

    private void closed(NetSocket socket) {
        if (held != socket) {
            return;
        }
        held = null;
        if (steady) {
            look();
        } else {
            gone();
        }
    }

    private void gone() {
        if (!over) {
            stop();
            onGone.run();
        }
    }
}
