package io.caraway.app.bench;

import org.jspecify.annotations.Nullable;

/** What one viewer got. Owned by bench. */
final class ViewerFigures {
    private static final long NEVER = -1;

    private final int number;
    private final ViewerGroup group;
    private final long beganNanos;
    private final Comparison.Follower follower;
    private final MessageTally display = new MessageTally();
    private long displayBytes;
    private long drawings;
    private long otherMessages;
    private long firstPictureNanos = NEVER;
    private long lastBytesNanos;
    private long longestSilenceNanos;
    private boolean linked;
    private @Nullable String ending;

    /**
     * A viewer that begins to join now.
     *
     * @param number its own, from 0
     * @param behind where its delays are counted
     */
    ViewerFigures(int number, ViewerGroup group, long nowNanos, LogHistogram behind) {
        this.number = number;
        this.group = group;
        this.beganNanos = nowNanos;
        this.follower = new Comparison.Follower(number, nowNanos, behind);
    }

    /** Its number, from 0. */
    int number() {
        return number;
    }

    /** What it does. */
    ViewerGroup group() {
        return group;
    }

    /** When it began to join. */
    long beganNanos() {
        return beganNanos;
    }

    /** Its part in the comparison of all. */
    Comparison.Follower follower() {
        return follower;
    }

    /** Its display channel is open. */
    void link() {
        linked = true;
    }

    /** Whether its display channel is open, and nothing has ended. */
    boolean isConnected() {
        return linked && ending == null;
    }

    /** A message came on its display channel. */
    void displayMessage(int type, int bodyBytes, boolean draws) {
        display.add(type, bodyBytes);
        if (draws) {
            drawings++;
        }
    }

    /** Bytes came on its display channel: so many since it was opened. */
    void displayBytes(long total, long nowNanos) {
        displayBytes = total;
        silenceUntil(nowNanos);
        lastBytesNanos = nowNanos;
    }

    /** A message came on another channel. */
    void otherMessage() {
        otherMessages++;
    }

    /** Its desktop is complete: only the first time counts. */
    void picture(long nowNanos) {
        if (!hasPicture()) {
            firstPictureNanos = nowNanos;
            lastBytesNanos = nowNanos;
        }
    }

    /** Whether it has had a complete desktop. */
    boolean hasPicture() {
        return firstPictureNanos != NEVER;
    }

    /** From when it began to join to its first picture. Only if it has one. */
    long firstPictureAfterNanos() {
        return firstPictureNanos - beganNanos;
    }

    /** It is over, not by its own will; only the first reason counts. */
    void end(String reason, long nowNanos) {
        if (ending == null) {
            silenceUntil(nowNanos);
            ending = reason;
        }
    }

    /** Why it is over, or null. */
    @Nullable
    String ending() {
        return ending;
    }

    /** The run is over: a silence that lasts until now counts, unless the viewer has ended before. */
    void finish(long nowNanos) {
        if (ending == null) {
            silenceUntil(nowNanos);
        }
    }

    /** What came on its display channel, by number; not what the channel answers by itself. */
    MessageTally display() {
        return display;
    }

    /** Bytes that came on its display channel. */
    long displayBytes() {
        return displayBytes;
    }

    /** Messages that draw. */
    long drawings() {
        return drawings;
    }

    /** Messages of its main and cursor channels. */
    long otherMessages() {
        return otherMessages;
    }

    /** The longest time after its first picture in which no byte came on its display channel. */
    long longestSilenceNanos() {
        return longestSilenceNanos;
    }

    private void silenceUntil(long nowNanos) {
        if (hasPicture()) {
            longestSilenceNanos = Math.max(longestSilenceNanos, nowNanos - lastBytesNanos);
        }
    }
}
