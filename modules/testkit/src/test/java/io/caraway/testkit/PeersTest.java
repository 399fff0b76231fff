package io.caraway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rig against the peers alone: what it measures with must itself be right. */
final class PeersTest {
    private static final int SECONDS = 30;
    private static final long SEED = 7;

    @TempDir
    Path folder;

    @Test
    @NeedsPrograms({"Xvnc", "xterm", "xdotool", "xsetroot", "display", "import", "bash"})
    void desktop_afterMotion_isStillAndChanged() {
        try (XvncServer server = XvncServer.start(800, 600);
                XDesktop desktop = new XDesktop(server.display())) {
            desktop.background(0x204060);
            desktop.openTerminal(60, 20, 10, 10);
            String window = desktop.openPicture(200, 150, 500, 300, SEED);
            Screenshot before = desktop.awaitStill();
            desktop.startMotion(window, 20, 600, 400).awaitExit(SECONDS);
            Screenshot after = desktop.awaitStill();

            assertThat(before.at(799, 599)).isEqualTo(0x204060);
            assertThat(after.differingPixels(before)).isGreaterThan(20_000);
        }
    }

    @Test
    @NeedsPrograms({"qemu-system-x86_64", "spicy-screenshot", "remote-viewer", "Xvfb", "xdotool", "import"})
    void viewers_ofQemusOwnSpiceServer_showWhatTheMachineShows() {
        try (QemuScreen machine = QemuScreen.spice()) {
            Screenshot blank = machine.screenshot();
            Deadline.seconds(SECONDS)
                    .until(
                            "the firmware prints",
                            () -> machine.screenshot().differingPixels(blank) > 0,
                            blank::toString);
            machine.freeze();
            Screenshot truth = machine.screenshot();

            SpicyScreenshot.take(machine.port(), 1).forEach(shot -> shot.assertEqualPixels(truth, "qemu-spice"));
            try (RemoteViewer viewer = RemoteViewer.start(machine.port())) {
                assertThat(viewer.awaitPicture(truth, "qemu-remote-viewer").width())
                        .isEqualTo(truth.width());
            }
        }
    }

    @Test
    @NeedsPrograms({"Xvfb", "xterm", "xdotool"})
    void typingTerminal_typedLine_isInTheFile() throws IOException {
        Path typed = folder.resolve("typed.txt");
        try (XDisplay display = XDisplay.xvfb(640, 480);
                XDesktop desktop = new XDesktop(display)) {
            desktop.openTypingTerminal(typed);
            display.run("xdotool", "type", "--delay", "20", "Hello 123 !@#");
            display.run("xdotool", "key", "Return");
            Deadline.seconds(SECONDS)
                    .until(
                            "the line is there",
                            () -> typed.toFile().length() > 0,
                            () -> display.server().log());

            assertThat(Files.readString(typed)).isEqualTo("Hello 123 !@#\n");
        }
    }

    @Test
    @NeedsPrograms({"Xvfb", "x11vnc"})
    void x11vnc_onADisplay_speaksFirst() throws IOException {
        try (XDisplay display = XDisplay.xvfb(640, 480);
                X11vncServer server = X11vncServer.start(display);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(SECONDS * 1000);
            assertThat(new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII))
                    .isEqualTo("RFB ");
        }
    }
}
