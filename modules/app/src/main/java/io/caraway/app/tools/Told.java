package io.caraway.app.tools;

import io.caraway.app.StatusLine;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells how far something is and how long it will take yet, as often as the status line likes. Belongs to whoever does the work. */
final class Told {
    /** Steps between two looks at the clock. */
    private static final int LOOK_STEPS = 64;

    private static final int PERCENT = 100;

    /** Before so much is done nothing is said of how long the rest will take. */
    private static final double GUESS_SHARE_MIN = 0.01;

    private final StatusLine status;
    private final String doing;
    private final long startNanos = System.nanoTime();
    private long steps;
    private long toldNanos = startNanos;

    /** Work that begins now; the word says what is done to the recording. */
    Told(String doing) {
        this.status = new StatusLine(System.err, StatusLine.isTerminal());
        this.doing = doing;
    }

    /** One more step was done, and so much of the whole. */
    void step(long done, long whole) {
        steps++;
        if (steps % LOOK_STEPS != 0) {
            return;
        }
        long now = System.nanoTime();
        if (now - toldNanos > TimeUnit.SECONDS.toNanos(status.seconds())) {
            toldNanos = now;
            status.tell(line(doing, whole > 0 ? Math.min(1, (double) done / whole) : 0, now - startNanos));
        }
    }

    /** The work is over. */
    void end() {
        status.end();
    }

    /** What is told when that share is done after so long. */
    static String line(String doing, double share, long nanos) {
        String done = String.format(Locale.ROOT, "%3.0f %%  %s", PERCENT * share, doing);
        if (share < GUESS_SHARE_MIN) {
            return done;
        }
        long left = Math.round(nanos / share * (1 - share));
        return done + ", " + Moment.rough(left) + " left";
    }
}
