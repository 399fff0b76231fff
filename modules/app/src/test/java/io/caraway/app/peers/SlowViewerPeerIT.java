package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.StreamMessage;
import io.caraway.testkit.Deadline;
import io.caraway.testkit.DrawingViewer;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XspiceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desktop in motion, with video, before a viewer on a slow line and one on a fast line. */
@NeedsPrograms({"Xorg", "Xspice", "xterm", "xdotool", "xsetroot", "display", "animate", "bash", "spicy-screenshot"})
final class SlowViewerPeerIT {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;
    private static final int SECONDS = 120;
    private static final int FRAMES = 40;
    private static final int FRAME_SIDE = 256;
    private static final int BACKGROUND = 0x204060;
    private static final int STEPS = 120;
    private static final int SLOW_BYTES_PER_SECOND = 64 << 10;
    private static final long SEED = 5;
    private static final double LIKENESS_DECIBELS = 30;
    private static final long LEFT_ALONE_NANOS = 2_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void serve_toASlowViewerAndAFastOne_bothShowTheDesktopOnceItRests() throws Exception {
        // The source streams nothing: what is video has to be found here.
        Map<String, String> options = Map.of("SpiceStreamingVideo", "off", "EnableSurfaces", "False");
        try (XspiceServer source = XspiceServer.start(WIDTH, HEIGHT, options);
                XDesktop desktop = new XDesktop(source.display())) {
            desktop.background(BACKGROUND);
            desktop.openTerminal(60, 20, 20, 20);
            String window = desktop.openPicture(500, 400, 500, 300, SEED);
            try (Caraway caraway = Caraway.start("serve", "spice://127.0.0.1:" + source.port(), "--spice", "0");
                    DrawingViewer fast = DrawingViewer.join(caraway.spicePort(), DisplayMessage.Compression.AUTO_LZ);
                    DrawingViewer slow = DrawingViewer.join(caraway.spicePort(), DisplayMessage.Compression.AUTO_LZ)) {
                slow.slowDown(SLOW_BYTES_PER_SECOND);
                slow.awaitPicture(SpicyScreenshot.take(source.port()), "slow-viewer-first");
                try (RealProgram video = desktop.start("animate", "-delay", "4", frame(0), frame(1), frame(2));
                        RealProgram motion = desktop.startMotion(window, STEPS, WIDTH, HEIGHT)) {
                    Deadline.seconds(SECONDS)
                            .until(
                                    "the fast viewer is sent video",
                                    () -> fast.count(StreamMessage.Data.TYPE) > FRAMES,
                                    video::log);
                    assertThat(motion.awaitExit(SECONDS)).as(motion.log()).isZero();
                }
                long stillNanos = System.nanoTime();
                desktop.awaitStill();
                Screenshot truth = SpicyScreenshot.take(source.port());
                Deadline.seconds(SECONDS)
                        .until(
                                "two seconds have passed",
                                () -> System.nanoTime() - stillNanos > LEFT_ALONE_NANOS,
                                () -> "");
                Optional<Screenshot> leftAlone = slow.screenshot();
                Deadline.seconds(SECONDS)
                        .until(
                                "the slow viewer shows the present",
                                () -> likeness(slow.screenshot(), truth) > LIKENESS_DECIBELS,
                                () -> "decibels: " + likeness(slow.screenshot(), truth));
                long presentMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - stillNanos);
                slow.awaitPicture(truth, "slow-viewer-slow");
                long exactMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - stillNanos);
                fast.awaitPicture(truth, "slow-viewer-fast");
                caraway.assertShows(truth, "slow-viewer");
                Files.write(
                        Path.of("target", "slow-viewer.txt"),
                        List.of(
                                "left alone for 2 s, the slow viewer's picture was at " + likeness(leftAlone, truth)
                                        + " dB, " + differing(leftAlone, truth) + " pixels not exact",
                                "the slow viewer showed the present (30 dB) by " + presentMillis
                                        + " ms after all was still, every pixel by " + exactMillis + " ms",
                                "frames of video: fast " + fast.count(StreamMessage.Data.TYPE) + ", slow "
                                        + slow.count(StreamMessage.Data.TYPE),
                                "images: fast " + fast.imageCounts() + ", slow " + slow.imageCounts()));
            }
        }
    }

    /** Peak signal-to-noise ratio of what a viewer shows, in decibels; infinite when every pixel is right. */
    private static double likeness(Optional<Screenshot> picture, Screenshot truth) {
        int[] shown = picture.map(Screenshot::rgb).orElse(new int[0]);
        if (shown.length != truth.rgb().length) {
            return 0;
        }
        long squares = 0;
        for (int i = 0; i < shown.length; i++) {
            for (int shift = 0; shift < Integer.SIZE - Byte.SIZE; shift += Byte.SIZE) {
                int difference = (shown[i] >> shift & 0xff) - (truth.rgb()[i] >> shift & 0xff);
                squares += (long) difference * difference;
            }
        }
        double mean = squares / (3.0 * shown.length);
        return 10 * Math.log10(255 * 255 / mean);
    }

    private static int differing(Optional<Screenshot> picture, Screenshot truth) {
        return picture.map(shown -> shown.differingPixels(truth)).orElse(truth.rgb().length);
    }

    /** A picture whose colours change little by little, another one for each number. */
    private String frame(int number) throws IOException {
        int[] rgb = new int[FRAME_SIDE * FRAME_SIDE];
        Random random = new Random(SEED + number);
        for (int i = 0; i < rgb.length; i++) {
            int shade = (i % FRAME_SIDE + 50 * number + random.nextInt(8)) & 0xff;
            rgb[i] = shade << 16 | (i / FRAME_SIDE & 0xff) << 8 | (0xff - shade);
        }
        Path file = folder.resolve("frame-" + number + ".png");
        new Screenshot(FRAME_SIDE, FRAME_SIDE, rgb).write(file);
        return file.toString();
    }
}
