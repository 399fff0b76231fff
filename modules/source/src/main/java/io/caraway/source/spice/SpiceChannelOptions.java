package io.caraway.source.spice;

import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.Ticket;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a SPICE server, and how to behave as its viewer.
 *
 * @param endpoint where it listens
 * @param password what it is told; null: an empty one, as a server that asks for none is told
 * @param acknowledges whether messages are acknowledged as the server asks for it; it stops sending if they are not
 * @param receiveBufferBytes size of the socket's receive buffer; 0: the system's
 * @param linkTimeoutMillis how long the server may take to accept, and from there to let us in
 */
public record SpiceChannelOptions(
        SpiceEndpoint endpoint,
        @Nullable String password,
        boolean acknowledges,
        int receiveBufferBytes,
        long linkTimeoutMillis) {
    /** {@link #linkTimeoutMillis} if nothing else is said: a server under load makes a key for each channel. */
    public static final long LINK_TIMEOUT_MILLIS = 10_000;

    /** Checks the numbers and the length of the password. */
    public SpiceChannelOptions {
        if (receiveBufferBytes < 0) {
            throw new IllegalArgumentException("receive buffer: " + receiveBufferBytes + " (expected: 0 or more)");
        }
        if (linkTimeoutMillis < 1 || linkTimeoutMillis > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("link timeout: " + linkTimeoutMillis + " (expected: 1 or more)");
        }
        if (password != null && password.getBytes(StandardCharsets.UTF_8).length > Ticket.PASSWORD_BYTES_MAX) {
            throw new IllegalArgumentException("password: longer than " + Ticket.PASSWORD_BYTES_MAX + " bytes");
        }
    }

    /** A viewer that acknowledges, with the system's buffers. */
    public static SpiceChannelOptions of(SpiceEndpoint endpoint, @Nullable String password) {
        return new SpiceChannelOptions(endpoint, password, true, 0, LINK_TIMEOUT_MILLIS);
    }

    /** Where a session begins. */
    SocketAddress mainAddress() {
        return endpoint.address(endpoint.beginsWithTls(ChannelType.MAIN));
    }

    /** The name of the server for logs and messages: its URI, without a password. */
    public String uri() {
        return endpoint.uri();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return uri();
    }
}
