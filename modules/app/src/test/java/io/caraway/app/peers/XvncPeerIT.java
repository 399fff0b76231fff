package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.RemoteViewer;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XvncServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A TigerVNC desktop with text, a picture and a moving window, broadcast, recorded and played back. */
@NeedsPrograms({
    "Xvnc",
    "Xvfb",
    "xterm",
    "xdotool",
    "xsetroot",
    "xrandr",
    "display",
    "import",
    "bash",
    "spicy-screenshot",
    "remote-viewer"
})
final class XvncPeerIT {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int SECONDS = 60;
    private static final int LONG_MOTION_STEPS = 60;
    private static final int SHORT_MOTION_STEPS = 25;
    private static final int BACKGROUND = 0x204060;
    private static final long SEED = 11;

    @TempDir
    Path folder;

    private XvncServer source;
    private XDesktop desktop;
    private String window;

    @BeforeEach
    void openDesktop() {
        source = XvncServer.start(WIDTH, HEIGHT);
        desktop = new XDesktop(source.display());
        // Xvnc paints the pointer into the picture of every client that did not put it where it is, and X's own
        // screenshots
        // never show it. A client that has not moved it yet counts as having put it in the corner.
        source.display().run("xdotool", "mousemove", "0", "0");
        desktop.background(BACKGROUND);
        desktop.openTerminal(70, 24, 20, 20);
        // Beyond the right and the lower edge at times: what is drawn is then cut off.
        window = desktop.openPicture(230, 170, 500, 300, SEED);
    }

    @AfterEach
    void closeDesktop() {
        desktop.close();
        source.close();
    }

    @Test
    void serve_desktopInMotion_viewersAndRecordingShowEveryStillMoment() {
        Path recording = folder.resolve("session.caraway");
        Screenshot last;
        try (Caraway caraway = Caraway.serve(source.port(), "--record", recording.toString())) {
            RealProgram motion = motion(LONG_MOTION_STEPS);
            try (RemoteViewer longViewer = RemoteViewer.start(caraway.spicePort())) {
                while (motion.isRunning()) {
                    assertThat(SpicyScreenshot.take(caraway.spicePort()).width())
                            .isEqualTo(WIDTH);
                }
                Screenshot first = awaitStill(motion);
                caraway.assertShows(first, "first-still-moment");
                longViewer.awaitPicture(first, "first-still-moment-long-viewer");

                last = awaitStill(motion(SHORT_MOTION_STEPS));
                assertThat(last.differingPixels(first)).isPositive();
                caraway.assertShows(last, "second-still-moment");
                longViewer.awaitPicture(last, "second-still-moment-long-viewer");
            }
            caraway.interrupt();
        }
        Caraway.assertReplayEndsWith(recording, last, "xvnc-replay");
    }

    @Test
    void serve_desktopThatChangesSize_viewersAndRecordingFollow() {
        Path recording = folder.resolve("sizes.caraway");
        Screenshot last = desktop.awaitStill();
        try (Caraway caraway = Caraway.serve(source.port(), "--record", recording.toString());
                RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
            viewer.awaitPicture(last, "size-at-first");
            for (String size : List.of("1024x768", "640x480")) {
                source.display().run("xrandr", "--output", "VNC-0", "--mode", size);
                last = desktop.awaitStill();
                assertThat(last.width() + "x" + last.height()).isEqualTo(size);
                caraway.assertShows(last, "size-" + size);
                viewer.awaitPicture(last, "size-" + size + "-long-viewer");
            }
            caraway.interrupt();
        }
        Caraway.assertReplayEndsWith(recording, last, "sizes-replay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "copyrect,rre", "hextile", "zrle", "tight"})
    void serve_oneEncoding_viewersShowTheDesktop(String encodings) {
        try (Caraway caraway = Caraway.serve(source.port(), "--encodings", encodings)) {
            caraway.assertShows(awaitStill(motion(SHORT_MOTION_STEPS)), "encodings-" + encodings.replace(',', '-'));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lz", "lz4", "quic", "off"})
    void serve_oneCompression_viewerShowsTheDesktop(String compression) {
        try (Caraway caraway = Caraway.serve(source.port());
                RemoteViewer viewer = RemoteViewer.start(caraway.spicePort(), compression)) {
            viewer.awaitPicture(desktop.awaitStill(), "compression-" + compression + "-at-first");
            viewer.awaitPicture(awaitStill(motion(SHORT_MOTION_STEPS)), "compression-" + compression);
        }
    }

    private RealProgram motion(int steps) {
        return desktop.startMotion(window, steps, WIDTH, HEIGHT);
    }

    private Screenshot awaitStill(RealProgram motion) {
        assertThat(motion.awaitExit(SECONDS)).as(motion::log).isZero();
        return desktop.awaitStill();
    }
}
