package io.caraway.app.tools;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Ends another program when this one is ended by a signal, so that it writes to no file any more. Any thread. */
final class ProcessEnd implements AutoCloseable {
    private final AtomicReference<@Nullable Process> process = new AtomicReference<>();
    private final Thread hook = new Thread(this::end, "export-end");

    /** Nothing to end yet. */
    ProcessEnd() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** This one is ended. */
    void when(Process started) {
        process.set(started);
    }

    /** The other program has ended. Does not return if that is because this one is ending: a signal is no failure to tell of. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            await(Thread.currentThread());
        }
    }

    private void end() {
        Process running = process.get();
        if (running == null) {
            return;
        }
        try {
            running.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
        }
    }
}
