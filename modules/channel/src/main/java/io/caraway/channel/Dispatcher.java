package io.caraway.channel;

import io.vertx.core.Context;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to an owner: whatever is sent is handled on the owner's thread, one message after the other, in the order in
 * which each sender sent. Nobody waits.
 *
 * <p>Anybody may send. The queue itself has no limit; each sender has one: a source and a recorder count what is not yet
 * handled, and a viewer's socket is not read while what it last brought waits.
 *
 * @param <M> immutable messages; what has been sent is not touched again by the sender
 */
public final class Dispatcher<M> {
    /*
     * Idea: messages lie in a queue; the first one put into an empty queue schedules a turn on the owner's context. A turn
     * handles up to TURN_MESSAGES, then tells the owner that the turn is over (who then writes to each viewer once, however
     * many messages there were), and schedules the next turn if something is left.
     *
     * Invariant: the queue is empty, or holds only what may wait, or a turn is scheduled or running, or the owner is gone: then
     * nobody will ever look, and what is sent is dropped.
     */
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int TURN_MESSAGES = 256;

    private final Context context;
    private final Consumer<? super M> handler;
    private final Runnable afterTurn;
    private final Queue<M> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /** A way to the thread of {@code context}; after each turn {@code afterTurn} is called there. */
    public Dispatcher(Context context, Consumer<? super M> handler, Runnable afterTurn) {
        this.context = context;
        this.handler = handler;
        this.afterTurn = afterTurn;
    }

    /** A way to the thread of {@code context}. */
    public Dispatcher(Context context, Consumer<? super M> handler) {
        this(context, handler, () -> {});
    }

    /** Sends a message. May be called from any thread. */
    public void send(M message) {
        queue.add(message);
        schedule();
    }

    /**
     * Sends a message that may wait for the next one that may not, or for {@link #hurry}: nobody is woken for it. May be called
     * from any thread; messages keep their order.
     */
    public void sendIdly(M message) {
        queue.add(message);
    }

    /** Has what waits be handled. May be called from any thread. */
    public void hurry() {
        if (!queue.isEmpty()) {
            schedule();
        }
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                context.runOnContext(ignored -> turn());
            } catch (RejectedExecutionException e) {
                LOG.debug("event=owner-gone dropped={}", queue.size());
                queue.clear();
            }
        }
    }

    private void turn() {
        try {
            for (int i = 0; i < TURN_MESSAGES; i++) {
                M message = queue.poll();
                if (message == null) {
                    break;
                }
                guard(() -> handler.accept(message));
            }
            guard(afterTurn);
        } finally {
            scheduled.set(false);
            if (!queue.isEmpty()) {
                schedule();
            }
        }
    }

    /** Runs a step of ours; a fault in it is ours as well: it is told loudly, and the other messages are still handled. */
    private static void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("event=fault thread={}", Thread.currentThread().getName(), e);
        }
    }
}
