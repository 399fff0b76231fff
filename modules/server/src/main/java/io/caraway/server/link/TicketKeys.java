package io.caraway.server.link;

import io.caraway.protocol.spice.Ticket;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.KeyPair;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The keys that tickets are encrypted with. Owned by main.
 *
 * <p>With a password each link has a key of its own, so that a ticket which somebody recorded is of no use later; a few are
 * made ahead, for each takes tens of milliseconds. Without a password tickets mean nothing, and one key serves all.
 *
 * <p>When more links wait than keys can be made for, the last to come is served first: served in the order in which they
 * came, all would wait until their time is up, and nobody would get in. As many wait as there are {@link LinkPlaces}.
 */
public final class TicketKeys {
    private static final int AHEAD = 8;

    /** Keys in the making at one time; more would only keep the workers from looking at tickets. */
    private static final int MAKING_MAX = 4;

    private final Vertx vertx;
    private final boolean reuse;
    private final Deque<KeyPair> ready = new ArrayDeque<>();
    private final Deque<Consumer<KeyPair>> waiting = new ArrayDeque<>();
    private final Promise<Void> idle = Promise.promise();
    private int underWay;
    private boolean closed;

    /** Keys for links; {@code reuse} when there is no password. */
    public TicketKeys(Vertx vertx, boolean reuse) {
        this.vertx = vertx;
        this.reuse = reuse;
    }

    /** Makes the first key; to be completed before any is taken. */
    public Future<?> prepare() {
        return make();
    }

    /** Gives {@code taker} a key, at once or later, unless it is told to {@link #forget} it. */
    void take(Consumer<KeyPair> taker) {
        KeyPair key = reuse ? ready.peekFirst() : ready.pollFirst();
        if (key == null) {
            waiting.addFirst(taker);
        } else {
            taker.accept(key);
        }
        makeAhead();
    }

    /** Gives {@code taker} no key any more. */
    void forget(Consumer<KeyPair> taker) {
        waiting.remove(taker);
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
        while (!closed && !reuse && underWay < MAKING_MAX && ready.size() + underWay < AHEAD + waiting.size()) {
            make();
        }
    }

    private Future<KeyPair> make() {
        underWay++;
        return vertx.executeBlocking(Ticket::newKey, false)
                .onSuccess(this::made)
                .onComplete(made -> {
                    underWay--;
                    makeAhead();
                    if (closed && underWay == 0) {
                        idle.tryComplete();
                    }
                });
    }

    private void made(KeyPair key) {
        Consumer<KeyPair> next = waiting.pollFirst();
        if (next == null) {
            ready.addLast(key);
        } else {
            next.accept(key);
        }
    }
}
