package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.source.SourceException;
import io.caraway.testkit.TestAuthority;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels by TLS and by sockets of this machine. */
class SpiceTlsTest {
    private static final int WAIT_SECONDS = 20;
    private static final long HASTY_MILLIS = 200;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String SUBJECT = "O=Example,CN=desk";

    @TempDir
    private static Path folder;

    private static TestAuthority authority;

    private static TestAuthority.Server here;

    private final Vertx vertx = Vertx.vertx();

    @BeforeAll
    static void sign() {
        authority = TestAuthority.make(folder, "CN=Authority");
        here = authority.sign("CN=desk, O=Example", "ip:127.0.0.1");
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void open_byTlsOfKnownAuthority_isLetIn() throws Exception {
        try (ScriptedServer server = ScriptedServer.startLocked(new ScriptedSession())) {
            SpiceFront front = SpiceFront.tls(vertx, here, server);

            SpiceChannel channel = open(byTls(front.port(), known()), ScriptedServer.PASSWORD);

            assertThat(channel.type()).isEqualTo(ChannelType.MAIN);
            assertThat(front.channels()).containsExactly(ChannelType.MAIN);
        }
    }

    @Test
    void open_byTlsWithWrongPassword_failsAsPassword() throws Exception {
        try (ScriptedServer server = ScriptedServer.startLocked(new ScriptedSession())) {
            SpiceFront front = SpiceFront.tls(vertx, here, server);

            assertFails(byTls(front.port(), known()), SourceException.Kind.PASSWORD, "the password is wrong");
        }
    }

    @Test
    void open_whereServersOwnCertificateIsTrusted_isLetIn() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront front = SpiceFront.tls(vertx, here, server);

            open(byTls(front.port(), TlsTrust.of(List.of(here.certificate()))), null);

            assertThat(front.channels()).containsExactly(ChannelType.MAIN);
        }
    }

    @Test
    void open_ofUnknownAuthority_failsBeforeAnythingIsSent() throws Exception {
        TestAuthority other = TestAuthority.make(Files.createDirectory(folder.resolve("other")), "CN=Other");
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront front = SpiceFront.tls(vertx, here, server);

            for (TlsTrust trust : List.of(TlsTrust.of(List.of(other.certificate())), TlsTrust.system())) {
                assertFails(
                        byTls(front.port(), trust),
                        SourceException.Kind.CERTIFICATE_UNKNOWN,
                        "its certificate is not trusted: of \"O=Example,CN=desk\", signed by \"CN=Authority\"");
            }
            assertThat(front.channels()).isEmpty();
        }
    }

    @Test
    void open_ofCertificateForOtherHost_failsWithBothNames() throws Exception {
        TestAuthority.Server elsewhere = authority.sign("CN=elsewhere", "dns:desk.example,ip:192.0.2.1");
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront front = SpiceFront.tls(vertx, elsewhere, server);

            assertFails(
                    byTls(front.port(), known()),
                    SourceException.Kind.CERTIFICATE_NAME,
                    "its certificate is for desk.example, 192.0.2.1, not for 127.0.0.1; it is of \"CN=elsewhere\"");
            assertThat(front.channels()).isEmpty();
        }
    }

    @Test
    void open_ofCertificateForHostName_isLetInByThatNameAlone() throws Exception {
        TestAuthority.Server named = authority.sign("CN=desk", "dns:localhost");
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront front = SpiceFront.tls(vertx, named, server);

            assertFails(
                    byTls(front.port(), known()), SourceException.Kind.CERTIFICATE_NAME, "is for localhost, not for");
            open(new SpiceEndpoint.Tcp("localhost", 0, new SpiceTls(front.port(), known(), Set.of())), null);

            assertThat(front.channels()).containsExactly(ChannelType.MAIN);
        }
    }

    @Test
    void open_withHostSubject_asksForItAndNotForTheHostName() throws Exception {
        TestAuthority.Server elsewhere = authority.sign("CN=desk, O=Example", "dns:elsewhere");
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront front = SpiceFront.tls(vertx, elsewhere, server);

            open(byTls(front.port(), known().withHostSubject(HostSubject.of(SUBJECT))), null);

            assertThat(front.channels()).containsExactly(ChannelType.MAIN);
        }
    }

    @Test
    void open_withOtherHostSubject_failsWithBoth() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront front = SpiceFront.tls(vertx, here, server);

            assertFails(
                    byTls(front.port(), known().withHostSubject(HostSubject.of("O=Example,CN=other"))),
                    SourceException.Kind.CERTIFICATE_NAME,
                    "its certificate is of \"O=Example,CN=desk\", and \"O=Example,CN=other\" was expected");
            assertThat(front.channels()).isEmpty();
        }
    }

    @Test
    void open_withRightSubjectOfUnknownAuthority_fails() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront front = SpiceFront.tls(vertx, here, server);

            assertFails(
                    byTls(front.port(), TlsTrust.system().withHostSubject(HostSubject.of(SUBJECT))),
                    SourceException.Kind.CERTIFICATE_UNKNOWN,
                    "is not trusted");
        }
    }

    @Test
    void open_ofCertificateOutOfItsTime_failsWithTheDate() throws Exception {
        TestAuthority.Server expired = authority.signExpired("CN=desk", "ip:127.0.0.1");
        TestAuthority.Server early = authority.signForTomorrow("CN=desk", "ip:127.0.0.1");
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront past = SpiceFront.tls(vertx, expired, server);
            SpiceFront future = SpiceFront.tls(vertx, early, server);

            assertFails(
                    byTls(past.port(), known()),
                    SourceException.Kind.CERTIFICATE_DATE,
                    "has expired: it was valid until "
                            + expired.certificate().getNotAfter().toInstant());
            // One that is trusted by itself is not exempt.
            assertFails(
                    byTls(past.port(), TlsTrust.of(List.of(expired.certificate()))),
                    SourceException.Kind.CERTIFICATE_DATE,
                    "has expired");
            assertFails(byTls(future.port(), known()), SourceException.Kind.CERTIFICATE_DATE, "is not valid yet");
        }
    }

    @Test
    void open_ofAnyCertificate_isLetIn() throws Exception {
        TestAuthority.Server expired = authority.signExpired("CN=other", "dns:other");
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront front = SpiceFront.tls(vertx, expired, server);

            open(byTls(front.port(), TlsTrust.anyCertificate()), null);

            assertThat(front.channels()).containsExactly(ChannelType.MAIN);
        }
    }

    @Test
    void open_byTlsOfPortWithout_saysSo() throws Exception {
        assertFails(
                byTls(speaking("REDQ\2\0\0\0\2\0\0\0"), known()),
                SourceException.Kind.PROTOCOL,
                "closed the connection instead of speaking TLS; is that its TLS port?");
        assertFails(byTls(speaking("RFB 003.008\n"), known()), SourceException.Kind.PROTOCOL, "but VNC; write vnc://");
        assertFails(byTls(speaking("220 desk\r\n"), known()), SourceException.Kind.PROTOCOL, "speaks no TLS");
        assertFails(byTls(speaking(""), known()), SourceException.Kind.PROTOCOL, "instead of speaking TLS");
    }

    @Test
    void open_withoutTlsOfTlsPort_saysSo() throws Exception {
        assertFails(
                SpiceEndpoint.of(LOOPBACK, speaking("\25\3\3\0\2\2\12")),
                SourceException.Kind.PROTOCOL,
                "speaks TLS on that port; write spice+tls://");
        assertFails(
                SpiceEndpoint.of(LOOPBACK, speaking("")), SourceException.Kind.UNREACHABLE, "if that is its TLS port");
    }

    @Test
    void open_withoutTlsOfTlsPortThatWaits_saysSoAfterTheTimeout() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront front = SpiceFront.tls(vertx, here, server);
            SpiceEndpoint endpoint = SpiceEndpoint.of(LOOPBACK, front.port());

            assertThatThrownBy(() -> open(new SpiceChannelOptions(endpoint, null, true, 0, HASTY_MILLIS)))
                    .hasMessageContaining("is it a SPICE server? (if that is its TLS port, write spice+tls://");
        }
    }

    @Test
    void open_ofServerThatWantsTls_turnsToItsTlsPort() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront plain = SpiceFront.wantingTls(vertx, Set.of(ChannelType.MAIN), server);
            SpiceFront tls = SpiceFront.tls(vertx, here, server);

            open(new SpiceEndpoint.Tcp(LOOPBACK, plain.port(), new SpiceTls(tls.port(), known(), Set.of())), null);

            assertThat(plain.channels()).containsExactly(ChannelType.MAIN);
            assertThat(tls.channels()).containsExactly(ChannelType.MAIN);
        }
    }

    @Test
    void open_ofServerThatWantsNone_staysWithoutTls() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront plain = SpiceFront.wantingTls(vertx, Set.of(ChannelType.INPUTS), server);
            SpiceFront tls = SpiceFront.tls(vertx, here, server);

            open(new SpiceEndpoint.Tcp(LOOPBACK, plain.port(), new SpiceTls(tls.port(), known(), Set.of())), null);

            assertThat(plain.channels()).containsExactly(ChannelType.MAIN);
            assertThat(tls.channels()).isEmpty();
        }
    }

    @Test
    void open_ofChannelThatIsToGoByTls_doesNotTryWithout() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront plain = SpiceFront.wantingTls(vertx, Set.of(), server);
            SpiceFront tls = SpiceFront.tls(vertx, here, server);
            SpiceTls main = new SpiceTls(tls.port(), known(), Set.of(ChannelType.MAIN));

            open(new SpiceEndpoint.Tcp(LOOPBACK, plain.port(), main), null);

            assertThat(plain.channels()).isEmpty();
            assertThat(tls.channels()).containsExactly(ChannelType.MAIN);
        }
    }

    @Test
    void open_ofServerThatWantsTlsWithOtherCertificate_fails() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront plain = SpiceFront.wantingTls(vertx, Set.of(ChannelType.MAIN), server);
            SpiceFront tls = SpiceFront.tls(vertx, here, server);
            SpiceTls unknown = new SpiceTls(tls.port(), TlsTrust.system(), Set.of());

            assertFails(
                    new SpiceEndpoint.Tcp(LOOPBACK, plain.port(), unknown),
                    SourceException.Kind.CERTIFICATE_UNKNOWN,
                    "is not trusted");
            assertThat(tls.channels()).isEmpty();
        }
    }

    @Test
    void open_ofServerThatWantsTlsWithoutTlsPort_saysHowToWriteIt() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(new ScriptedSession())) {
            SpiceFront plain = SpiceFront.wantingTls(vertx, Set.of(ChannelType.MAIN), server);

            assertFails(
                    SpiceEndpoint.of(LOOPBACK, plain.port()),
                    SourceException.Kind.REFUSED,
                    "wants TLS; write spice+tls");
        }
    }

    @Test
    void open_bySocket_isLetIn() throws Exception {
        Path path = folder.resolve("socket");
        try (ScriptedServer server = ScriptedServer.startLocked(new ScriptedSession())) {
            SpiceFront front = SpiceFront.unix(vertx, path, server);

            open(new SpiceEndpoint.Unix(path.toString()), ScriptedServer.PASSWORD);

            assertThat(front.channels()).containsExactly(ChannelType.MAIN);
        }
    }

    @Test
    void open_ofSocketThatIsNotThere_failsAsUnreachable() {
        assertFails(
                new SpiceEndpoint.Unix(folder.resolve("none").toString()),
                SourceException.Kind.UNREACHABLE,
                "there is no such socket");
        assertFails(
                new SpiceEndpoint.Unix(folder.resolve("x".repeat(200)).toString()),
                SourceException.Kind.UNREACHABLE,
                "too long");
    }

    private static TlsTrust known() {
        return TlsTrust.of(List.of(authority.certificate()));
    }

    private static SpiceEndpoint byTls(int port, TlsTrust trust) {
        return new SpiceEndpoint.Tcp(LOOPBACK, 0, new SpiceTls(port, trust, Set.of()));
    }

    /** The port of a server that takes one connection, reads something, says that, and goes. */
    private int speaking(String words) throws IOException {
        ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(
                () -> {
                    try (listening;
                            Socket socket = listening.accept()) {
                        socket.getInputStream().read();
                        socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
                        socket.shutdownOutput();
                        socket.getInputStream().readAllBytes();
                    } catch (IOException e) {
                        // The client goes as it likes; the test sees what it was told.
                        assert !(e instanceof java.net.BindException) : e;
                    }
                },
                "speaking");
        thread.setDaemon(true);
        thread.start();
        return listening.getLocalPort();
    }

    private void assertFails(SpiceEndpoint endpoint, SourceException.Kind kind, String words) {
        assertThatThrownBy(() -> open(endpoint, "swordfish-of-yesterday"))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(words)
                .hasMessageContaining(endpoint.uri())
                .hasMessageNotContaining("swordfish")
                .asInstanceOf(InstanceOfAssertFactories.type(SourceException.class))
                .extracting(SourceException::kind)
                .isEqualTo(kind);
    }

    private SpiceChannel open(SpiceEndpoint endpoint, @Nullable String password) throws Exception {
        return open(SpiceChannelOptions.of(endpoint, password));
    }

    private SpiceChannel open(SpiceChannelOptions options) throws Exception {
        CompletableFuture<SpiceChannel> opened = new CompletableFuture<>();
        vertx.getOrCreateContext()
                .runOnContext(
                        nothing -> SpiceChannel.open(vertx, options, ChannelType.MAIN, 0, 0, Capabilities.NONE, DEAF)
                                .onSuccess(opened::complete)
                                .onFailure(opened::completeExceptionally));
        return opened.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private static final SpiceChannelListener DEAF = new SpiceChannelListener() {
        @Override
        public void received(SpiceChannel channel, RawMessage message) {}

        @Override
        public void closed(SpiceChannel channel, String reason) {}
    };
}
