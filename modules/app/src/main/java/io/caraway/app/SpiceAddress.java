package io.caraway.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a SPICE server is: {@code spice://[[USER]:PASSWORD@]HOST:PORT}, or as remote-viewer writes it,
 * {@code spice://HOST?port=PORT}. The user means nothing to a SPICE server.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 1..65535
 * @param password from the URI, or null
 */
public record SpiceAddress(String host, int port, @Nullable String password) implements SourceAddress {
    /** What it begins with, in capitals or not. */
    static final String SCHEME = "spice://";

    private static final String FORM = "it is written spice://HOST:PORT";
    private static final int PORT_MAX = 65_535;
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+(?:%[\\w.-]+)?]|[^:\\[\\]]+)(?::(?<port>\\d{1,5}))?");

    private static final Pattern PORT_PARAMETER = Pattern.compile("port=(?<port>\\d{1,5})");

    @Override
    public Type type() {
        return Type.SPICE;
    }

    /** Reads a text that begins with {@link #SCHEME}. No message tells the password. */
    static SpiceAddress of(String text) {
        try {
            URI uri = new URI(text);
            String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
            // Not by URI itself, which knows no host with an underscore.
            Matcher matcher = HOST_AND_PORT.matcher(authority.substring(authority.lastIndexOf('@') + 1));
            if (!matcher.matches()) {
                throw new TypeConversionException("the address has no host; " + FORM);
            }
            String host = matcher.group("host");
            int port = port(matcher.group("port"), uri.getRawQuery(), host);
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return new SpiceAddress(bare, port, password(uri));
        } catch (URISyntaxException e) {
            throw new TypeConversionException("the address is no URI: " + e.getReason() + "; " + FORM);
        }
    }

    private static int port(@Nullable String inAuthority, @Nullable String query, String host) {
        String number = inAuthority;
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            Matcher matcher = PORT_PARAMETER.matcher(parameter);
            if (!matcher.matches()) {
                String name = parameter.replaceFirst("=.*", "");
                throw new TypeConversionException("'" + name + "' in the address: "
                        + (name.equals("tls-port") ? "TLS is not spoken yet" : "not known") + "; " + FORM);
            }
            if (number != null) {
                throw new TypeConversionException("the address has two ports; " + FORM);
            }
            number = matcher.group("port");
        }
        if (number == null) {
            throw new TypeConversionException("the address has no port; " + FORM);
        }
        int port = Integer.parseInt(number);
        if (port < 1 || port > PORT_MAX) {
            throw new TypeConversionException("'" + host + "': port " + port + " (expected: 1.." + PORT_MAX + ")");
        }
        return port;
    }

    private static @Nullable String password(URI uri) {
        String authority = uri.getAuthority() == null ? "" : uri.getAuthority();
        int at = authority.lastIndexOf('@');
        int colon = authority.indexOf(':');
        return colon >= 0 && colon < at ? authority.substring(colon + 1, at) : null;
    }

    /** Reads it from the command line, where nothing else is meant. */
    public static final class Converter implements ITypeConverter<SpiceAddress> {
        @Override
        public SpiceAddress convert(String text) {
            if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                throw new TypeConversionException("'" + text + "' is no SPICE server; " + FORM);
            }
            return of(text);
        }
    }
}
