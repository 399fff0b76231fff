package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XDisplay;
import io.caraway.testkit.XspiceServer;
import io.caraway.testkit.XvncServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recordings of real desktops, in which a replay is sent here and there: each moment looks as it does to who plays from the
 * start. {@code -Dseek.seconds=60 -Dseek.moments=50} makes long ones of it.
 */
@NeedsPrograms({
    "Xvnc",
    "Xorg",
    "Xspice",
    "xterm",
    "xdotool",
    "xsetroot",
    "display",
    "import",
    "bash",
    "spicy-screenshot"
})
final class SeekPeerIT {
    private static final int SECONDS = Integer.getInteger("seek.seconds", 10);
    private static final int MOMENTS = Integer.getInteger("seek.moments", 8);
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int STEPS = 40;
    private static final int LIMIT_SECONDS = 60;
    private static final int SHOWN_SECONDS = 5;
    private static final int BACKGROUND = 0x204060;
    private static final long SEED = 51;
    private static final String PRINT = """
            for ((i = 1; i < 100000; i++)); do
                xsetroot -solid "$(printf '#20%04x' "$i")"
                sleep 0.13
            done
            """;

    @TempDir
    private Path folder;

    @Test
    void seek_inARecordingOfXvnc_showsWhatPlayingShows() {
        Path recording = folder.resolve("xvnc.caraway");
        try (XvncServer source = XvncServer.start(WIDTH, HEIGHT)) {
            source.display().run("xdotool", "mousemove", "0", "0");
            Screenshot last = record("vnc://127.0.0.1:" + source.port(), source.display(), recording, Optional.empty());
            assertSeeks(recording, last, "seek-xvnc");
        }
    }

    @Test
    void seek_inARecordingOfXspice_showsWhatPlayingShows() {
        Path recording = folder.resolve("xspice.caraway");
        try (XspiceServer source = XspiceServer.start(WIDTH, HEIGHT, Map.of())) {
            Screenshot last =
                    record("spice://127.0.0.1:" + source.port(), source.display(), recording, Optional.of(source));
            assertSeeks(recording, last, "seek-xspice");
        }
    }

    /** Records a session, and returns the live picture at its end: that of the X display, or of the SPICE server itself. */
    private static Screenshot record(String source, XDisplay display, Path recording, Optional<XspiceServer> server) {
        try (XDesktop desktop = new XDesktop(display)) {
            desktop.background(BACKGROUND);
            desktop.openTerminal(60, 20, 20, 20);
            String window = desktop.openPicture(230, 170, 500, 300, SEED);
            try (Caraway caraway = Caraway.serve(source, "--record", recording.toString())) {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
                try (RealProgram colors = desktop.start("bash", "-c", PRINT)) {
                    assertThat(colors.isRunning()).isTrue();
                    while (System.nanoTime() < end) {
                        try (RealProgram motion = desktop.startMotion(window, STEPS, WIDTH, HEIGHT)) {
                            assertThat(motion.awaitExit(LIMIT_SECONDS))
                                    .as(motion.log())
                                    .isZero();
                        }
                    }
                }
                Screenshot drawn = desktop.awaitStill();
                Screenshot still =
                        server.map(spice -> SpicyScreenshot.take(spice.port())).orElse(drawn);
                Deadline.seconds(LIMIT_SECONDS)
                        .until(
                                "the last picture",
                                () -> SpicyScreenshot.take(caraway.spicePort()).equals(still),
                                () -> caraway.program().log());
                caraway.interrupt();
                return still;
            }
        }
    }

    private static void assertSeeks(Path recording, Screenshot last, String name) {
        Random random = new Random(SEED);
        assertThat(Caraway.run("verify", recording.toString(), "--pixels")).contains("sound");
        try (PlayedRecording played = PlayedRecording.open(recording);
                Caraway replay = Caraway.replay(recording)) {
            long millis = TimeUnit.NANOSECONDS.toMillis(played.durationNanos());
            long[] moments = random.longs(MOMENTS, 0, millis).sorted().toArray();
            Screenshot[] expected = Arrays.stream(moments)
                    .mapToObj(moment -> played.at(TimeUnit.MILLISECONDS.toNanos(moment)))
                    .toArray(Screenshot[]::new);
            assertThat(replay.type("pause")).endsWith(", paused");
            int[] order = random.ints(0, MOMENTS).distinct().limit(MOMENTS).toArray();
            for (int moment : order) {
                String time = String.format(Locale.ROOT, "%.3f", moments[moment] / 1000.0);
                assertThat(replay.type("seek " + time)).contains(" of ").endsWith(", paused");
                assertShows(replay, expected[moment], name + "-at-" + time);
            }
            replay.type("seek 100h");
            assertShows(replay, last, name + "-last");
            Screenshot end = played.at(Long.MAX_VALUE);
            end.assertEqualPixels(last, name + "-played");
        }
    }

    /** What was sought is drawn at once, and may be on its way for a moment. */
    private static void assertShows(Caraway replay, Screenshot truth, String name) {
        try {
            Deadline.seconds(SHOWN_SECONDS)
                    .until(name, () -> SpicyScreenshot.take(replay.spicePort()).equals(truth), () -> "");
        } catch (AssertionError e) {
            SpicyScreenshot.take(replay.spicePort()).assertEqualPixels(truth, name);
            throw e;
        }
    }
}
