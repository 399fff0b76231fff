package io.caraway.recorder;

import java.util.concurrent.atomic.AtomicInteger;

/** Runs something once a number of others have said that they are done; at once if there are none. */
final class Countdown {
    private final AtomicInteger left;
    private final Runnable done;

    Countdown(int count, Runnable done) {
        this.left = new AtomicInteger(count);
        this.done = done;
        if (count == 0) {
            done.run();
        }
    }

    /** One of them is done. */
    void one() {
        if (left.decrementAndGet() == 0) {
            done.run();
        }
    }
}
