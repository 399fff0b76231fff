package io.caraway.source.spice;

import org.jspecify.annotations.Nullable;

/**
 * Which SPICE server to show.
 *
 * @param host its address
 * @param port its port, 1..65535
 * @param password what it is told; null if there is none
 */
public record SpiceSourceOptions(
        String host, int port, @Nullable String password) {
    /** Checks the port and the length of the password. */
    public SpiceSourceOptions {
        SpiceChannelOptions.of(host, port, password);
    }

    /** How each of its channels is opened. */
    SpiceChannelOptions channel() {
        return SpiceChannelOptions.of(host, port, password);
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
