package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XvncServer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real VNC server sends through a proxy that writes it down, converted: the server's own last picture. */
@NeedsPrograms({"Xvnc", "xterm", "xdotool", "xsetroot", "display", "import", "bash", "spicy-screenshot"})
final class FbsRecordingPeerIT {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int SECONDS = 60;
    private static final int STEPS = 30;
    private static final int BACKGROUND = 0x204060;
    private static final long SEED = 15;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tight", "zrle", "hextile"})
    void recordingOfXvnc_converted_endsWithThePictureOfTheServer(String encoding) throws Exception {
        Path recorded = folder.resolve("session.fbs");
        Path converted = folder.resolve("session.caraway");
        Screenshot truth;
        try (XvncServer server = XvncServer.start(WIDTH, HEIGHT);
                FbsProxy proxy = FbsProxy.to(server.port(), recorded);
                XDesktop desktop = new XDesktop(server.display())) {
            // Xvnc paints the pointer into the picture of a client that did not put it where it is; this is where
            // clients begin.
            server.display().run("xdotool", "mousemove", "0", "0");
            truth = play(proxy, desktop, encoding);
            proxy.awaitEnd();
        }

        String told = Caraway.run("convert", recorded.toString(), converted.toString());

        assertThat(told).contains("a recording of a VNC proxy").doesNotContain("Warning");
        Caraway.assertReplayEndsWith(converted, truth, "fbs-converted-" + encoding);
    }

    /** Plays a session before a viewer behind the proxy, and tells what it ends with. */
    private static Screenshot play(FbsProxy proxy, XDesktop desktop, String encoding) throws Exception {
        try (Caraway viewer = Caraway.serve(proxy.port(), "--encodings", encoding)) {
            desktop.background(BACKGROUND);
            desktop.openTerminal(60, 20, 20, 20);
            String window = desktop.openPicture(230, 170, 500, 300, SEED);
            try (RealProgram motion = desktop.startMotion(window, STEPS, WIDTH, HEIGHT)) {
                assertThat(motion.awaitExit(SECONDS)).as(motion.log()).isZero();
            }
            Screenshot truth = desktop.awaitStill();
            viewer.assertShows(truth, "fbs-live-" + encoding);
            return truth;
        }
    }
}
