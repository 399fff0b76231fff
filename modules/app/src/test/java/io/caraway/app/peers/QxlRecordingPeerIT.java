package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XspiceServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reference server records of itself, converted and played: the picture that its own viewer was shown. */
@NeedsPrograms({"Xorg", "Xspice", "xterm", "xdotool", "xsetroot", "display", "import", "bash", "spicy-screenshot"})
final class QxlRecordingPeerIT {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int SECONDS = 60;
    private static final int STEPS = 40;
    private static final int BACKGROUND = 0x204060;
    private static final long SEED = 14;
    private static final Pattern EVENT = Pattern.compile("^event \\d+ \\d+ \\d+ (\\d+)$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    @Test
    void recordingOfXspice_convertedAndReplayed_endsWithThePictureOfTheReferenceViewer() throws Exception {
        Path recorded = folder.resolve("session.qxlrec");
        Screenshot truth;
        long stillNanos;
        try (XspiceServer server = XspiceServer.startRecorded(WIDTH, HEIGHT, recorded);
                XDesktop desktop = new XDesktop(server.display())) {
            desktop.background(BACKGROUND);
            desktop.openTerminal(60, 20, 20, 20);
            String window = desktop.openPicture(230, 170, 500, 300, SEED);
            try (RealProgram motion = desktop.startMotion(window, STEPS, WIDTH, HEIGHT)) {
                assertThat(motion.awaitExit(SECONDS)).as(motion.log()).isZero();
            }
            desktop.awaitStill();
            truth = SpicyScreenshot.take(server.port());
            // The clock of the recording is this one.
            stillNanos = System.nanoTime();
        }
        Path session = cutAt(recorded, stillNanos);
        Path converted = folder.resolve("session.caraway");

        String told = Caraway.run("convert", session.toString(), converted.toString());

        assertThat(told).contains("a recording of spice-server").doesNotContain("Warning");
        Caraway.assertReplayEndsWith(converted, truth, "qxl-converted");
        Caraway.assertReplayEndsWith(session, truth, "qxl-replayed");
        try (Caraway serve = Caraway.serve(session.toString())) {
            serve.awaitEndOfRecording();
            serve.assertShows(truth, "qxl-served");
        }
    }

    /** The file as it would be had the server been killed then: its programs ended after that, and their windows were closed. */
    private static Path cutAt(Path recorded, long nanos) throws Exception {
        byte[] all = Files.readAllBytes(recorded);
        Matcher event = EVENT.matcher(new String(all, StandardCharsets.ISO_8859_1));
        int end = all.length;
        while (event.find()) {
            if (Long.parseLong(event.group(1)) > nanos) {
                end = event.start();
                break;
            }
        }
        Path cut = recorded.resolveSibling("cut.qxlrec");
        return Files.write(cut, Arrays.copyOf(all, end));
    }
}
