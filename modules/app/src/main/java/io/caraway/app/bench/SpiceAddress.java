package io.caraway.app.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a SPICE server is: {@code spice://HOST:PORT} or {@code spice://HOST?port=PORT}.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 1..65535
 */
record SpiceAddress(String host, int port) {
    private static final int PORT_MAX = 65_535;
    private static final Pattern FORM = Pattern.compile(
            "(?i:spice)://(?<host>\\[[0-9a-fA-F:.]+(?:%[\\w.-]+)?]|[^\\s:/?@\\[\\]]+)(?::(?<port>\\d{1,5}))?/?"
                    + "(?:\\?(?<query>\\S*))?");
    private static final Pattern PORT = Pattern.compile("(?:^|&)port=(\\d{1,5})(?=&|$)");
    private static final Pattern TLS_PORT = Pattern.compile("(?:^|&)tls-port=");

    /** Reads it from the command line. */
    static final class Converter implements ITypeConverter<SpiceAddress> {
        @Override
        public SpiceAddress convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is no SPICE server; it is written spice://HOST:PORT");
            }
            String query = matcher.group("query") == null ? "" : matcher.group("query");
            Matcher inQuery = PORT.matcher(query);
            String port = inQuery.find() ? inQuery.group(1) : matcher.group("port");
            if (port == null) {
                String why = TLS_PORT.matcher(query).find() ? "has a TLS port alone" : "has no port";
                throw new TypeConversionException("'" + text + "' " + why + "; it is written spice://HOST:PORT");
            }
            int number = Integer.parseInt(port);
            if (number < 1 || number > PORT_MAX) {
                throw new TypeConversionException(
                        "'" + text + "': port " + number + " (expected: 1.." + PORT_MAX + ")");
            }
            String host = matcher.group("host");
            return new SpiceAddress(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, number);
        }
    }
}
