package io.caraway.app;

import io.caraway.source.spice.SpiceEndpoint;
import io.caraway.source.spice.SpiceTls;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a SPICE server is: {@code spice://[[USER]:PASSWORD@]HOST:PORT}, {@code spice+tls://HOST:PORT}, or as remote-viewer
 * writes it, {@code spice://HOST?port=PORT&tls-port=PORT}; or {@code spice+unix:///PATH}. The user means nothing to a SPICE
 * server.
 *
 * @param host name or address, IPv6 without brackets; empty if it is a socket
 * @param port without TLS, 1..65535; 0: there is none
 * @param tlsPort 1..65535; 0: there is none
 * @param socket its path; empty if it is a host
 * @param password from the URI, or null
 */
public record SpiceAddress(
        String host,
        int port,
        int tlsPort,
        String socket,
        @Nullable String password) implements SourceAddress {
    private static final String PLAIN = "spice://";
    private static final String TLS = "spice+tls://";
    private static final String UNIX = "spice+unix://";
    private static final String FORM = "it is written spice://HOST:PORT, spice+tls://HOST:PORT,"
            + " spice://HOST:PORT?tls-port=PORT or spice+unix:///PATH";
    private static final int PORT_MAX = 65_535;
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+(?:%[\\w.-]+)?]|[^:\\[\\]]+)(?::(?<port>\\d{1,5}))?");

    private static final Pattern PORT_PARAMETER = Pattern.compile("(?<name>port|tls-port)=(?<port>\\d{1,5})");

    /** A host that is reached without TLS. */
    public SpiceAddress(String host, int port, @Nullable String password) {
        this(host, port, 0, "", password);
    }

    @Override
    public Type type() {
        return Type.SPICE;
    }

    /**
     * How it is reached.
     *
     * @param tls null if nothing goes by TLS
     */
    SpiceEndpoint endpoint(@Nullable SpiceTls tls) {
        return socket.isEmpty() ? new SpiceEndpoint.Tcp(host, port, tls) : new SpiceEndpoint.Unix(socket);
    }

    /** Whether a text is meant to be one of these. */
    static boolean isMeant(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith(PLAIN) || lower.startsWith(TLS) || lower.startsWith(UNIX);
    }

    /** Reads a text that {@link #isMeant}. No message tells the password. */
    static SpiceAddress of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith(UNIX)) {
            return unix(text.substring(UNIX.length()));
        }
        try {
            URI uri = new URI(text);
            String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
            // Not by URI itself, which knows no host with an underscore.
            Matcher matcher = HOST_AND_PORT.matcher(authority.substring(authority.lastIndexOf('@') + 1));
            if (!matcher.matches()) {
                throw new TypeConversionException("the address has no host; " + FORM);
            }
            String host = matcher.group("host");
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            Ports ports = ports(matcher.group("port"), uri.getRawQuery(), lower.startsWith(TLS));
            return new SpiceAddress(bare, ports.plain, ports.tls, "", password(uri));
        } catch (URISyntaxException e) {
            throw new TypeConversionException("the address is no URI: " + e.getReason() + "; " + FORM);
        }
    }

    private static SpiceAddress unix(String encoded) {
        try {
            // A plus is one here, as it is in a path.
            String path = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (!path.startsWith("/")) {
                throw new TypeConversionException("the address has no path that begins with /; " + FORM);
            }
            return new SpiceAddress("", 0, 0, path, null);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("the address has a % that is none (written %25); " + FORM);
        }
    }

    /** The two ports; 0 is none. */
    private record Ports(int plain, int tls) {}

    private static Ports ports(@Nullable String inAuthority, @Nullable String query, boolean onlyTls) {
        int plain = inAuthority == null || onlyTls ? 0 : checked("port", inAuthority);
        int tls = inAuthority == null || !onlyTls ? 0 : checked("port", inAuthority);
        for (String parameter : query == null ? new String[0] : query.split("[&;]", -1)) {
            Matcher matcher = PORT_PARAMETER.matcher(parameter);
            if (!matcher.matches()) {
                String name = parameter.replaceFirst("=.*", "");
                throw new TypeConversionException("'" + name + "' in the address: "
                        + (name.matches("port|tls-port") ? "no number of a port" : "not known") + "; " + FORM);
            }
            String name = matcher.group("name");
            boolean isTls = "tls-port".equals(name);
            if ((isTls ? tls : plain) != 0) {
                throw new TypeConversionException(
                        "the address has two ports" + (isTls ? " for TLS" : "") + "; " + FORM);
            }
            int number = checked(name, matcher.group("port"));
            plain = isTls ? plain : number;
            tls = isTls ? number : tls;
        }
        if (onlyTls && plain != 0) {
            throw new TypeConversionException(
                    "an address that begins with " + TLS + " has no port without TLS; " + FORM);
        }
        if (plain == 0 && tls == 0) {
            throw new TypeConversionException("the address has no port; " + FORM);
        }
        return new Ports(plain, tls);
    }

    private static int checked(String name, String number) {
        int port = Integer.parseInt(number);
        if (port < 1 || port > PORT_MAX) {
            throw new TypeConversionException(name + " " + port + " (expected: 1.." + PORT_MAX + ")");
        }
        return port;
    }

    private static @Nullable String password(URI uri) {
        String authority = uri.getAuthority() == null ? "" : uri.getAuthority();
        int at = authority.lastIndexOf('@');
        int colon = authority.indexOf(':');
        return colon >= 0 && colon < at ? authority.substring(colon + 1, at) : null;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return socket.isEmpty() ? PLAIN + host + ":" + port + ", TLS " + tlsPort : UNIX + socket;
    }

    /** Reads it from the command line, where nothing else is meant. */
    public static final class Converter implements ITypeConverter<SpiceAddress> {
        @Override
        public SpiceAddress convert(String text) {
            if (!isMeant(text)) {
                throw new TypeConversionException("'" + text + "' is no SPICE server; " + FORM);
            }
            return of(text);
        }
    }
}
