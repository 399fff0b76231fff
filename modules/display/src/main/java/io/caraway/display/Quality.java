package io.caraway.display;

import io.caraway.channel.FlightWindow;
import java.util.concurrent.TimeUnit;

/**
 * Which {@link Rung} a viewer stands on. Owned by display.
 *
 * <p>It goes down when the viewer falls behind, to what its line was seen to carry; it goes up by one rung each time the viewer has
 * kept up for {@link #KEPT_UP_SECONDS}.
 */
final class Quality {
    private static final long KEPT_UP_SECONDS = 10;

    private Rung rung = Rung.EXACT;
    private long behindNanos;

    Rung rung() {
        return rung;
    }

    /** The viewer has fallen behind, or still is. */
    void behind(FlightWindow flight, long nowNanos) {
        behindNanos = nowNanos;
        long rate = flight.bytesPerSecond();
        if (rate > 0) {
            Rung fitting = Rung.fitting(rate);
            rung = fitting.compareTo(rung) > 0 ? fitting : rung;
        }
    }

    /** Time has passed. */
    void tick(long nowNanos) {
        if (rung != Rung.EXACT && nowNanos - behindNanos > TimeUnit.SECONDS.toNanos(KEPT_UP_SECONDS)) {
            rung = rung.better();
            behindNanos = nowNanos;
        }
    }
}
