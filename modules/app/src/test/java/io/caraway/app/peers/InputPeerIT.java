package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.raster.Rect;
import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RemoteViewer;
import io.caraway.testkit.X11vncServer;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XDisplay;
import io.caraway.testkit.XvncServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        List<ClickListener.Click> clicks = List.of(
                new ClickListener.Click(WIDTH / 2, HEIGHT / 2, LEFT),
                new ClickListener.Click(0, 0, LEFT),
                new ClickListener.Click(WIDTH - 1, 0, RIGHT),
                new ClickListener.Click(WIDTH - 1, HEIGHT - 1, MIDDLE),
                new ClickListener.Click(0, HEIGHT - 1, LEFT),
                new ClickListener.Click(123, 457, WHEEL_UP),
                new ClickListener.Click(124, 456, LEFT));
        try (XvncServer source = XvncServer.start(WIDTH, HEIGHT);
                XDesktop desktop = new XDesktop(source.display())) {
            desktop.wallpaper(WIDTH, HEIGHT, SEED);
            ClickListener listener = ClickListener.start(source.display(), desktop, WIDTH / 3, HEIGHT / 3);
            try (Caraway caraway = Caraway.serve(source.port());
                    RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
                Rect place = viewer.awaitPicture(desktop.awaitStill(), "before-clicks");
                viewer.focus();
                for (ClickListener.Click click : clicks) {
                    viewer.click(place.left() + click.x(), place.top() + click.y(), click.button());
                    listener.awaitOneMore(click.toString());
                }
                assertThat(listener.clicks()).isEqualTo(clicks);
            }
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
