package io.caraway.recording;

/**
 * Where a {@link RecordingReader} has been put.
 *
 * @param segment from whose keyframes it reads on
 * @param timeNanos up to which batches have to be applied, at once, to have what was looked for: the time that was asked
 *     for, or that of the first keyframe if it is later
 */
public record Seek(SegmentPlace segment, long timeNanos) {}
