package io.caraway.channel;

/**
 * The one thread that may touch certain objects: an event loop, or a worker with a pool of its own of one thread.
 *
 * <p>A handler may run on a duplicated Vert.x context of the same thread, so threads are compared and never contexts.
 */
public final class Owner {
    private final Thread thread;

    private Owner(Thread thread) {
        this.thread = thread;
    }

    /** The thread that calls this. */
    public static Owner here() {
        return new Owner(Thread.currentThread());
    }

    /** Fails when another thread than the owner's calls it. */
    public void check() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException(
                    "thread: " + Thread.currentThread().getName() + " (expected: " + thread.getName() + ")");
        }
    }
}
