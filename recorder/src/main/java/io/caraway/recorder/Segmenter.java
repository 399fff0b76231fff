package io.caraway.recorder;

import java.util.concurrent.TimeUnit;

/**
 * Decides when a new segment begins: when the cost of its keyframe is small beside what has been recorded since the last
 * one, or when that is long ago. Owned by recorder.
 */
final class Segmenter {
    /** A keyframe may make up this part of a segment, at most. */
    private static final long KEYFRAME_SHARE = 8;

    /** Segments are not shorter than this, however small their keyframe. */
    private static final long SEGMENT_BYTES_MIN = 4L << 20;

    private static final long SEGMENT_NANOS_MAX = TimeUnit.SECONDS.toNanos(60);

    private long startBytes;
    private long startNanos;
    private long keyframeBytes;
    private boolean asked;

    /** A keyframe was written. */
    void began(long timeNanos, long bytes, long sizeAfter) {
        startNanos = timeNanos;
        startBytes = sizeAfter;
        keyframeBytes = bytes;
        asked = false;
    }

    /** Whether to ask for a keyframe now; true once per segment. */
    boolean isDue(long timeNanos, long size) {
        long limit = Math.max(SEGMENT_BYTES_MIN, KEYFRAME_SHARE * keyframeBytes);
        boolean due = !asked && (size - startBytes > limit || timeNanos - startNanos > SEGMENT_NANOS_MAX);
        asked |= due;
        return due;
    }
}
