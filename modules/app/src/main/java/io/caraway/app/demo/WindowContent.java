package io.caraway.app.demo;

import io.caraway.raster.Rect;

/** What a window shows inside its frame. */
interface WindowContent {
    /** Its pixels; the same sheet each time. */
    Sheet sheet();

    /** Brings the sheet to a moment, in nanoseconds since the start, and tells each change right after making it. */
    void tick(long elapsedNanos, Changes changes);

    /** Is told how the sheet changed. */
    interface Changes {
        /** Pixels of this area are new. */
        void drawn(Rect area);

        /** The pixels of this area went up by some rows, and those rows at its bottom are new. */
        void scrolledUp(Rect area, int rows);
    }
}
