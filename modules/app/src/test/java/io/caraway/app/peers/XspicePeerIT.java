package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.testkit.DrawingViewer;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XspiceServer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the reference server sends, in each way to compress images that it has, drawn by us: at every still moment as the
 * reference viewer shows it.
 */
@NeedsPrograms({"Xorg", "Xspice", "xterm", "xdotool", "xsetroot", "display", "import", "bash", "spicy-screenshot"})
final class XspicePeerIT {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int SECONDS = 60;
    private static final int STEPS = 40;
    private static final int MOMENTS = 3;
    private static final int BACKGROUND = 0x204060;
    private static final long SEED = 12;

    @ParameterizedTest
    @CsvSource({"never, GLZ", "always, ZLIB_GLZ"})
    void session_sentInEachCompression_isDrawnAsTheReferenceViewerShowsIt(String zlib, String glz) throws Exception {
        Map<String, DrawingViewer> viewers = new TreeMap<>();
        try (XspiceServer server = XspiceServer.start(WIDTH, HEIGHT, Map.of("SpiceZlibGlzWanCompression", zlib));
                XDesktop desktop = new XDesktop(server.display())) {
            for (DisplayMessage.Compression compression : DisplayMessage.Compression.values()) {
                viewers.put(compression.name(), DrawingViewer.join(server.port(), compression));
            }
            play(server, desktop, viewers);
            Map<String, Map<String, Long>> counts = new TreeMap<>();
            viewers.forEach((name, viewer) -> counts.put(name, viewer.imageCounts()));
            assertThat(counts.get("OFF")).containsKey("BITMAP").doesNotContainKeys("LZ_RGB", "QUIC", glz);
            assertThat(counts.get("LZ")).containsKey("LZ_RGB");
            assertThat(counts.get("LZ4")).containsKey("LZ4");
            assertThat(counts.get("QUIC")).containsKey("QUIC");
            assertThat(counts.get("AUTO_LZ")).containsKeys("LZ_RGB", "QUIC");
            assertThat(counts.get("GLZ")).containsKey(glz);
            assertThat(counts.get("AUTO_GLZ")).containsKeys(glz, "QUIC");
        } finally {
            for (DrawingViewer viewer : viewers.values()) {
                viewer.close();
            }
        }
    }

    /** Plays a session, and compares all viewers at each still moment. */
    private static void play(XspiceServer server, XDesktop desktop, Map<String, DrawingViewer> viewers) {
        desktop.background(BACKGROUND);
        desktop.openTerminal(60, 20, 20, 20);
        String window = desktop.openPicture(230, 170, 500, 300, SEED);
        for (int moment = 0; moment < MOMENTS; moment++) {
            try (RealProgram motion = desktop.startMotion(window, STEPS, WIDTH, HEIGHT)) {
                assertThat(motion.awaitExit(SECONDS)).as(motion.log()).isZero();
            }
            desktop.awaitStill();
            Screenshot expected = SpicyScreenshot.take(server.port());
            for (Map.Entry<String, DrawingViewer> viewer : viewers.entrySet()) {
                viewer.getValue().awaitPicture(expected, "xspice-" + viewer.getKey() + "-" + moment);
            }
        }
        viewers.forEach((name, viewer) -> System.out.println("xspice " + name + ": " + viewer.imageCounts()));
    }
}
