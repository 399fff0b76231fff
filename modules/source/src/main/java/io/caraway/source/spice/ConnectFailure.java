package io.caraway.source.spice;

import io.caraway.source.SourceException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why no connection came about, in words for the user. */
final class ConnectFailure {
    /** The first bytes of a VNC server, as they stand in the message about bytes that are no TLS. */
    private static final String RFB_IN_HEX = "52464220";

    private static final int CAUSES_MAX = 10;

    private ConnectFailure() {}

    /** The words for what went wrong on the way to {@code endpoint}. */
    static SourceException of(SpiceEndpoint endpoint, boolean byTls, Throwable failure) {
        Optional<UntrustedException> untrusted = causes(failure)
                .filter(UntrustedException.class::isInstance)
                .map(UntrustedException.class::cast)
                .findFirst();
        if (untrusted.isPresent()) {
            return new SourceException(
                    untrusted.get().kind(),
                    endpoint.uri() + ": its certificate " + untrusted.get().getMessage());
        }
        boolean connected = causes(failure).anyMatch(SSLException.class::isInstance);
        if (byTls && connected) {
            return new SourceException(SourceException.Kind.PROTOCOL, endpoint.uri() + ": " + noTls(failure));
        }
        return new SourceException(
                SourceException.Kind.UNREACHABLE, endpoint.uri() + ": cannot be reached: " + reason(failure));
    }

    private static String noTls(Throwable failure) {
        String all = causes(failure)
                .map(Throwable::toString)
                .reduce("", String::concat)
                .toLowerCase(Locale.ROOT);
        if (all.contains("not an ssl/tls record")) {
            return "speaks no TLS on that port" + (all.contains(RFB_IN_HEX) ? ", but VNC; write vnc://HOST:PORT" : "");
        }
        // A SPICE server without TLS is among these: by chance its first bytes may be the beginning of a long SSL 2
        // record.
        boolean closed = causes(failure).anyMatch(ClosedChannelException.class::isInstance);
        return (closed ? "closed the connection instead of speaking TLS" : "no TLS came about: " + innermost(failure))
                + "; is that its TLS port? One without is written spice://HOST:PORT";
    }

    private static String innermost(Throwable failure) {
        Throwable last = causes(failure).reduce(failure, (before, cause) -> cause);
        return String.valueOf(last.getMessage());
    }

    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("refused")) {
            return "connection refused, is the server running?";
        }
        return message.contains("No such file") ? "there is no such socket, is the server running?" : message;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_MAX);
    }
}
