package io.caraway.testkit;

import io.caraway.raster.Rect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program remote-viewer on an X display of its own, which it fills with its frame and the broadcast picture.
 *
 * <p>Belongs to one test. Keys and clicks are made with xdotool on that display, as a person would make them.
 */
public final class RemoteViewer implements AutoCloseable {
    private static final int SECONDS = 30;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 1000;
    private static final String KEY_PAUSE_MILLIS = "30";

    private final XDisplay display;
    private final XDesktop screen;
    private final RealProgram program;

    private RemoteViewer(XDisplay display, RealProgram program) {
        this.display = display;
        this.screen = new XDesktop(display);
        this.program = program;
    }

    /** A viewer of that port. */
    public static RemoteViewer start(int port) {
        return start(port, List.of());
    }

    /** A viewer of that port that asks the server for one image compression: auto-glz, auto-lz, quic, glz, lz, lz4 or off. */
    public static RemoteViewer start(int port, String compression) {
        return start(port, List.of("--spice-preferred-compression=" + compression));
    }

    private static RemoteViewer start(int port, List<String> options) {
        XDisplay display = XDisplay.xvfb(WIDTH, HEIGHT);
        try {
            // A home of its own: no settings of the user apply, and none are changed. No accessibility bus is looked
            // for.
            String home = Files.createTempDirectory("viewer").toString();
            Map<String, String> environment = Map.of(
                    "DISPLAY",
                    display.name(),
                    "HOME",
                    home,
                    "XDG_RUNTIME_DIR",
                    home,
                    "NO_AT_BRIDGE",
                    "1",
                    "LC_ALL",
                    "C");
            List<String> command = new ArrayList<>(List.of("remote-viewer"));
            command.addAll(options);
            command.add("spice://127.0.0.1:" + port);
            return new RemoteViewer(display, RealProgram.start("remote-viewer", environment, command));
        } catch (IOException e) {
            display.close();
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the viewer shows {@code picture} with every pixel, and returns where on its display. */
    public Rect awaitPicture(Screenshot picture, String name) {
        LastShot last = new LastShot();
        try {
            return Deadline.seconds(SECONDS)
                    .get(
                            "the viewer shows " + name,
                            () -> last.remember(screen.screenshot()).find(picture),
                            program::log);
        } catch (AssertionError e) {
            picture.write(Path.of("target", "screenshots", name + "-expected.png"));
            last.shot.ifPresent(shot -> shot.write(Path.of("target", "screenshots", name + "-viewer.png")));
            throw e;
        }
    }

    /** Types a line, and return at its end. */
    public void typeLine(String text) {
        focus();
        display.run("xdotool", "type", "--delay", KEY_PAUSE_MILLIS, text);
        display.run("xdotool", "key", "Return");
    }

    /** Moves the pointer to a place of the viewer's display and clicks there. */
    public void click(int x, int y, int button) {
        display.run(
                "xdotool", "mousemove", Integer.toString(x), Integer.toString(y), "click", Integer.toString(button));
    }

    /** Gives the viewer's window the keyboard, as there is no window manager to do so. */
    public void focus() {
        List<String> windows = display.run("xdotool", "search", "--sync", "--onlyvisible", "--class", "remote-viewer")
                .lines()
                .toList();
        display.run("xdotool", "windowfocus", "--sync", windows.get(windows.size() - 1));
    }

    /** The viewer's process. */
    public RealProgram program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
        display.close();
    }

    /** The last screenshot taken, for the case that none was right. */
    private static final class LastShot {
        private Optional<Screenshot> shot = Optional.empty();

        Screenshot remember(Screenshot taken) {
            shot = Optional.of(taken);
            return taken;
        }
    }
}
