package io.caraway.server;

import io.caraway.protocol.spice.Ticket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a SPICE server is to listen.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param ticket the password that viewers need, or null when they need none
 */
public record SpiceServerOptions(
        String host, int port, @Nullable String ticket) {
    private static final int PORT_MAX = 65_535;

    /** Checks port and password. */
    public SpiceServerOptions {
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0.." + PORT_MAX + ")");
        }
        if (ticket != null && ticket.getBytes(StandardCharsets.UTF_8).length > Ticket.PASSWORD_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "ticket: longer than the " + Ticket.PASSWORD_BYTES_MAX + " bytes that SPICE allows");
        }
    }

    @Override
    public String toString() {
        return "SpiceServerOptions[" + host + ":" + port + (ticket == null ? "" : ", ticket") + "]";
    }
}
