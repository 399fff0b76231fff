package io.caraway.recording;

/**
 * A part of a recording that cannot be played, since something in it is damaged.
 *
 * @param fromNanos time of the last record before it
 * @param toNanos time of the keyframe with which playing goes on
 * @param fromOffset where the damage begins in the file
 * @param toOffset where playing goes on in the file
 * @param drawn whether something that was drawn may be lost; not, if an index or a digest alone is damaged
 * @param reason what is wrong, in words
 */
public record Loss(long fromNanos, long toNanos, long fromOffset, long toOffset, boolean drawn, String reason) {}
