package io.caraway.drawing;

import io.caraway.raster.Rect;

/**
 * A monitor: the part of a surface that one screen shows.
 *
 * @param id number of the monitor, from 0
 * @param surfaceId the surface it shows
 * @param area the part of it; not empty
 */
public record Head(int id, int surfaceId, Rect area) {
    /** Largest number of monitors of a display. */
    public static final int COUNT_MAX = 16;

    /** Checks ids and area. */
    public Head {
        DisplayEvent.checkSurfaceId(surfaceId);
        Drawable.checkCoordinate(area.left());
        Drawable.checkCoordinate(area.top());
        Drawable.checkCoordinate(area.right());
        Drawable.checkCoordinate(area.bottom());
        if (id < 0 || id >= COUNT_MAX || area.isEmpty()) {
            throw new IllegalArgumentException("monitor: " + id + " of " + area);
        }
    }
}
