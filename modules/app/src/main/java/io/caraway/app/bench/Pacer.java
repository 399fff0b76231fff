package io.caraway.app.bench;

import java.util.concurrent.TimeUnit;

/** How long a viewer that reads at a fixed rate must wait after what it has read. Owned by bench. */
final class Pacer {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long bytesPerSecond;
    private long paidUntil = Long.MIN_VALUE;

    /** A pacer of at least 1 byte per second. */
    Pacer(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /**
     * Takes note of bytes that were read.
     *
     * @return nanoseconds to wait before more is read; time that was not used is not saved up
     */
    long waitNanos(long bytes, long nowNanos) {
        paidUntil = Math.max(paidUntil, nowNanos) + (long) (bytes * (double) SECOND_NANOS / bytesPerSecond);
        return paidUntil - nowNanos;
    }
}
