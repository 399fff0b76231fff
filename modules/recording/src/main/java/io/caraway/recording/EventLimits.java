package io.caraway.recording;

import io.caraway.raster.Surface;

/** How much one record may hold, whatever its length. */
final class EventLimits {
    /** Most events of one record. */
    static final int EVENTS_MAX = 1 << 20;

    /** Most pixels of one image: as many as a surface has. Only the product counts, a single line may be as long. */
    static final long IMAGE_PIXELS_MAX = Surface.AREA_MAX;

    /** Most pixels of all images of a record, so that a few bytes cannot ask for all the memory there is: 1 GiB of them. */
    static final long RECORD_PIXELS_MAX = 4 * IMAGE_PIXELS_MAX;

    private EventLimits() {}
}
