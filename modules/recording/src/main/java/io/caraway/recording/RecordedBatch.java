package io.caraway.recording;

import io.caraway.drawing.EventBatch;

/**
 * Events that were recorded together.
 *
 * <p>A keyframe makes the whole state of its display from nothing. Whoever has applied everything before it has that state
 * already and may pass over it; {@link RecordingReader#isAfterGap} tells when that is not so.
 *
 * @param timeNanos when, since the start of the recording; never below that of the batch before
 * @param display number of the display, 0..{@link #DISPLAY_MAX}
 * @param keyframe whether the events make the whole state from nothing
 * @param batch the events
 */
public record RecordedBatch(long timeNanos, int display, boolean keyframe, EventBatch batch) implements Entry {
    /** Highest number of a display. */
    public static final int DISPLAY_MAX = 15;

    /** Checks the display. */
    public RecordedBatch {
        checkDisplay(display);
    }

    /** A batch of display 0. */
    public RecordedBatch(long timeNanos, boolean keyframe, EventBatch batch) {
        this(timeNanos, 0, keyframe, batch);
    }

    @Override
    public Type type() {
        return Type.BATCH;
    }

    /** Fails unless that is a number a display can have. */
    static void checkDisplay(int display) {
        if (display < 0 || display > DISPLAY_MAX) {
            throw new IllegalArgumentException("display: " + display + " (expected: 0.." + DISPLAY_MAX + ")");
        }
    }
}
