package io.caraway.recorder;

import io.caraway.channel.DisplayWatcher;
import io.caraway.channel.WatchedDisplay;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A display that notes what its watcher asks of it. */
final class FakeDisplay implements WatchedDisplay {
    private static final int WAIT_SECONDS = 20;

    private volatile @Nullable DisplayWatcher watcher;
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

    /** Who watches. */
    DisplayWatcher watcher() {
        DisplayWatcher present = watcher;
        if (present == null) {
            throw new AssertionError("nobody watches");
        }
        return present;
    }

    /** The next call, in words. */
    String call() throws InterruptedException {
        String call = calls.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("no call for " + WAIT_SECONDS + " s");
        }
        return call;
    }

    /** Bytes given back in the next calls, at least so many. */
    long givenBack(long least) throws InterruptedException {
        long bytes = 0;
        while (bytes < least) {
            String call = call();
            if (!call.startsWith("handled ")) {
                throw new AssertionError(call + " (expected: handled, " + bytes + " bytes so far)");
            }
            bytes += Long.parseLong(call.substring("handled ".length()));
        }
        return bytes;
    }

    @Override
    public void watch(DisplayWatcher watcher) {
        this.watcher = watcher;
        calls.add("watch");
    }

    @Override
    public void unwatch(DisplayWatcher watcher, Runnable done) {
        calls.add("unwatch");
        done.run();
    }

    @Override
    public void askPresent(DisplayWatcher watcher) {
        calls.add("askPresent");
    }

    @Override
    public void handled(DisplayWatcher watcher, long bytes) {
        calls.add("handled " + bytes);
    }
}
