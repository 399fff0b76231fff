package io.caraway.source.spice;

/**
 * How long a source waits where the server closed its session.
 *
 * @param lookMillis a server that has kept a connection so long is there
 * @param watchMillis how often it is looked whether it still is
 * @param retakeMillis after how long it is taken back from another viewer, if it is
 */
record Patience(long lookMillis, long watchMillis, long retakeMillis) {
    /** Long enough for a relay to find that there is nobody behind it; short enough for who waits at the picture. */
    private static final long LOOK_MILLIS = 1000;

    private static final long WATCH_MILLIS = 10_000;

    /** Longer than the other viewer needs to see that it is not alone. */
    private static final long RETAKE_MILLIS = 30_000;

    /** What users get. */
    static final Patience USUAL = new Patience(LOOK_MILLIS, WATCH_MILLIS, RETAKE_MILLIS);
}
