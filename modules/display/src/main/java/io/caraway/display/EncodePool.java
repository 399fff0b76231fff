package io.caraway.display;

/** Runs jobs somewhere else than on the display's thread: pure computing on immutable input, in any order. */
interface EncodePool {
    /** Runs {@code job}, and then {@code done} on the display's thread, never inside this call. */
    void run(Runnable job, Runnable done);
}
