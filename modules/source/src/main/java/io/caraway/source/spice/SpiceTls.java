package io.caraway.source.spice;

import io.caraway.protocol.spice.ChannelType;
import java.util.Set;

/**
 * How a SPICE server is reached by TLS.
 *
 * @param port its TLS port, 1..65535
 * @param trust which certificates are taken
 * @param channels those that go by TLS although there is a port without it
 */
public record SpiceTls(int port, TlsTrust trust, Set<ChannelType> channels) {
    /** Checks the port, and copies the set. */
    public SpiceTls {
        SpiceEndpoint.checkPort("TLS port", port);
        channels = Set.copyOf(channels);
    }
}
