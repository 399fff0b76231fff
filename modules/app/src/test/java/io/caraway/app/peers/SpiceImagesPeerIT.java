package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.DisplayMessage.Compression;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.RemoteViewer;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XspiceServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A desktop session of the reference SPICE server, in every form that its images can have: windows that move, terminals that
 * scroll, text in several fonts, pictures, fills, pointers.
 */
@NeedsPrograms({
    "Xorg",
    "Xspice",
    "Xvfb",
    "xterm",
    "xdotool",
    "xsetroot",
    "display",
    "import",
    "bash",
    "spicy-screenshot",
    "remote-viewer"
})
final class SpiceImagesPeerIT {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int SECONDS = 60;
    private static final int STEPS = 25;
    private static final long SEED = 31;
    private static final List<Integer> BACKGROUNDS = List.of(0x204060, 0x604020, 0x206040);
    private static final List<String> POINTERS = List.of("left_ptr", "watch", "crosshair");

    @ParameterizedTest
    @EnumSource(Compression.class)
    void serve_everyWayToCompress_viewersShowEveryStillMoment(Compression images) {
        String name = images.name().toLowerCase(Locale.ROOT).replace('_', '-');
        try (XspiceServer source = XspiceServer.start(WIDTH, HEIGHT, Map.of());
                XDesktop desktop = new XDesktop(source.display())) {
            desktop.background(BACKGROUNDS.get(0));
            desktop.openTerminal(60, 20, 20, 20);
            desktop.openText("DejaVu Sans Mono", 13, 420, 40);
            String window = desktop.openPicture(230, 170, 500, 300, SEED);
            try (Caraway caraway = Caraway.serve("spice://127.0.0.1:" + source.port(), "--images", name, "--figures");
                    RemoteViewer longViewer = RemoteViewer.start(caraway.spicePort())) {
                for (int moment = 0; moment < BACKGROUNDS.size(); moment++) {
                    try (RealProgram motion = desktop.startMotion(window, STEPS, WIDTH, HEIGHT)) {
                        desktop.pointer(POINTERS.get(moment));
                        assertThat(motion.awaitExit(SECONDS)).as(motion.log()).isZero();
                    }
                    desktop.background(BACKGROUNDS.get(moment));
                    desktop.awaitStill();
                    Screenshot truth = SpicyScreenshot.take(source.port());
                    caraway.assertShows(truth, "spice-images-" + name + "-" + moment);
                    longViewer.awaitPicture(truth, "spice-images-long-viewer-" + name + "-" + moment);
                }
                caraway.interrupt();
                assertThat(caraway.program().output()).contains("Images that came:");
            }
        }
    }
}
