package io.caraway.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An address to listen on: {@code [HOST:]PORT}, loopback if there is no host.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 0..65535; 0 takes a free one
 */
record ListenAddress(String host, int port) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORT_MAX = 65_535;

    /** Reads it from the command line. */
    static final class Converter implements ITypeConverter<ListenAddress> {
        @Override
        public ListenAddress convert(String text) {
            int colon = text.lastIndexOf(':');
            String host = colon < 0 ? LOOPBACK : text.substring(0, colon);
            boolean bracketed = host.startsWith("[") && host.endsWith("]");
            if (bracketed) {
                host = host.substring(1, host.length() - 1);
            }
            String port = text.substring(colon + 1);
            if (host.isEmpty()
                    || (host.contains(":") && !bracketed)
                    || !port.matches("\\d{1,5}")
                    || Integer.parseInt(port) > PORT_MAX) {
                throw new TypeConversionException(
                        "'" + text + "' is not [HOST:]PORT, for instance 5930 or 0.0.0.0:5930");
            }
            return new ListenAddress(host, Integer.parseInt(port));
        }
    }

    /** Whether only programs on this machine can connect. */
    boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Host and port as they stand in a URI; an address that stands for all is shown as one that can be opened. */
    String authority(int actualPort) {
        String shown = "0.0.0.0".equals(host) || "::".equals(host) ? localName() : host;
        return (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + actualPort;
    }

    private static String localName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return LOOPBACK;
        }
    }
}
