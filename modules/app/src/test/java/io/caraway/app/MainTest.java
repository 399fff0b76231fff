package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exit codes and the last words of the program, as a shell sees them. */
class MainTest {
    private static final String ANY_PORT = "127.0.0.1:0";

    @TempDir
    private Path folder;

    @Test
    void main_withoutArguments_showsUsageAndFails() throws Exception {
        Program program = Program.run(folder);

        assertThat(program.code()).isEqualTo(2);
        assertThat(program.err()).startsWith("Usage: caraway");
        assertThat(program.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "serve | Missing required parameter: 'SOURCE' | caraway serve",
                "serve rdp://desk | 'rdp://' is no source | caraway serve",
                "serve desk --encodings=tight,gif | encoding: gif | caraway serve",
                "serve desk --quality=10 | JPEG quality: 10 | caraway serve",
                "serve desk --compression=-1 | compression level: -1 | caraway serve",
                "serve spice://desk | no port | caraway serve",
                "serve desk:1 --retake | --retake is for SPICE sources | caraway serve",
                "serve spice://desk:1 --encodings=tight | --encodings is for VNC sources | caraway serve",
                "serve spice://desk:1 --quality=5 | --quality is for VNC sources | caraway serve",
                "serve spice://desk:1 --compression=1 | --compression is for VNC sources | caraway serve",
                "serve spice+tls://desk:1 --host-subject=desk | host subject: 'desk' | caraway serve",
                "serve spice+tls://desk:1 --encodings=tight | --encodings is for VNC sources | caraway serve",
                "replay | Missing required parameter: 'FILE' | caraway replay",
                "replay day.caraway --speed 0 | speed: 0.0 | caraway replay",
                "replay day.caraway --speed fast | 'fast' | caraway replay",
                "replay day.caraway --speed NaN | speed: NaN | caraway replay",
                "convert session.qxlrec | Missing required parameter: 'OUT' | caraway convert",
                "demo --spice 70000 | '70000' is not [HOST:]PORT | caraway demo",
                "demo --bogus | Unknown option: '--bogus' | caraway demo",
                "watch | Unmatched argument at index 0: 'watch' | caraway",
            })
    void main_withWrongCommandLine_saysWhatIsWrong(String line, String words, String command) throws Exception {
        Program program = Program.run(folder, line.split(" ", -1));

        assertThat(program.err()).startsWith("caraway: ").contains(words, "Try '" + command + " --help'.");
        assertThat(program.err().lines()).as("two lines, no stack trace").hasSize(2);
        assertThat(program.code()).isEqualTo(2);
        assertThat(program.out()).isEmpty();
    }

    @Test
    void demo_openToOthersWithoutTicket_isRefused() throws Exception {
        Program program = Program.run(folder, "demo", "--spice", "0.0.0.0:1");

        assertThat(program.err())
                .startsWith("caraway: 0.0.0.0 can be reached from other machines")
                .contains("--no-auth");
        assertThat(program.code()).isEqualTo(2);
    }

    @Test
    void demo_withMissingTicketFile_saysSo() throws Exception {
        Path missing = folder.resolve("none.pw");

        Program program = Program.run(folder, "demo", "--spice", ANY_PORT, "--ticket-file", missing.toString());

        assertThat(program.err().strip()).isEqualTo("caraway: " + missing + ": there is no such password file");
        assertThat(program.code()).isEqualTo(2);
    }

    @Test
    void demo_withTicketLongerThanSpiceAllows_saysSoWithoutTellingIt() throws Exception {
        Path file = Files.writeString(folder.resolve("long.pw"), "geheim".repeat(20));

        Program program = Program.run(folder, "demo", "--spice", ANY_PORT, "--ticket-file", file.toString());

        assertThat(program.err()).contains("ticket: longer than").doesNotContain("geheim");
        assertThat(program.code()).isEqualTo(2);
    }

    @Test
    void demo_whereSomebodyListensAlready_saysSo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Program program = Program.run(folder, "demo", "--spice", String.valueOf(taken.getLocalPort()));

            assertThat(program.err()).contains("caraway: cannot listen on 127.0.0.1:");
            assertThat(program.code()).isEqualTo(6);
        }
    }

    @Test
    void demo_whereRecordingIsThere_saysHowToReplaceIt() throws Exception {
        Path file = Files.writeString(folder.resolve("day.caraway"), "dear diary");

        Program program = Program.run(folder, "demo", "--spice", ANY_PORT, "--record", file.toString());

        assertThat(program.err())
                .contains("caraway: " + file + ": is there already")
                .contains("--force");
        assertThat(program.code()).isEqualTo(7);
        assertThat(file).hasContent("dear diary");
    }

    @Test
    void serve_whereNobodyAnswers_saysSo() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Program program = Program.run(folder, "serve", "vnc://:secret@127.0.0.1:" + port, "--spice", ANY_PORT);

        assertThat(program.err())
                .contains("caraway: vnc://127.0.0.1:" + port + ": cannot be reached")
                .doesNotContain("secret");
        assertThat(program.code()).isEqualTo(3);
    }

    @Test
    void serve_whereNoSpiceServerAnswers_saysSo() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Program program = Program.run(folder, "serve", "spice://:secret@127.0.0.1:" + port, "--spice", ANY_PORT);

        assertThat(program.err().strip())
                .isEqualTo("caraway: spice://127.0.0.1:" + port
                        + ": cannot be reached: connection refused, is the server running?");
        assertThat(program.code()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve spice://desk:1 --insecure | --insecure is for a SPICE server that is reached by TLS",
                "serve spice+unix:///desk --host-subject=CN=desk | --host-subject is for a SPICE server",
                "serve vnc://desk:1 --ca-file=none.pem | --ca-file is for a SPICE server that is reached by TLS",
                "bench spice://desk:1 --insecure | --insecure is for a SPICE server that is reached by TLS",
                "serve spice+tls://desk:1 --insecure --ca-file=none.pem | --insecure takes any certificate; --ca-file",
                "serve spice+tls://desk:1 --ca-file=none.pem | none.pem: there is no such file of certificates",
                "serve none.vv | none.vv: there is no such connection file",
            })
    void main_withOptionsThatDoNotFit_saysSoInOneLine(String line, String words) throws Exception {
        Program program = Program.run(folder, line.split(" ", -1));

        assertThat(program.err()).startsWith("caraway: " + words);
        assertThat(program.err().lines()).hasSize(1);
        assertThat(program.code()).isEqualTo(2);
    }

    @Test
    void serve_ofConnectionFileThatIsToBeDeleted_deletesItOnceTheCommandLineIsRight() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path file = Files.writeString(
                folder.resolve("desk.vv"),
                "[virt-viewer]\ntype=spice\nhost=127.0.0.1\nport=" + port + "\npassword=secret\ndelete-this-file=1\n");

        Program wrong = Program.run(folder, "serve", file.toString(), "--quality=5");

        assertThat(wrong.err()).contains("--quality is for VNC sources").doesNotContain("secret");
        assertThat(file).exists();

        Program right = Program.run(folder, "serve", file.toString(), "--spice", ANY_PORT);

        assertThat(right.err().strip())
                .isEqualTo("caraway: spice://127.0.0.1:" + port
                        + ": cannot be reached: connection refused, is the server running?");
        assertThat(right.code()).isEqualTo(3);
        assertThat(file).doesNotExist();
    }

    @Test
    void serve_ofConnectionFileOnStandardInput_readsIt() throws Exception {
        Program program = Program.runWith("[virt-viewer]\ntype=spice\nport\n", folder, "serve", "-");

        assertThat(program.err().strip()).isEqualTo("caraway: standard input: line 3: (expected: key=value)");
        assertThat(program.code()).isEqualTo(2);
    }

    @Test
    void serve_ofSocketWhereNobodyListens_saysSo() throws Exception {
        Path socket = folder.resolve("none.sock");

        Program program = Program.run(folder, "serve", "spice+unix://" + socket, "--spice", ANY_PORT);

        assertThat(program.err().strip())
                .isEqualTo("caraway: spice+unix://" + socket
                        + ": cannot be reached: there is no such socket, is the server running?");
        assertThat(program.code()).isEqualTo(3);
    }

    @Test
    void serve_ofServerWhoseCertificateIsNotChecked_warns() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Program program =
                Program.run(folder, "serve", "spice+tls://127.0.0.1:" + port, "--insecure", "--spice", ANY_PORT);

        assertThat(program.err() + program.out())
                .contains("event=certificate-not-checked source=spice+tls://127.0.0.1:" + port);
        assertThat(program.code()).isEqualTo(3);
    }

    @Test
    void serve_ofSpiceServerWithPasswordLongerThanSpiceAllows_saysSoWithoutTellingIt() throws Exception {
        Path file = Files.writeString(folder.resolve("long.pw"), "geheim".repeat(20));

        Program program = Program.run(folder, "serve", "spice://desk:1", "--password-file", file.toString());

        assertThat(program.err()).contains("password: longer than").doesNotContain("geheim");
        assertThat(program.code()).isEqualTo(2);
    }

    @Test
    void replay_ofMissingFile_saysSo() throws Exception {
        Path missing = folder.resolve("none.caraway");

        Program program = Program.run(folder, "replay", missing.toString(), "--spice", ANY_PORT);

        assertThat(program.err()).contains("caraway: " + missing + ": there is no such file");
        assertThat(program.code()).isEqualTo(7);
    }

    @Test
    void replay_ofOtherFile_saysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("diary"), "dear diary".repeat(10));

        Program program = Program.run(folder, "replay", file.toString(), "--spice", ANY_PORT);

        assertThat(program.err()).contains("caraway: " + file);
        assertThat(program.code()).isEqualTo(7);
    }

    @Test
    void version_isToldBothWays() throws Exception {
        Program command = Program.run(folder, "version");

        assertThat(command.out()).matches("Caraway \\d+\\.\\d+\\.\\d+\\S* \\(Java .*\\)\\R");
        assertThat(command.code()).isZero();
    }

    @Test
    void demo_openToOthersWithEmptyTicket_isRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("empty.pw"), "\n");

        Program program = Program.run(folder, "demo", "--spice", "0.0.0.0:1", "--ticket-file", file.toString());

        assertThat(program.err()).contains("empty.pw");
        assertThat(program.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version"})
    void main_askedForHelpOrVersion_tellsItOnce(String option) throws Exception {
        Program program = Program.run(folder, option);

        assertThat(program.out().lines().filter(line -> line.matches("(Usage:|Caraway) .*")))
                .hasSize(1);
        assertThat(program.code()).isZero();
    }

    @Test
    void serve_thatFails_writesOneLineAndNoStackTrace() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        for (int i = 0; i < 5; i++) {
            Program program = Program.run(folder, "serve", "vnc://127.0.0.1:" + port, "--spice", ANY_PORT);

            assertThat(program.err().lines()).hasSize(1);
        }
    }

    @Test
    void demo_whereSomebodyListensAlready_namesTheAddress() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Program program = Program.run(folder, "demo", "--spice", String.valueOf(taken.getLocalPort()));

            assertThat(program.err()).contains(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void bench_whereNobodyAnswers_saysSoInOneLine() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Program program = Program.run(folder, "bench", "spice://127.0.0.1:" + port);

        assertThat(program.err().lines()).hasSize(1);
        assertThat(program.err()).startsWith("caraway: spice://127.0.0.1:" + port + ": cannot be reached");
        assertThat(program.code()).isEqualTo(3);
    }

    @Test
    void bench_ofMissingProcess_saysSo() throws Exception {
        Program program = Program.run(folder, "bench", "spice://127.0.0.1:1", "--pid", "99999999");

        assertThat(program.err()).contains("caraway: --pid: there is no process 99999999");
        assertThat(program.code()).isEqualTo(2);
    }
}
