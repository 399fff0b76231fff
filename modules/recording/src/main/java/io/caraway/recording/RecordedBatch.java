package io.caraway.recording;

import io.caraway.drawing.EventBatch;

/**
 * Events that were recorded together.
 *
 * <p>A keyframe makes the whole state from nothing. Whoever has applied everything before it has that state already and may
 * pass over it; {@link RecordingReader#isAfterGap} tells when that is not so.
 *
 * @param timeNanos when, since the start of the recording; never below that of the batch before
 * @param keyframe whether the events make the whole state from nothing
 * @param batch the events
 */
public record RecordedBatch(long timeNanos, boolean keyframe, EventBatch batch) {}
