package io.caraway.app.demo;

import io.caraway.raster.Rect;
import java.util.concurrent.TimeUnit;

/**
 * A way over the desktop: straight, turning round at the edges of an area.
 *
 * @param area where the upper left corner may be
 * @param startX its column at the start
 * @param startY its row at the start
 * @param speedX columns a second, at least 0
 * @param speedY rows a second, at least 0
 */
record Drift(Rect area, int startX, int startY, int speedX, int speedY) {
    /** The column at a moment. */
    int x(long elapsedNanos) {
        return bounce(area.left(), area.width(), startX, speedX, elapsedNanos);
    }

    /** The row at a moment. */
    int y(long elapsedNanos) {
        return bounce(area.top(), area.height(), startY, speedY, elapsedNanos);
    }

    private static int bounce(int low, int length, int start, int speed, long elapsedNanos) {
        long way = start
                - low
                + Math.multiplyExact(TimeUnit.NANOSECONDS.toMillis(elapsedNanos), (long) speed)
                        / TimeUnit.SECONDS.toMillis(1);
        int phase = (int) Math.floorMod(way, 2L * length);
        return low + (phase < length ? phase : 2 * length - phase);
    }
}
