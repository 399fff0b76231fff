package io.caraway.app.bench;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.source.spice.SpiceChannelOptions;
import io.caraway.source.spice.SpiceEndpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a run is made of.
 *
 * @param endpoint the server
 * @param password what it is told; null if it needs none
 * @param groups the viewers, those first that join first; at least one group, at most {@link #VIEWERS_MAX} viewers
 * @param seconds how long, from when the last viewer has begun to join; 1..{@link #SECONDS_MAX}
 * @param rampMillis time between two viewers that join, 0..{@link #RAMP_MILLIS_MAX}
 * @param churnPerSecond viewers that join besides, and leave soon, 0..{@link #CHURN_MAX}
 * @param seed of what these do
 * @param compression how the server is asked to compress pictures
 * @param video whether viewers say that they take streams
 * @param stamps whether it is kept when each message came
 */
record BenchOptions(
        SpiceEndpoint endpoint,
        @Nullable String password,
        List<ViewerGroup> groups,
        int seconds,
        int rampMillis,
        int churnPerSecond,
        long seed,
        Optional<DisplayMessage.Compression> compression,
        boolean video,
        boolean stamps) {
    /** More need more ports than a machine has for one server. */
    static final int VIEWERS_MAX = 20_000;

    /** A week. */
    static final int SECONDS_MAX = 7 * 24 * 3600;

    /** A minute. */
    static final int RAMP_MILLIS_MAX = 60_000;

    /** One each millisecond. */
    static final int CHURN_MAX = 1000;

    /** The receive buffer of slow viewers: small, so that the server soon notices. */
    static final int SLOW_RECEIVE_BUFFER_BYTES = 64 << 10;

    /** Display: the client takes frames of a size of their own. */
    private static final int DISPLAY_SIZED_STREAM = 0;

    /** Display: the client names the codecs that it reads. */
    private static final int DISPLAY_MULTI_CODEC = 8;

    /** Display: the client reads MJPEG. */
    private static final int DISPLAY_CODEC_MJPEG = 9;

    /** Checks the numbers, and copies the list. */
    BenchOptions {
        groups = List.copyOf(groups);
        require("viewers", groups.stream().mapToLong(ViewerGroup::viewers).sum(), 1, VIEWERS_MAX);
        require("seconds", seconds, 1, SECONDS_MAX);
        require("ramp", rampMillis, 0, RAMP_MILLIS_MAX);
        require("churn", churnPerSecond, 0, CHURN_MAX);
    }

    /** How many viewers stay. */
    int viewers() {
        return groups.stream().mapToInt(ViewerGroup::viewers).sum();
    }

    /** How a viewer opens its display and cursor channels. */
    SpiceChannelOptions channel(Behaviour behaviour) {
        return new SpiceChannelOptions(
                endpoint,
                password,
                behaviour != Behaviour.NO_ACK,
                behaviour == Behaviour.SLOW ? SLOW_RECEIVE_BUFFER_BYTES : 0,
                SpiceChannelOptions.LINK_TIMEOUT_MILLIS);
    }

    /** What viewers say they can do on a display channel. */
    Capabilities displayCapabilities() {
        int[] pictures = {
            Capabilities.DISPLAY_MONITORS_CONFIG,
            Capabilities.DISPLAY_COMPOSITE,
            Capabilities.DISPLAY_A8_SURFACE,
            Capabilities.DISPLAY_LZ4,
            Capabilities.DISPLAY_PREFERRED_COMPRESSION
        };
        int[] streams = {DISPLAY_SIZED_STREAM, DISPLAY_MULTI_CODEC, DISPLAY_CODEC_MJPEG};
        IntStream all = Arrays.stream(pictures);
        return Capabilities.of((video ? IntStream.concat(all, Arrays.stream(streams)) : all).toArray());
    }

    private static void require(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + min + ".." + max + ")");
        }
    }
}
