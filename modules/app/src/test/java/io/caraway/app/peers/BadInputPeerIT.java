package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.testkit.Deadline;
import io.caraway.testkit.FreePorts;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XvncServer;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and peers do wrong: each has its exit code and one clear line, or harms nobody else. */
@NeedsPrograms({"Xvnc", "xsetroot", "xterm", "xdotool", "import", "spicy-screenshot", "x11vnc"})
final class BadInputPeerIT {
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 3;
    private static final int REFUSED = 4;
    private static final int NOT_VNC = 5;
    private static final int CANNOT_LISTEN = 6;
    private static final int BAD_RECORDING = 7;

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int SECONDS = 30;
    private static final int GARBAGE_BYTES = 10_000;
    private static final long SEED = 29;

    @TempDir
    Path folder;

    @Test
    void serve_withoutASource_isWrongUsage() {
        try (Caraway caraway = Caraway.start("serve")) {
            assertThat(caraway.program().awaitExit(SECONDS)).isEqualTo(USAGE);
            assertNoStackTrace(caraway);
        }
    }

    @Test
    void serve_wrongOrMissingOrRightPassword_isTold() throws IOException {
        Path right = Files.writeString(folder.resolve("right.txt"), "secret\n");
        Path wrong = Files.writeString(folder.resolve("wrong.txt"), "guess\n");
        try (XvncServer source = startWithPassword("secret");
                XDesktop desktop = new XDesktop(source.display())) {
            String address = "vnc://127.0.0.1:" + source.port();
            assertFails(REFUSED, "serve", address, "--spice", "0", "--password-file", wrong.toString());
            assertFails(REFUSED, "serve", address, "--spice", "0");

            desktop.background(0x336699);
            try (Caraway caraway = Caraway.serve(source.port(), "--password-file", right.toString())) {
                caraway.assertShows(desktop.awaitStill(), "right-password");
                assertThat(caraway.program().output() + caraway.program().errors())
                        .doesNotContain("secret");
            }
        }
    }

    /** A desktop behind a password; x11vnc writes the password file, in the form that all VNC servers share. */
    private XvncServer startWithPassword(String password) {
        String file = folder.resolve("passwd").toString();
        try (RealProgram store =
                RealProgram.start("storepasswd", Map.of(), List.of("x11vnc", "-storepasswd", password, file))) {
            assertThat(store.awaitExit(SECONDS)).as(store::log).isZero();
        }
        return XvncServer.start(WIDTH, HEIGHT, FreePorts.next(), "-SecurityTypes", "VncAuth", "-PasswordFile", file);
    }

    @Test
    void serve_sourceSpeaksHttp_isNoVnc() throws IOException {
        try (ServerSocket http = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answer(http));
            server.start();
            assertFails(NOT_VNC, "serve", "vnc://127.0.0.1:" + http.getLocalPort(), "--spice", "0");
        }
    }

    private static void answer(ServerSocket server) {
        byte[] answer = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(answer);
            } catch (SocketException e) {
                // The test has closed the server, or the client was quicker to go.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void serve_nobodyListens_isUnreachable() {
        assertFails(UNREACHABLE, "serve", "vnc://127.0.0.1:" + FreePorts.next(), "--spice", "0");
    }

    @Test
    void serve_sourceVanishesAndReturns_viewersSeeLastThenNewPicture() {
        int port = FreePorts.next();
        String[] open = {"-SecurityTypes", "None"};
        XvncServer source = XvncServer.start(WIDTH, HEIGHT, port, open);
        try (Caraway caraway = Caraway.serve(port)) {
            Screenshot last;
            try (XDesktop desktop = new XDesktop(source.display())) {
                desktop.background(0x114477);
                desktop.openTerminal(40, 10, 30, 30);
                last = desktop.awaitStill();
                caraway.assertShows(last, "before-the-source-vanishes");
                source.display().server().signal("KILL");
                source.display().server().awaitExit(SECONDS);
            }
            caraway.assertShows(last, "source-gone");

            try (XvncServer again = XvncServer.start(WIDTH, HEIGHT, port, open);
                    XDesktop desktop = new XDesktop(again.display())) {
                desktop.background(0x774411);
                caraway.assertShows(desktop.awaitStill(), "source-back");
            }
        } finally {
            source.close();
        }
    }

    @Test
    void serve_portInUse_cannotListen() throws IOException {
        try (XvncServer source = XvncServer.start(WIDTH, HEIGHT);
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            assertFails(CANNOT_LISTEN, "serve", "vnc://127.0.0.1:" + source.port(), "--spice", port);
        }
    }

    @Test
    void serve_recordingCannotBeWritten_isTold() {
        Path nowhere = folder.resolve("no-such-folder").resolve("a.caraway");
        try (XvncServer source = XvncServer.start(WIDTH, HEIGHT)) {
            String address = "vnc://127.0.0.1:" + source.port();
            assertFails(BAD_RECORDING, "serve", address, "--spice", "0", "--record", nowhere.toString());
        }
    }

    @Test
    void replay_ofAnotherKindOfFile_isTold() throws IOException {
        Path text = Files.writeString(folder.resolve("text.caraway"), "This is not a recording.\n".repeat(100));
        assertFails(BAD_RECORDING, "replay", text.toString(), "--spice", "0");
        Path missing = folder.resolve("missing.caraway");
        assertFails(BAD_RECORDING, "replay", missing.toString(), "--spice", "0");
    }

    @Test
    void serve_garbageAndSilentViewers_otherViewersAreRight() throws IOException {
        byte[] garbage = new byte[GARBAGE_BYTES];
        new Random(SEED).nextBytes(garbage);
        byte[] link = "REDQ\2\0\0\0\2\0\0\0\377\377\377\377".getBytes(StandardCharsets.ISO_8859_1);
        try (XvncServer source = XvncServer.start(WIDTH, HEIGHT);
                XDesktop desktop = new XDesktop(source.display());
                Caraway caraway = Caraway.serve(source.port());
                Socket silent = connect(caraway);
                Socket half = connect(caraway);
                Socket hostile = connect(caraway);
                Socket random = connect(caraway)) {
            desktop.background(0x557799);
            // One says nothing, one stops within the link message, one announces 4 GiB, one sends anything at all.
            half.getOutputStream().write(link, 0, 9);
            hostile.getOutputStream().write(link);
            sendAnyway(random, garbage);
            caraway.assertShows(desktop.awaitStill(), "beside-bad-viewers");

            desktop.background(0x997755);
            sendAnyway(random, garbage);
            caraway.assertShows(desktop.awaitStill(), "beside-bad-viewers-later");
            assertThat(caraway.program().isRunning()).isTrue();
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void serve_viewersThatLinkAndMisbehave_otherViewersAreRight() throws IOException, ProtocolException {
        try (XvncServer source = XvncServer.start(WIDTH, HEIGHT);
                XDesktop desktop = new XDesktop(source.display());
                Caraway caraway = Caraway.serve(source.port());
                ScriptedViewer main = link(caraway, ChannelType.MAIN, 0);
                ScriptedViewer otherMain = link(caraway, ChannelType.MAIN, 0);
                ScriptedViewer silent = link(caraway, ChannelType.DISPLAY, session(main));
                ScriptedViewer garbage = link(caraway, ChannelType.DISPLAY, session(otherMain))) {
            byte[] noise = new byte[GARBAGE_BYTES];
            new Random(SEED).nextBytes(noise);
            garbage.sendBytes(noise);
            desktop.background(0x335577);
            caraway.assertShows(desktop.awaitStill(), "beside-linked-viewers");
            assertThat(garbage.isClosedByServer()).isTrue();

            // Its display channel was linked, and nothing came on it: it is given up on, and told of once.
            Deadline.seconds(SECONDS)
                    .until(
                            "the silent viewer is thrown out",
                            () -> caraway.program().errors().contains("display: no INIT within 10 s"),
                            caraway.program()::log);
            assertThat(silent.isClosedByServer()).isTrue();
            assertThat(caraway.program().errors().split("no INIT", -1)).hasSize(2);
            desktop.background(0x775533);
            caraway.assertShows(desktop.awaitStill(), "after-linked-viewers");
        }
    }

    private static ScriptedViewer link(Caraway caraway, ChannelType type, int session)
            throws IOException, ProtocolException {
        return ScriptedViewer.link(caraway.spicePort(), type, session, "", Capabilities.NONE);
    }

    private static int session(ScriptedViewer main) throws IOException, ProtocolException {
        return MainMessage.Init.read(main.readUntil(MainMessage.Init.TYPE).reader())
                .sessionId();
    }

    private static Socket connect(Caraway caraway) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), caraway.spicePort());
    }

    private static void sendAnyway(Socket socket, byte[] data) throws IOException {
        try {
            socket.getOutputStream().write(data);
        } catch (SocketException e) {
            // Thrown out already, as it should be.
        }
    }

    private static void assertFails(int code, String... arguments) {
        try (Caraway caraway = Caraway.start(arguments)) {
            assertThat(caraway.program().awaitExit(SECONDS))
                    .as(caraway.program()::log)
                    .isEqualTo(code);
            assertThat(caraway.program().errors().lines())
                    .as(caraway.program()::log)
                    .hasSize(1);
            assertNoStackTrace(caraway);
        }
    }

    private static void assertNoStackTrace(Caraway caraway) {
        assertThat(caraway.program().errors()).isNotBlank().doesNotContain("\tat ", "Exception in thread");
    }
}
