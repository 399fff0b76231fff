package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.raster.Rect;
import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.RemoteViewer;
import io.caraway.testkit.X11vncServer;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XDisplay;
import io.caraway.testkit.XvncServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and clicks of a person in front of remote-viewer, as they arrive on the desktop that is broadcast. */
@NeedsPrograms({
    "Xvnc",
    "Xvfb",
    "x11vnc",
    "xterm",
    "xdotool",
    "xev",
    "stdbuf",
    "display",
    "import",
    "bash",
    "remote-viewer"
})
final class InputPeerIT {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int SECONDS = 30;
    private static final long SEED = 19;
    private static final int LEFT = 1;
    private static final int MIDDLE = 2;
    private static final int RIGHT = 3;
    private static final int WHEEL_UP = 4;
    private static final String TYPED = "Hello World 0123456789 aZ -=[];',./ !@#$%^&*() _+{}:\"<>? |~`\\ end";
    private static final Pattern PRESS =
            Pattern.compile("ButtonPress event.*?root:\\((\\d+),(\\d+)\\),.*?button (\\d+)", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void typing_toAServerThatTakesScanCodes_arrives() {
        try (XvncServer source = XvncServer.start(WIDTH, HEIGHT)) {
            assertTypingArrives(source.display(), source.port());
        }
    }

    @Test
    void typing_toAServerThatTakesKeySymbolsOnly_arrives() {
        try (XDisplay display = XDisplay.xvfb(WIDTH, HEIGHT);
                X11vncServer source = X11vncServer.start(display)) {
            assertTypingArrives(display, source.port());
        }
    }

    private void assertTypingArrives(XDisplay display, int vncPort) {
        Path typed = folder.resolve("typed.txt");
        try (XDesktop desktop = new XDesktop(display)) {
            desktop.wallpaper(WIDTH, HEIGHT, SEED);
            desktop.openTypingTerminal(typed);
            try (Caraway caraway = Caraway.serve(vncPort);
                    RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
                viewer.awaitPicture(desktop.awaitStill(), "before-typing");
                viewer.typeLine(TYPED);
                Deadline.seconds(SECONDS)
                        .until("a line was typed", () -> content(typed).endsWith("\n"), () -> content(typed));
                assertThat(content(typed)).isEqualTo(TYPED + "\n");
            }
        }
    }

    @Test
    void clicks_aimedAtPixels_landOnThem() {
        List<Click> clicks = List.of(
                new Click(WIDTH / 2, HEIGHT / 2, LEFT),
                new Click(0, 0, LEFT),
                new Click(WIDTH - 1, 0, RIGHT),
                new Click(WIDTH - 1, HEIGHT - 1, MIDDLE),
                new Click(0, HEIGHT - 1, LEFT),
                new Click(123, 457, WHEEL_UP),
                new Click(124, 456, LEFT));
        try (XvncServer source = XvncServer.start(WIDTH, HEIGHT);
                XDesktop desktop = new XDesktop(source.display())) {
            desktop.wallpaper(WIDTH, HEIGHT, SEED);
            RealProgram listener = startListener(source.display(), desktop);
            int before = presses(listener).size();
            try (Caraway caraway = Caraway.serve(source.port());
                    RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
                Rect place = viewer.awaitPicture(desktop.awaitStill(), "before-clicks");
                viewer.focus();
                List<Click> made = new ArrayList<>();
                for (Click click : clicks) {
                    viewer.click(place.left() + click.x(), place.top() + click.y(), click.button());
                    made.add(click);
                    Deadline.seconds(SECONDS)
                            .until(
                                    click + " arrives",
                                    () -> presses(listener).size() >= before + made.size(),
                                    listener::log);
                }
                List<Click> landed = presses(listener);
                assertThat(landed.subList(before, landed.size())).isEqualTo(clicks);
            }
        }
    }

    /** Starts a program that prints every click, and clicks without a viewer until it is seen to listen. */
    private static RealProgram startListener(XDisplay display, XDesktop desktop) {
        // Its output has to come line by line.
        RealProgram listener = desktop.start("stdbuf", "-oL", "xev", "-root", "-event", "button");
        Click first = new Click(WIDTH / 3, HEIGHT / 3, LEFT);
        Deadline.seconds(SECONDS)
                .until(
                        "xev listens",
                        () -> {
                            display.run(
                                    "xdotool",
                                    "mousemove",
                                    "--sync",
                                    Integer.toString(first.x()),
                                    Integer.toString(first.y()),
                                    "click",
                                    Integer.toString(first.button()));
                            return presses(listener).contains(first);
                        },
                        listener::log);
        return listener;
    }

    private static List<Click> presses(RealProgram listener) {
        return PRESS.matcher(listener.output())
                .results()
                .map(press -> new Click(
                        Integer.parseInt(press.group(1)),
                        Integer.parseInt(press.group(2)),
                        Integer.parseInt(press.group(3))))
                .toList();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A press of a button at a place of the desktop. */
    private record Click(int x, int y, int button) {}
}
