package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XvncServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live desktop that is being recorded, seen live by some and rewound by others, while recording goes on. */
@NeedsPrograms({"Xvnc", "xterm", "xdotool", "xsetroot", "display", "import", "bash", "spicy-screenshot"})
final class DvrPeerIT {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int SECONDS = 20;
    private static final int RED = 0xa00000;
    private static final int GREEN = 0x00a000;
    private static final int BLUE = 0x0000a0;

    @TempDir
    private Path folder;

    @Test
    void dvr_ofALiveSession_isRewoundAndCatchesUp_whileOthersStayLive() {
        Path recording = folder.resolve("live.caraway");
        try (XvncServer source = XvncServer.start(WIDTH, HEIGHT);
                XDesktop desktop = new XDesktop(source.display())) {
            desktop.openTerminal(40, 10, 10, 10);
            Screenshot red = show(desktop, RED);
            Screenshot last;
            try (Caraway caraway =
                    Caraway.serve(source.port(), "--record", recording.toString(), "--dvr", "127.0.0.1:0")) {
                awaitShown(caraway.dvrPort(), red, "dvr-live");
                assertThat(caraway.type("mark the red one")).isEqualTo("marked");
                Screenshot green = show(desktop, GREEN);
                awaitShown(caraway.dvrPort(), green, "dvr-still-live");

                assertThat(caraway.type("pause")).contains("paused");
                Screenshot blue = show(desktop, BLUE);
                awaitShown(caraway.spicePort(), blue, "live-beside-pause");
                SpicyScreenshot.take(caraway.dvrPort()).assertEqualPixels(green, "dvr-paused");

                assertThat(caraway.type("seek 0.1")).contains("paused");
                awaitShown(caraway.dvrPort(), red, "dvr-rewound");
                SpicyScreenshot.take(caraway.spicePort()).assertEqualPixels(blue, "live-beside-rewind");

                assertThat(caraway.type("speed 8")).contains("8.0x");
                assertThat(caraway.type("play")).doesNotContain("paused");
                awaitShown(caraway.dvrPort(), blue, "dvr-caught-up");
                Deadline.seconds(SECONDS)
                        .until(
                                "live again",
                                () -> caraway.type("where").endsWith(", live"),
                                () -> caraway.program().log());
                last = show(desktop, RED);
                awaitShown(caraway.dvrPort(), last, "dvr-live-again");

                try (Caraway other = Caraway.replay(recording, "--follow")) {
                    awaitShown(other.spicePort(), last, "another-program-follows");
                    last = show(desktop, GREEN);
                    awaitShown(other.spicePort(), last, "another-program-goes-on");
                }
                caraway.interrupt();
            }
            Caraway.assertReplayEndsWith(recording, last, "dvr-recording");
        }
    }

    private static Screenshot show(XDesktop desktop, int color) {
        desktop.background(color);
        return desktop.awaitStill();
    }

    private static void awaitShown(int port, Screenshot truth, String name) {
        try {
            Deadline.seconds(SECONDS)
                    .until(name, () -> SpicyScreenshot.take(port).equals(truth), () -> "");
        } catch (AssertionError e) {
            SpicyScreenshot.take(port).assertEqualPixels(truth, name);
            throw e;
        }
    }
}
