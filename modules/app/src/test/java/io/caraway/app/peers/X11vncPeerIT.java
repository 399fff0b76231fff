package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.RemoteViewer;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.X11vncServer;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XDisplay;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desktop that x11vnc looks at and serves, broadcast. */
@NeedsPrograms({
    "Xvfb",
    "x11vnc",
    "xterm",
    "xdotool",
    "xsetroot",
    "display",
    "import",
    "bash",
    "spicy-screenshot",
    "remote-viewer"
})
final class X11vncPeerIT {
    // No multiple of 64: tiles at the right and lower edge are cut.
    private static final int WIDTH = 790;
    private static final int HEIGHT = 590;
    private static final int SECONDS = 60;
    private static final int MOTION_STEPS = 30;
    private static final long SEED = 17;

    @TempDir
    Path folder;

    @Test
    void serve_desktopInMotion_viewersShowEveryStillMoment() {
        try (XDisplay display = XDisplay.xvfb(WIDTH, HEIGHT);
                XDesktop desktop = new XDesktop(display);
                X11vncServer source = X11vncServer.start(display)) {
            desktop.background(0x305030);
            desktop.openTerminal(60, 20, 10, 10);
            String window = desktop.openPicture(200, 150, 500, 300, SEED);
            Path recording = folder.resolve("x11vnc.caraway");
            Screenshot last;
            try (Caraway caraway = Caraway.serve(source.port(), "--record", recording.toString())) {
                caraway.assertShows(desktop.awaitStill(), "x11vnc-at-first");
                try (RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
                    RealProgram motion = desktop.startMotion(window, MOTION_STEPS, WIDTH, HEIGHT);
                    assertThat(motion.awaitExit(SECONDS)).as(motion::log).isZero();
                    last = desktop.awaitStill();
                    caraway.assertShows(last, "x11vnc");
                    viewer.awaitPicture(last, "x11vnc-long-viewer");
                }
                caraway.interrupt();
            }
            Caraway.assertReplayEndsWith(recording, last, "x11vnc-replay");
        }
    }
}
