package io.caraway.server.link;

import io.caraway.protocol.spice.Ticket;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
    private final Promise<Void> idle = Promise.promise();
    private int underWay;
    private boolean closed;

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

    /** Makes no more keys; completes when none is in the making. */
    public Future<Void> close() {
        closed = true;
        if (underWay == 0) {
            idle.tryComplete();
        }
        return idle.future();
    }

    private void makeAhead() {
        while (ready.size() + underWay < AHEAD && !closed) {
            make().onSuccess(ready::add);
        }
    }

    private Future<KeyPair> make() {
        underWay++;
        return vertx.executeBlocking(Ticket::newKey, false).onComplete(made -> {
            underWay--;
            if (closed && underWay == 0) {
                idle.tryComplete();
            }
        });
    }
}
