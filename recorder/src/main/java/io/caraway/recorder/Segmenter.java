package io.caraway.recorder;

import io.caraway.drawing.EventBatch;
import java.util.concurrent.TimeUnit;

/**
 * Decides when a new segment begins: when the cost of its keyframe is small beside what has been recorded since the last
 * one, when drawing what has been recorded since takes so long that who seeks there would wait for it, or when the keyframe is
 * long ago. Owned by recorder.
 */
final class Segmenter {
    /** A keyframe may make up this part of a segment, at most. */
    private static final long KEYFRAME_SHARE = 8;

    /** A keyframe that spares who seeks from waiting may make up this part of it. */
    private static final long COSTLY_KEYFRAME_SHARE = 2;

    /** Segments are not shorter than this, however small their keyframe. */
    private static final long SEGMENT_BYTES_MIN = 4L << 20;

    private static final long SEGMENT_NANOS_MAX = TimeUnit.SECONDS.toNanos(60);

    /** From this on it is worth a keyframe to draw no more of a segment at once. */
    private static final long DRAWING_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(25);

    /** From this on it is worth any keyframe. */
    private static final long DRAWING_NANOS_FAR = TimeUnit.MILLISECONDS.toNanos(50);

    /** However much is drawn, keyframes that share nothing with it are no more frequent than this. */
    private static final long COSTLY_NANOS_MIN = TimeUnit.SECONDS.toNanos(1);

    private long startBytes;
    private long startNanos;
    private long keyframeBytes;
    private final DrawingCost drawing = new DrawingCost();
    private boolean asked;

    /** A keyframe was written. */
    void began(long timeNanos, long bytes, long sizeAfter) {
        startNanos = timeNanos;
        startBytes = sizeAfter;
        keyframeBytes = bytes;
        drawing.clear();
        asked = false;
    }

    /** A batch was written. */
    void drawn(EventBatch batch) {
        drawing.add(batch);
    }

    /** Whether to ask for a keyframe now; true once per segment. */
    boolean isDue(long timeNanos, long size) {
        long bytes = size - startBytes;
        long nanos = timeNanos - startNanos;
        boolean isRepaid = bytes > Math.max(SEGMENT_BYTES_MIN, KEYFRAME_SHARE * keyframeBytes);
        boolean isPaid = drawing.nanos() > DRAWING_NANOS_MAX && bytes > COSTLY_KEYFRAME_SHARE * keyframeBytes;
        boolean isFar = drawing.nanos() > DRAWING_NANOS_FAR && nanos > COSTLY_NANOS_MIN;
        boolean due = !asked && (isRepaid || isPaid || isFar || nanos > SEGMENT_NANOS_MAX);
        asked |= due;
        return due;
    }
}
