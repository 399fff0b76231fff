package io.caraway.server.link;

import io.caraway.protocol.spice.Ticket;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.KeyPair;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The keys that tickets are encrypted with. Owned by main.
 *
 * <p>With a password each link has a key of its own, so that a ticket which somebody recorded is of no use later; a few are
 * made ahead, for each takes tens of milliseconds. Without a password tickets mean nothing, and one key serves all.
 */
public final class TicketKeys {
    private static final int AHEAD = 8;

    private final Vertx vertx;
    private final boolean reuse;
    private final Deque<KeyPair> ready = new ArrayDeque<>();
    private int underWay;

    /** Keys for links; {@code reuse} when there is no password. */
    public TicketKeys(Vertx vertx, boolean reuse) {
        this.vertx = vertx;
        this.reuse = reuse;
    }

    /** Makes the first key. */
    public Future<?> prepare() {
        return make().onSuccess(ready::add);
    }

    /** A key for a link. */
    public Future<KeyPair> take() {
        KeyPair key = reuse ? ready.peek() : ready.poll();
        if (!reuse) {
            makeAhead();
        }
        return key == null ? make() : Future.succeededFuture(key);
    }

    private void makeAhead() {
        while (ready.size() + underWay < AHEAD) {
            underWay++;
            make().onSuccess(ready::add).onComplete(made -> underWay--);
        }
    }

    private Future<KeyPair> make() {
        return vertx.executeBlocking(Ticket::newKey, false);
    }
}
