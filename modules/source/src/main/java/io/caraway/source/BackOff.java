package io.caraway.source;

/** How long to wait before the next attempt: twice as long each time, up to a limit. Owned by source. */
public final class BackOff {
    private static final long FIRST_MILLIS = 250;
    private static final long LAST_MILLIS = 15_000;

    private long nextMillis = FIRST_MILLIS;

    /** The time to wait now. */
    public long next() {
        long millis = nextMillis;
        nextMillis = Math.min(2 * nextMillis, LAST_MILLIS);
        return millis;
    }

    /** It has worked: begin anew. */
    public void reset() {
        nextMillis = FIRST_MILLIS;
    }
}
