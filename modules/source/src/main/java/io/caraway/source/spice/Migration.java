package io.caraway.source.spice;

import io.caraway.protocol.spice.MigrationMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.wire.ProtocolException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server says of its machine going to another host. Owned by source. */
final class Migration {
    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

    private final SpiceEndpoint present;
    private final Consumer<SpiceMessage> main;
    private final Consumer<SpiceEndpoint> onSwitch;

    /**
     * Follows one session.
     *
     * @param present the server's endpoint
     * @param main takes what goes to the server
     * @param onSwitch told where to go
     */
    Migration(SpiceEndpoint present, Consumer<SpiceMessage> main, Consumer<SpiceEndpoint> onSwitch) {
        this.present = present;
        this.main = main;
        this.onSwitch = onSwitch;
    }

    /** Takes a message of the main channel, if it is about this; else gives false. */
    boolean receive(RawMessage message) throws ProtocolException {
        switch (message.type()) {
            case MigrationMessage.Begin.TYPE -> {
                MigrationMessage.Destination to =
                        MigrationMessage.Begin.read(message.reader()).destination();
                LOG.info("event=source-moves source={} to={}", present.uri(), to.host());
                // We connect when the machine is there, and wait for SWITCH_HOST.
                main.accept(new MigrationMessage.ConnectError());
            }
            case MigrationMessage.Cancel.TYPE -> LOG.info("event=source-stays source={}", present.uri());
            case MigrationMessage.SwitchHost.TYPE ->
                onSwitch.accept(endpoint(
                        MigrationMessage.SwitchHost.read(message.reader()).destination()));
            case MigrationMessage.End.TYPE ->
                // For clients that are connected to the new host already.
                LOG.debug("event=source-moves-ended source={}", present.uri());
            default -> {
                return false;
            }
        }
        return true;
    }

    private SpiceEndpoint endpoint(MigrationMessage.Destination to) throws ProtocolException {
        SpiceTls tls = present.tls();
        SpiceTls newTls = tls == null || to.tlsPort() == 0
                ? null
                : new SpiceTls(to.tlsPort(), trust(tls.trust(), to.subject()), tls.channels());
        boolean onlyTls = tls != null
                && (present.address(false).port() == 0 || !tls.channels().isEmpty());
        int port = onlyTls && present.address(false).port() == 0 ? 0 : to.port();
        if (newTls == null && (onlyTls || port == 0)) {
            throw new ProtocolException("the new host " + to.host() + " has no port "
                    + (onlyTls ? "for TLS" : "without TLS") + ", and the present one is reached that way");
        }
        return new SpiceEndpoint.Tcp(to.host(), port, newTls);
    }

    private static TlsTrust trust(TlsTrust before, String subject) throws ProtocolException {
        try {
            return subject.isEmpty() ? before : before.withHostSubject(HostSubject.of(subject));
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(String.valueOf(e.getMessage()));
        }
    }
}
