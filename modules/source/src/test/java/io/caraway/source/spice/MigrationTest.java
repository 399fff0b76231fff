package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.MigrationMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationTest {
    private static final int PLAIN = 5900;
    private static final int TLS = 5901;
    private static final String SUBJECT = "O=Example,CN=b";

    private final List<SpiceMessage> sent = new ArrayList<>();
    private final List<SpiceEndpoint> switched = new ArrayList<>();

    @Test
    void receive_begin_isAnsweredWithConnectErrorAndGoesNowhere() throws ProtocolException {
        Migration migration = of(SpiceEndpoint.of("a", 1));

        assertThat(migration.receive(raw(new MigrationMessage.Begin(to(PLAIN, 0, "")))))
                .isTrue();

        assertThat(sent).containsExactly(new MigrationMessage.ConnectError());
        assertThat(switched).isEmpty();
    }

    @Test
    void receive_cancelAndEnd_areTakenAndOthersAreNot() throws ProtocolException {
        Migration migration = of(SpiceEndpoint.of("a", 1));

        assertThat(migration.receive(raw(new MigrationMessage.Cancel()))).isTrue();
        assertThat(migration.receive(raw(new MigrationMessage.End()))).isTrue();
        assertThat(migration.receive(new RawMessage(109, new byte[1]))).isFalse();
        assertThat(sent).isEmpty();
        assertThat(switched).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // its own ports (plain, TLS), those of the new host, what it is reached by
        "1, 0, 5900, 5901, spice://b:5900",
        "1, 0, 5900, 0, spice://b:5900",
        "0, 1, 5900, 5901, spice+tls://b:5901",
        "0, 1, 0, 5901, spice+tls://b:5901",
        "1, 2, 5900, 5901, spice://b:5900?tls-port=5901",
        "1, 2, 0, 5901, spice+tls://b:5901",
        "1, 2, 5900, 0, spice://b:5900"
    })
    void receive_switchHost_goesToThePortsItsOwnEndpointHas(
            int ownPlain, int ownTls, int plain, int tls, String expected) throws ProtocolException {
        Migration migration = of(endpoint(ownPlain, ownTls, Set.of()));

        migration.receive(raw(new MigrationMessage.SwitchHost(to(plain, tls, ""))));

        assertThat(switched).extracting(SpiceEndpoint::uri).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, , 0, 5901, without TLS",
        "0, 1, , 5900, 0, for TLS",
        "1, 2, MAIN, 5900, 0, for TLS",
        "1, 0, , 0, 0, without TLS"
    })
    void receive_switchToHostThatCannotBeReachedThatWay_isRefused(
            int ownPlain, int ownTls, @Nullable ChannelType secured, int plain, int tls, String words) {
        Migration migration = of(endpoint(ownPlain, ownTls, secured == null ? Set.of() : Set.of(secured)));
        RawMessage message = raw(new MigrationMessage.SwitchHost(to(plain, tls, "")));

        assertThatThrownBy(() -> migration.receive(message))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(words);
        assertThat(switched).isEmpty();
    }

    @Test
    void receive_switchWithSubject_checksThatInPlaceOfTheHostName() throws ProtocolException {
        SpiceTls own = new SpiceTls(1, TlsTrust.system(), Set.of());
        Migration migration = of(new SpiceEndpoint.Tcp("a", 0, own));

        migration.receive(raw(new MigrationMessage.SwitchHost(to(0, TLS, ""))));
        migration.receive(raw(new MigrationMessage.SwitchHost(to(0, TLS, SUBJECT))));

        assertThat(switched).extracting(to -> tls(to).trust().checksHostName()).containsExactly(true, false);
    }

    @Test
    void receive_switchWithSubjectThatIsNone_isRefused() {
        Migration migration = of(endpoint(0, 1, Set.of()));
        RawMessage message = raw(new MigrationMessage.SwitchHost(to(0, TLS, "nobody")));

        assertThatThrownBy(() -> migration.receive(message)).isInstanceOf(ProtocolException.class);
    }

    private Migration of(SpiceEndpoint present) {
        return new Migration(present, sent::add, switched::add);
    }

    private static SpiceTls tls(SpiceEndpoint endpoint) {
        SpiceTls tls = endpoint.tls();
        if (tls == null) {
            throw new AssertionError("no TLS");
        }
        return tls;
    }

    private static SpiceEndpoint endpoint(int plain, int tls, Set<ChannelType> secured) {
        return new SpiceEndpoint.Tcp(
                "a", plain, tls == 0 ? null : new SpiceTls(tls, TlsTrust.anyCertificate(), secured));
    }

    private static MigrationMessage.Destination to(int plain, int tls, String subject) {
        return new MigrationMessage.Destination(plain, tls, "b", subject);
    }

    private static RawMessage raw(SpiceMessage message) {
        ByteWriter out = ByteWriter.little();
        message.write(out);
        return new RawMessage(message.type(), out.toByteArray());
    }
}
