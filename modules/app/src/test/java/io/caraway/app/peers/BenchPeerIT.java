package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XspiceServer;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load tool against our own server and against the reference server. */
final class BenchPeerIT {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int SECONDS = 60;
    private static final int STEPS = 40;
    private static final int BACKGROUND = 0x204060;
    private static final long SEED = 21;

    @TempDir
    Path folder;

    @Test
    void bench_ofOurServer_tellsWhatEachKindOfViewerGot() throws IOException {
        Path stamps = folder.resolve("stamps");
        try (Caraway demo = Caraway.start("demo", "--spice", "0").awaitReady();
                Caraway bench = Caraway.start(
                        "bench",
                        "spice://127.0.0.1:" + demo.spicePort(),
                        "--viewers=9",
                        "--decode=2",
                        "--slow=1@64k",
                        "--stalled=1",
                        "--no-init=1",
                        "--no-ack=1",
                        "--churn=5",
                        "--seconds=14",
                        "--pid=" + ProcessHandle.current().pid(),
                        "--stamps=" + stamps,
                        "--json")) {
            assertThat(bench.program().awaitExit(SECONDS))
                    .as(bench.program()::log)
                    .isZero();

            JsonObject result = new JsonObject(bench.program().output());
            JsonObject healthy = group(result, "healthy");
            assertThat(healthy.getInteger("viewers")).isEqualTo(3);
            assertThat(healthy.getInteger("ended")).isZero();
            assertThat(healthy.getJsonObject("firstPictureMillis").getInteger("count"))
                    .isEqualTo(3);
            assertThat(healthy.getJsonObject("behindMillis").getInteger("count"))
                    .isPositive();
            assertThat(result.getJsonObject("pictures").getBoolean("equal"))
                    .as(result::encode)
                    .isTrue();
            long full = healthy.getJsonObject("bytes").getLong("median");
            assertThat(bytes(result, "slow 64k")).isBetween(1L, full - 1);
            assertThat(bytes(result, "stalled")).isBetween(1L, full - 1);
            assertThat(bytes(result, "no-ack")).isBetween(1L, full - 1);
            assertThat(group(result, "no-init").getInteger("ended"))
                    .as("the server gives such a viewer 10 s")
                    .isEqualTo(1);
            assertThat(group(result, "passing").getInteger("viewers")).isPositive();
            assertThat(result.getJsonArray("processes").getJsonObject(0).getLong("rssPeakBytes"))
                    .isPositive();
            assertThat(viewers(stamps)).contains("0", "1", "2", "3", "4");
        }
    }

    @Test
    @NeedsPrograms({"Xorg", "Xspice", "xterm", "xdotool", "xsetroot", "display", "import", "bash", "spicy-screenshot"})
    void bench_ofReferenceServer_drawsWhatItShowsAndIsEndedByCtrlC() throws IOException {
        Path shots = folder.resolve("shots");
        try (XspiceServer server = XspiceServer.start(WIDTH, HEIGHT, Map.of());
                XDesktop desktop = new XDesktop(server.display());
                Caraway bench = Caraway.start(
                        "bench",
                        "spice://127.0.0.1:" + server.port(),
                        "--viewers=3",
                        "--decode=2",
                        "--compression=lz",
                        "--seconds=600",
                        "--screenshots=" + shots)) {
            Deadline.seconds(SECONDS)
                    .until(
                            "all have joined",
                            () -> bench.program().errors().contains("3 viewers connected"),
                            bench.program()::log);
            desktop.background(BACKGROUND);
            desktop.openTerminal(60, 20, 20, 20);
            String window = desktop.openPicture(230, 170, 500, 300, SEED);
            try (RealProgram motion = desktop.startMotion(window, STEPS, WIDTH, HEIGHT)) {
                assertThat(motion.awaitExit(SECONDS)).as(motion.log()).isZero();
            }
            desktop.awaitStill();
            // Not the X server's own picture: that is without the pointer, which the SPICE server draws.
            Screenshot still = SpicyScreenshot.take(server.port());

            bench.interrupt();

            assertThat(bench.program().output())
                    .as(bench.program()::log)
                    .contains("Pictures at the end: 2 viewers, all equal")
                    .containsPattern("healthy +1 +0 ")
                    .contains("DRAW_COPY");
            assertThat(bench.program().errors()).doesNotContain("caraway: ");
            for (int viewer = 1; viewer <= 2; viewer++) {
                picture(shots.resolve("viewer-" + viewer + ".png")).assertEqualPixels(still, "bench-viewer-" + viewer);
            }
        }
    }

    private static JsonObject group(JsonObject result, String name) {
        return result.getJsonArray("groups").stream()
                .map(JsonObject.class::cast)
                .filter(group -> group.getString("group").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long bytes(JsonObject result, String name) {
        return group(result, name).getJsonObject("bytes").getLong("median");
    }

    /** The numbers of the viewers that stamps are of. */
    private static Set<String> viewers(Path stamps) throws IOException {
        return Files.readAllLines(stamps).stream()
                .map(line -> line.split(" ", -1)[0])
                .collect(Collectors.toSet());
    }

    private static Screenshot picture(Path png) throws IOException {
        BufferedImage image = ImageIO.read(png.toFile());
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xffffff;
        }
        return new Screenshot(image.getWidth(), image.getHeight(), rgb);
    }
}
