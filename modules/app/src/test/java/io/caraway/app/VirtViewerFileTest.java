package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.protocol.spice.ChannelType;
import io.caraway.source.spice.HostSubject;
import io.caraway.testkit.TestAuthority;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtViewerFileTest {
    @TempDir
    private Path folder;

    @Test
    void of_fileWithEverything_readsIt() {
        TestAuthority authority = TestAuthority.make(folder, "CN=Authority");
        String ca = authority.pem().replace("\n", "\\n");

        VirtViewerFile file = VirtViewerFile.of(text(
                "type=spice",
                "host=desk.example",
                "port=5900",
                "tls-port=5901",
                "password=sword\\sfish",
                "ca=" + ca,
                "host-subject=O=Example,CN=desk",
                "tls-ciphers=DEFAULT",
                "secure-channels=main;inputs;playback;",
                "title=Desk %d",
                "delete-this-file=1",
                "fullscreen=1",
                "toggle-fullscreen=shift+f11",
                "versions=linux:7"));

        assertThat(file.address()).isEqualTo(new SpiceAddress("desk.example", 5900, 5901, "", "sword fish"));
        assertThat(file.authorities()).containsExactly(authority.certificate());
        assertThat(file.hostSubject()).isEqualTo(HostSubject.of("O=Example,CN=desk"));
        assertThat(file.secureChannels()).containsExactlyInAnyOrder(ChannelType.MAIN, ChannelType.INPUTS);
        assertThat(file.title()).isEqualTo("Desk %d");
        assertThat(file.deletes()).isTrue();
        assertThat(file.warnings()).containsExactly("line 9: tls-ciphers is ignored");
        assertThat(file.toString()).doesNotContain("sword");
    }

    @Test
    void of_fileWithLittle_hasTheRestAsItIsWithoutFile() {
        VirtViewerFile file = VirtViewerFile.of(text("type=spice", "host=[::1]", "port=5900", "tls-port=-1", "ca="));

        assertThat(file)
                .isEqualTo(new VirtViewerFile(
                        new SpiceAddress("::1", 5900, null), List.of(), null, Set.of(), "", false, List.of()));
    }

    @Test
    void of_fileForTlsAlone_hasNoOtherPort() {
        VirtViewerFile file = VirtViewerFile.of(
                text("type=spice", "host=desk", "tls-port=5901", "secure-channels=all", "delete-this-file=0"));

        assertThat(file.address()).isEqualTo(new SpiceAddress("desk", 0, 5901, "", null));
        assertThat(file.secureChannels()).containsExactlyInAnyOrder(ChannelType.values());
        assertThat(file.deletes()).isFalse();
    }

    @Test
    void of_fileForSocket_hasItsPath() {
        VirtViewerFile file = VirtViewerFile.of(text("type=spice", "unix-path=/run/desk.sock", "password=a"));

        assertThat(file.address()).isEqualTo(new SpiceAddress("", 0, 0, "/run/desk.sock", "a"));
    }

    @Test
    void of_fileForVnc_isVncAddress() {
        assertThat(VirtViewerFile.of(text("type=vnc", "host=desk", "port=5907", "password=a"))
                        .address())
                .isEqualTo(new VncAddress("desk", 5907, "a"));
        assertThat(VirtViewerFile.of(text("type=vnc", "host=desk")).address())
                .isEqualTo(new VncAddress("desk", 5900, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host=desk | line 1: [virt-viewer] has no type",
                "type=ovirt | line 2: type: is not known (expected: spice or vnc)",
                "type=spice;port=1 | line 1: [virt-viewer] has no host",
                "type=spice;host=desk | line 1: [virt-viewer] has neither port nor tls-port",
                "type=spice;host=desk;port=-1;tls-port=0 | line 1: [virt-viewer] has neither port nor tls-port",
                "type=spice;host=desk;port=x | line 4: port: no whole number",
                "type=spice;host=desk;port=65536 | line 4: port: 65536 (expected: 1..65535)",
                "type=spice;host=desk;tls-port=-2 | line 4: tls-port: -2 (expected: 1..65535)",
                "type=spice;host=desk;port=1;proxy=http://p:3128 | line 5: proxy: a server behind a proxy",
                "type=spice;host=desk;port=1;ca=none | line 5: ca: there is no certificate in it",
                "type=spice;host=desk;port=1;ca=-----BEGIN CERTIFICATE-----\\nxxxx\\n-----END CERTIFICATE-----"
                        + " | line 5: ca: a certificate in it is damaged",
                "type=spice;host=desk;port=1;host-subject=desk | line 5: host-subject: host subject: 'desk'",
                "type=spice;host=desk;port=1;secure-channels=all | line 5: secure-channels: needs a tls-port",
                "type=spice;host=desk;port=1;delete-this-file=2 | line 5: delete-this-file: 2 (expected: 0 or 1)",
                "type=spice;host=desk;port=1;delete-this-file=yes | line 5: delete-this-file: no whole number",
                "type=spice;host=desk;port=1;password=secret\\x | line 5: password: a backslash",
                "type=spice;unix-path=run/desk | line 3: unix-path: no path that begins with /",
                "type=vnc;unix-path=/run/desk | line 3: unix-path: a VNC server's socket",
                "type=vnc;port=1 | line 1: [virt-viewer] has no host",
                "type=spice;host=desk;secret | line 4: (expected: key=value)",
            })
    void of_badFile_saysWhichLineIsWrong(String lines, String words) {
        assertThatThrownBy(() -> VirtViewerFile.of(text(lines.split(";", -1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(words)
                .hasMessageNotContaining("secret\\");
    }

    private static String text(String... lines) {
        return "[virt-viewer]\n" + String.join("\n", lines) + "\n";
    }
}
