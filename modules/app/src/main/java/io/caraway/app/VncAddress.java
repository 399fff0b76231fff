package io.caraway.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a VNC server is: {@code vnc://[:PASSWORD@]HOST[:PORT][?VncPassword=PASSWORD]} as in RFC 7869, or as VNC viewers take
 * it, {@code HOST}, {@code HOST:DISPLAY} or {@code HOST::PORT}.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 1..65535
 * @param password from the URI, or null
 */
record VncAddress(String host, int port, @Nullable String password) implements SourceAddress {
    private static final int FIRST_PORT = 5900;

    /** From here on viewers take the number after a single colon for a port. */
    private static final int DISPLAYS = 100;

    private static final int PORT_MAX = 65_535;
    private static final Pattern VIEWER_FORM = Pattern.compile(
            "(?<host>\\[[0-9a-fA-F:.]+(?:%[\\w.-]+)?]|[^\\s:/\\[\\]]+)(?:(?<colons>::?)(?<number>\\d{1,5}))?");

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+(?:%[\\w.-]+)?]|[^:\\[\\]]+)(?::(?<port>\\d{0,5}))?");

    @Override
    public Type type() {
        return Type.VNC;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "vnc://" + host + ":" + port;
    }

    /** Reads it from the command line. */
    static final class Converter implements ITypeConverter<VncAddress> {
        @Override
        public VncAddress convert(String text) {
            int scheme = text.indexOf("://");
            if (scheme < 0) {
                return viewerForm(text);
            }
            if (!text.regionMatches(true, 0, "vnc", 0, scheme) || scheme != "vnc".length()) {
                throw new TypeConversionException(
                        "'" + text.substring(0, scheme)
                                + "://' is no source that this version knows; it knows vnc://HOST:PORT, spice://HOST:PORT, spice+tls://HOST:PORT and spice+unix:///PATH");
            }
            return uri(text);
        }
    }

    private static VncAddress viewerForm(String text) {
        Matcher matcher = VIEWER_FORM.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no source; it is written vnc://HOST:PORT, HOST:DISPLAY or HOST::PORT");
        }
        String number = matcher.group("number");
        int port = FIRST_PORT;
        if (number != null) {
            int value = Integer.parseInt(number);
            port = ":".equals(matcher.group("colons")) && value < DISPLAYS ? FIRST_PORT + value : value;
        }
        return new VncAddress(bare(matcher.group("host")), checked(port, text), null);
    }

    private static VncAddress uri(String text) {
        try {
            URI uri = new URI(text);
            String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
            // Not by URI itself, which knows no host with an underscore.
            Matcher matcher = HOST_AND_PORT.matcher(authority.substring(authority.lastIndexOf('@') + 1));
            if (!matcher.matches()) {
                throw new TypeConversionException("the source has no host; it is written vnc://HOST:PORT");
            }
            String host = bare(matcher.group("host"));
            String number = matcher.group("port");
            int port = number == null || number.isEmpty() ? FIRST_PORT : Integer.parseInt(number);
            return new VncAddress(host, checked(port, host + ":" + port), password(uri));
        } catch (URISyntaxException e) {
            throw new TypeConversionException(
                    "the source is no URI: " + e.getReason() + "; it is written vnc://HOST:PORT");
        }
    }

    private static @Nullable String password(URI uri) {
        String authority = uri.getAuthority() == null ? "" : uri.getAuthority();
        int at = authority.lastIndexOf('@');
        int colon = authority.indexOf(':');
        if (colon >= 0 && colon < at) {
            return authority.substring(colon + 1, at);
        }
        String query = uri.getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            if (pair.startsWith("VncPassword=")) {
                return URLDecoder.decode(
                        pair.substring(pair.indexOf('=') + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int checked(int port, String text) {
        if (port < 1 || port > PORT_MAX) {
            throw new TypeConversionException("'" + text + "': port " + port + " (expected: 1.." + PORT_MAX + ")");
        }
        return port;
    }
}
