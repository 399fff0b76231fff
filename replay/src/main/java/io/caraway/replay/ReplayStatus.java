package io.caraway.replay;

/**
 * How a replay is doing.
 *
 * @param positionNanos the moment of the recording that is shown
 * @param durationNanos how long the recording is by now
 * @param paused whether it stands still
 * @param ended whether it has come to the end
 * @param live whether it shows all there is of a recording that is still being made
 * @param speed times as fast as it was recorded
 */
public record ReplayStatus(
        long positionNanos, long durationNanos, boolean paused, boolean ended, boolean live, double speed) {}
