package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.app.ExitCode;
import io.caraway.testkit.FreePorts;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.QemuScreen;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen of a QEMU machine whose SPICE server is reached by TLS, as the reference client sees it and through us. */
@NeedsPrograms({"qemu-system-x86_64", "spicy-screenshot"})
final class SpiceTlsPeerIT {
    private static final int EXIT_SECONDS = 60;
    private static final String SUBJECT = "O=Example,CN=desk";
    private static final String PASSWORD = "swordfish";

    @TempDir
    private static Path folder;

    private static TestAuthority authority;
    private static TestAuthority.Server identity;

    private final int port = FreePorts.next();
    private final int tlsPort = FreePorts.next();

    @BeforeAll
    static void sign() {
        authority = TestAuthority.make(folder, "CN=Authority");
        identity = authority.sign("CN=desk, O=Example", "ip:127.0.0.1");
    }

    @Test
    void serve_machineByTls_viewersShowItsScreen() {
        String uri = "spice+tls://127.0.0.1:" + tlsPort;
        try (QemuScreen machine = machine("tls-port=" + tlsPort + ",disable-ticketing=on")) {
            Screenshot truth = machine.freezeAfterFirstChange();
            direct(uri).assertEqualPixels(truth, "spice-tls-direct");
            try (Caraway caraway = Caraway.serve(uri, "--ca-file", ca())) {
                caraway.assertShows(truth, "spice-tls");
            }
        }
    }

    @Test
    void serve_machineThatWantsTlsForSomeChannels_viewersShowItsScreen() {
        String uri = "spice://127.0.0.1:" + port + "?tls-port=" + tlsPort;
        try (QemuScreen machine = machine("port=" + port + ",tls-port=" + tlsPort
                + ",tls-channel=main,tls-channel=inputs,disable-ticketing=on")) {
            Screenshot truth = machine.freezeAfterFirstChange();
            direct(uri).assertEqualPixels(truth, "spice-some-tls-direct");
            try (Caraway caraway = Caraway.serve(uri, "--ca-file", ca(), "--host-subject", SUBJECT)) {
                caraway.assertShows(truth, "spice-some-tls");
            }
        }
    }

    @Test
    void serve_connectionFileWithPassword_viewersShowItsScreenAndTheFileIsGone() throws IOException {
        Path file = Files.writeString(
                folder.resolve("desk.vv"),
                String.join(
                        "\n",
                        "[virt-viewer]",
                        "type=spice",
                        "host=127.0.0.1",
                        "tls-port=" + tlsPort,
                        "password=" + PASSWORD,
                        "ca=" + authority.pem().replace("\n", "\\n"),
                        "host-subject=" + SUBJECT,
                        "title=The desk",
                        "delete-this-file=1"));
        try (QemuScreen machine = machine(
                "tls-port=" + tlsPort + ",password-secret=word", "-object", "secret,id=word,data=" + PASSWORD)) {
            Screenshot truth = machine.freezeAfterFirstChange();
            try (Caraway caraway = Caraway.serve(file.toString())) {
                caraway.assertShows(truth, "spice-connection-file");
                assertThat(file).doesNotExist();
                assertThat(caraway.program().output()).contains("The desk");
                assertThat(caraway.program().log()).doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void serve_machineThatIsNotTrustedOrNotByTls_saysWhatHelps() {
        String tls = "spice+tls://127.0.0.1:" + tlsPort;
        try (QemuScreen machine = machine("port=" + port + ",tls-port=" + tlsPort + ",disable-ticketing=on")) {
            machine.freezeAfterFirstChange();

            assertFails(ExitCode.SOURCE_UNTRUSTED, "--ca-file", tls);
            assertFails(
                    ExitCode.SOURCE_UNTRUSTED,
                    "\"CN=other\" was expected",
                    tls,
                    "--ca-file",
                    ca(),
                    "--host-subject=CN=other");
            assertFails(
                    ExitCode.SOURCE_PROTOCOL, "is that its TLS port?", "spice+tls://127.0.0.1:" + port, "--insecure");
            assertFails(ExitCode.SOURCE_UNREACHABLE, "write spice+tls://HOST:PORT", "spice://127.0.0.1:" + tlsPort);
        }
    }

    private static void assertFails(ExitCode code, String words, String... arguments) {
        List<String> all = new ArrayList<>(List.of("serve"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--spice", "0"));
        try (Caraway caraway = Caraway.start(all.toArray(String[]::new))) {
            RealProgram program = caraway.program();
            assertThat(program.awaitExit(EXIT_SECONDS)).as(program.errors()).isEqualTo(code.number());
            assertThat(program.errors()).contains("caraway: spice").contains(words);
        }
    }

    private static QemuScreen machine(String where, String... more) {
        return QemuScreen.spice("addr=127.0.0.1,x509-dir=" + identity.x509Folder() + "," + where, more);
    }

    private static Screenshot direct(String uri) {
        return SpicyScreenshot.take(uri, Map.of("SSL_CERT_FILE", ca()));
    }

    private static String ca() {
        return authority.pemFile().toString();
    }
}
