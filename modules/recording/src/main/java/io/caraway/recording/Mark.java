package io.caraway.recording;

/**
 * A moment of a recording that somebody has marked.
 *
 * @param timeNanos when, since the start of the recording
 * @param display on which display
 * @param text what it is called
 */
public record Mark(long timeNanos, int display, String text) {}
