package io.caraway.source.spice;

import io.caraway.protocol.spice.ChannelType;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Where a SPICE server listens. Immutable. */
public sealed interface SpiceEndpoint {
    /** The name of the server for logs and messages: its URI. */
    String uri();

    /** How it is reached by TLS; null if it is not. */
    @Nullable
    SpiceTls tls();

    /** Whether a channel goes by TLS from the beginning, before the server asks for it. */
    boolean beginsWithTls(ChannelType type);

    /** Where to connect to, by TLS or without. */
    SocketAddress address(boolean byTls);

    /** A host, without TLS. */
    static SpiceEndpoint of(String host, int port) {
        checkPort("port", port);
        return new Tcp(host, port, null);
    }

    /**
     * A host. If it has both ports, channels begin without TLS, and go by TLS if the server wants that.
     *
     * @param host its name or address, IPv6 without brackets
     * @param port the port without TLS, 1..65535; 0: everything goes by TLS
     * @param tls null: nothing does
     */
    record Tcp(String host, int port, @Nullable SpiceTls tls) implements SpiceEndpoint {
        /** Checks the port. */
        public Tcp {
            if (port != 0 || tls == null) {
                checkPort("port", port);
            }
        }

        @Override
        public String uri() {
            String bracketed = host.contains(":") ? "[" + host + "]" : host;
            if (tls == null) {
                return "spice://" + bracketed + ":" + port;
            }
            return port == 0
                    ? "spice+tls://" + bracketed + ":" + tls.port()
                    : "spice://" + bracketed + ":" + port + "?tls-port=" + tls.port();
        }

        @Override
        public boolean beginsWithTls(ChannelType type) {
            return tls != null && (port == 0 || tls.channels().contains(type));
        }

        @Override
        public SocketAddress address(boolean byTls) {
            return SocketAddress.inetSocketAddress(byTls && tls != null ? tls.port() : port, host);
        }
    }

    /**
     * A socket of this machine.
     *
     * @param path of the socket, from the root on
     */
    record Unix(String path) implements SpiceEndpoint {
        /** Checks the path. */
        public Unix {
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("socket: '" + path + "' (expected: a path that begins with /)");
            }
        }

        @Override
        public String uri() {
            return "spice+unix://" + path;
        }

        @Override
        public @Nullable SpiceTls tls() {
            return null;
        }

        @Override
        public boolean beginsWithTls(ChannelType type) {
            return false;
        }

        @Override
        public SocketAddress address(boolean byTls) {
            return SocketAddress.domainSocketAddress(path);
        }
    }

    /** Refuses what is no port. */
    static void checkPort(String name, int port) {
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException(name + ": " + port + " (expected: 1.." + PORT_MAX + ")");
        }
    }

    /** The last port there is. */
    int PORT_MAX = 65_535;
}
