package io.caraway.source.spice;

import io.caraway.protocol.spice.DisplayMessage;
import org.jspecify.annotations.Nullable;

/**
 * Which SPICE server to show.
 *
 * @param endpoint where it listens
 * @param password what it is told; null if there is none
 * @param images how it is asked to compress images. {@link DisplayMessage.Compression#AUTO_LZ} makes each of them one that any
 *     viewer reads by itself, so that it goes on as it is; one of GLZ refers to others, and has to be encoded anew
 * @param retakes whether a desktop that another viewer has taken is taken back after a while
 * @param title in place of the desktop's own; empty: that is shown
 */
public record SpiceSourceOptions(
        SpiceEndpoint endpoint,
        @Nullable String password,
        DisplayMessage.Compression images,
        boolean retakes,
        String title) {
    /** Checks the length of the password. */
    public SpiceSourceOptions {
        SpiceChannelOptions.of(endpoint, password);
    }

    /** A desktop with its own title, that is left to whoever takes it. */
    public SpiceSourceOptions(SpiceEndpoint endpoint, @Nullable String password, DisplayMessage.Compression images) {
        this(endpoint, password, images, false, "");
    }

    /** The same, at another place. */
    SpiceSourceOptions at(SpiceEndpoint other) {
        return new SpiceSourceOptions(other, password, images, retakes, title);
    }

    /** How each of its channels is opened. */
    SpiceChannelOptions channel() {
        return SpiceChannelOptions.of(endpoint, password);
    }

    /** The name of the server for logs and messages: its URI, without a password. */
    public String uri() {
        return channel().uri();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return uri();
    }
}
