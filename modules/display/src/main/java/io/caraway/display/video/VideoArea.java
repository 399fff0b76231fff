package io.caraway.display.video;

import io.caraway.raster.Rect;

/**
 * A place of the desktop where video plays. Compared by identity.
 *
 * <p>Owned by display.
 */
public final class VideoArea {
    private final int id;
    private final Rect box;
    private long lastNanos;

    VideoArea(int id, Rect box, long nowNanos) {
        this.id = id;
        this.box = box;
        this.lastNanos = nowNanos;
    }

    /** Its number, 0..63; that of no other area at the same time ("SPICE protocol, streams"). */
    public int id() {
        return id;
    }

    /** The pixels of a frame. */
    public Rect box() {
        return box;
    }

    /** When a frame was drawn last. */
    long lastNanos() {
        return lastNanos;
    }

    void drawn(long nowNanos) {
        lastNanos = nowNanos;
    }
}
