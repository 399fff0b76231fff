package io.caraway.recording;

/**
 * Where a segment begins. From here the recording can be played without anything before.
 *
 * @param number from 0
 * @param offset of its first record in the file
 * @param timeNanos when it begins, since the start of the recording
 * @param wallMillis wall clock then, milliseconds since 1970 UTC
 */
public record SegmentPlace(long number, long offset, long timeNanos, long wallMillis) {}
