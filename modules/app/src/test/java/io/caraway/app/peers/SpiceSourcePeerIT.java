package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.StreamMessage;
import io.caraway.raster.Rect;
import io.caraway.testkit.Deadline;
import io.caraway.testkit.DrawingViewer;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.RemoteViewer;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XspiceServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desktop of the reference SPICE server, broadcast by us: what is seen on ours is what is seen on the server itself. */
@NeedsPrograms({
    "Xorg",
    "Xspice",
    "Xvfb",
    "xterm",
    "xdotool",
    "xsetroot",
    "xev",
    "stdbuf",
    "display",
    "animate",
    "import",
    "bash",
    "spicy-screenshot",
    "remote-viewer"
})
final class SpiceSourcePeerIT {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int SECONDS = 60;
    private static final int MOMENTS = 3;
    private static final int STEPS = 40;
    private static final int FRAMES = 20;
    private static final int FRAME_SIDE = 256;
    private static final int BACKGROUND = 0x204060;
    private static final int OTHER_BACKGROUND = 0x602040;
    private static final long SEED = 23;
    private static final int LEFT = 1;
    private static final int MIDDLE = 2;
    private static final int RIGHT = 3;
    private static final int WHEEL_UP = 4;
    private static final String TYPED = "Hello World 0123456789 aZ -=[];',./ !@#$%^&*() _+{}:\"<>? |~`\\ end";

    @TempDir
    Path folder;

    @Test
    void serve_desktopInMotion_viewersAndRecordingShowEveryStillMoment() {
        Path recording = folder.resolve("session.caraway");
        List<Screenshot> moments = new ArrayList<>();
        try (XspiceServer source = start();
                XDesktop desktop = new XDesktop(source.display())) {
            desktop.background(BACKGROUND);
            desktop.openTerminal(60, 20, 20, 20);
            String window = desktop.openPicture(230, 170, 500, 300, SEED);
            try (Caraway caraway = serve(source.port(), "--record", recording.toString());
                    RemoteViewer longViewer = RemoteViewer.start(caraway.spicePort())) {
                for (int moment = 0; moment < MOMENTS; moment++) {
                    try (RealProgram motion = desktop.startMotion(window, STEPS, WIDTH, HEIGHT)) {
                        assertThat(motion.awaitExit(SECONDS)).as(motion.log()).isZero();
                    }
                    desktop.awaitStill();
                    Screenshot truth = SpicyScreenshot.take(source.port());
                    caraway.assertShows(truth, "spice-source-" + moment);
                    longViewer.awaitPicture(truth, "spice-source-long-viewer-" + moment);
                    moments.add(truth);
                }
                caraway.interrupt();
            }
        }
        Caraway.assertReplayEndsWith(recording, moments.get(MOMENTS - 1), "spice-source-replay");
    }

    @Test
    void serve_serverThatSendsVideo_viewersShowTheDesktopOnceItIsStill() throws Exception {
        // With off-screen surfaces the pictures of the program are copied on the server, and there is nothing to be
        // streamed.
        Map<String, String> options = Map.of("SpiceStreamingVideo", "all", "EnableSurfaces", "False");
        try (XspiceServer source = XspiceServer.start(WIDTH, HEIGHT, options);
                XDesktop desktop = new XDesktop(source.display())) {
            desktop.background(BACKGROUND);
            desktop.openTerminal(60, 20, 20, 20);
            try (Caraway caraway = serve(source.port());
                    DrawingViewer witness = DrawingViewer.join(source.port(), DisplayMessage.Compression.AUTO_LZ)) {
                try (RealProgram video = desktop.start("animate", "-delay", "4", frame(0), frame(1), frame(2))) {
                    Deadline.seconds(SECONDS)
                            .until(
                                    "the server sends video",
                                    () -> witness.count(StreamMessage.Data.TYPE) > FRAMES,
                                    video::log);
                }
                desktop.awaitStill();
                Screenshot truth = SpicyScreenshot.take(source.port());
                caraway.assertShows(truth, "spice-source-video");
            }
        }
    }

    /** A picture of many colours, another one for each number. */
    private String frame(int number) {
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

    @Test
    void serve_serverThatIsKilledAndComesBack_keepsThePictureAndShowsTheNewOne() throws IOException {
        try (XspiceServer first = start();
                XDesktop desktop = new XDesktop(first.display());
                Relay relay = Relay.to(first.port())) {
            desktop.background(BACKGROUND);
            desktop.openTerminal(60, 20, 20, 20);
            desktop.awaitStill();
            Screenshot before = SpicyScreenshot.take(first.port());
            try (Caraway caraway = serve(relay.port())) {
                caraway.assertShows(before, "spice-source-before");

                first.display().server().signal("KILL");
                Deadline.seconds(SECONDS)
                        .until(
                                "the loss is told",
                                () -> caraway.program().errors().contains("event=source-lost"),
                                caraway.program()::log);
                caraway.assertShows(before, "spice-source-gone");

                try (XspiceServer second = start();
                        XDesktop other = new XDesktop(second.display())) {
                    other.background(OTHER_BACKGROUND);
                    other.openPicture(230, 170, 500, 300, SEED);
                    other.awaitStill();
                    relay.turnTo(second.port());
                    caraway.assertShows(SpicyScreenshot.take(second.port()), "spice-source-back");
                }
                assertThat(caraway.program().errors()).containsOnlyOnce("event=source-back");
            }
        }
    }

    @Test
    void typing_inFrontOfAViewer_arrives() {
        Path typed = folder.resolve("typed.txt");
        try (XspiceServer source = start();
                XDesktop desktop = new XDesktop(source.display())) {
            desktop.wallpaper(WIDTH, HEIGHT, SEED);
            desktop.openTypingTerminal(typed);
            desktop.awaitStill();
            try (Caraway caraway = serve(source.port());
                    RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
                viewer.awaitPicture(SpicyScreenshot.take(source.port()), "spice-source-before-typing");
                viewer.typeLine(TYPED);
                Deadline.seconds(SECONDS)
                        .until("a line was typed", () -> content(typed).endsWith("\n"), () -> content(typed));
                assertThat(content(typed)).isEqualTo(TYPED + "\n");
            }
        }
    }

    @Test
    void clicks_aimedAtPixels_landOnThem() {
        List<ClickListener.Click> clicks = List.of(
                new ClickListener.Click(WIDTH / 2, HEIGHT / 2, LEFT),
                new ClickListener.Click(0, 0, LEFT),
                new ClickListener.Click(WIDTH - 1, 0, RIGHT),
                new ClickListener.Click(WIDTH - 1, HEIGHT - 1, MIDDLE),
                new ClickListener.Click(123, 457, WHEEL_UP),
                new ClickListener.Click(124, 456, LEFT));
        try (XspiceServer source = start();
                XDesktop desktop = new XDesktop(source.display())) {
            desktop.wallpaper(WIDTH, HEIGHT, SEED);
            ClickListener listener = ClickListener.start(source.display(), desktop, WIDTH / 3, HEIGHT / 3);
            desktop.awaitStill();
            try (Caraway caraway = serve(source.port());
                    RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
                Rect place = viewer.awaitPicture(SpicyScreenshot.take(source.port()), "spice-source-before-clicks");
                viewer.focus();
                for (ClickListener.Click click : clicks) {
                    viewer.click(place.left() + click.x(), place.top() + click.y(), click.button());
                    listener.awaitOneMore(click.toString());
                }
                assertThat(listener.clicks()).isEqualTo(clicks);
            }
        }
    }

    private static XspiceServer start() {
        return XspiceServer.start(WIDTH, HEIGHT, Map.of());
    }

    private static Caraway serve(int spicePort, String... options) {
        return Caraway.serve("spice://127.0.0.1:" + spicePort, options);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
