package io.caraway.app.demo;

import io.caraway.drawing.InputEvent;
import io.caraway.raster.Rect;
import io.caraway.source.EmbeddedScreen;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small animated desktop, to show the product where nothing else is at hand.
 *
 * <p>It draws on an {@link EmbeddedScreen}: once as a whole at {@link #start}, then at each {@link #tick} what changed.
 * Viewers may drag windows by their title bars and type into the terminal. Belongs to one thread, that of the screen.
 */
public final class DemoDesktop {
    /** Columns of the screen. */
    public static final int WIDTH = 1024;

    /** Rows of the screen. */
    public static final int HEIGHT = 768;

    private static final int BUTTON_LEFT = 1;

    /** Columns of a window that stay on the screen when it is dragged to the side. */
    private static final int GRIP = 60;

    private final EmbeddedScreen screen;
    private final Terminal terminal;
    private final Scene scene;
    private final Compositor compositor;
    private final Keyboard keyboard = new Keyboard();
    private @Nullable Drag drag;
    private boolean wasPressed;
    private int pointerX = WIDTH / 2;
    private int pointerY = HEIGHT / 2;
    private boolean pointerMoved;

    /** A desktop whose clock shows the time of {@code clock} in {@code zone}. Nothing is drawn yet. */
    public DemoDesktop(EmbeddedScreen screen, InstantSource clock, ZoneId zone) {
        this.screen = screen;
        Rect all = new Rect(0, 0, WIDTH, HEIGHT);
        Font font = Font.load();
        DrawCounts counts = new DrawCounts();
        terminal = new Terminal(font, new Journal(counts));
        List<DemoWindow> windows = windows(font, terminal);
        List<String> names = windows.stream().map(DemoWindow::title).toList();
        scene = new Scene(all, new Wallpaper(WIDTH, HEIGHT), windows, new TaskBar(all, font, names, clock, zone));
        compositor = new Compositor(screen, scene, counts);
        scene.front().drawFrame(true);
        scene.bar().showActive(scene.front().title());
    }

    /** Sets up the screen and shows the first picture. The first call of all, made once. */
    public void start() {
        screen.resize(WIDTH, HEIGHT);
        scene.bar().showTime();
        compositor.drawAll();
        screen.cursor(Arrow.shape());
        screen.moveCursor(pointerX, pointerY);
        screen.title("Caraway demo");
        screen.commit();
    }

    /** Shows what changed since the last call. To be called about 25 times a second, with the time since the start. */
    public void tick(long elapsedNanos) {
        if (drag != null) {
            follow(drag);
        }
        for (DemoWindow window : scene.windows()) {
            if (drag == null || drag.window() != window) {
                window.drift().ifPresent(way -> compositor.move(window, way.x(elapsedNanos), way.y(elapsedNanos)));
            }
        }
        for (DemoWindow window : scene.windows()) {
            window.content().tick(elapsedNanos, compositor.changesOf(window));
        }
        compositor.repair(scene.bar().showTime());
        if (pointerMoved) {
            screen.moveCursor(pointerX, pointerY);
            pointerMoved = false;
        }
        screen.commit();
    }

    /** Takes the pointer's place, and its buttons with the left one in bit 0. It is shown at the next tick. */
    public void pointer(int x, int y, int buttons) {
        pointerMoved |= x != pointerX || y != pointerY;
        pointerX = x;
        pointerY = y;
        boolean isPressed = (buttons & BUTTON_LEFT) != 0;
        if (isPressed && !wasPressed) {
            scene.windowAt(x, y).ifPresent(this::press);
        } else if (!isPressed && drag != null) {
            follow(drag);
            drag = null;
        }
        wasPressed = isPressed;
    }

    /** Takes how far the pointer has moved. */
    void motion(InputEvent.Motion motion) {
        InputEvent.Pointer place = motion.from(new InputEvent.Pointer(pointerX, pointerY, 0), WIDTH, HEIGHT);
        pointer(place.x(), place.y(), place.buttons());
    }

    /** Takes a key stroke on a US keyboard, as a scan code of set 1. It is shown at the next tick. */
    public void key(boolean down, int scanCode) {
        terminal.type(keyboard.stroke(down, scanCode));
    }

    /** What the screen shows, for tests. */
    Scene scene() {
        return scene;
    }

    private static List<DemoWindow> windows(Font font, Terminal terminal) {
        return List.of(
                DemoWindow.drifting(
                        "Landscape", new Landscape(), font, new Drift(new Rect(20, 24, 650, 440), 618, 60, 19, 13)),
                DemoWindow.still("Video", new Video(font), font, 80, 72),
                DemoWindow.still("Terminal", terminal, font, 300, 360),
                DemoWindow.drifting(
                        "Weather", new Weather(font), font, new Drift(new Rect(24, 30, 740, 540), 44, 418, 26, 17)));
    }

    private void press(DemoWindow window) {
        compositor.raise(window);
        if (window.titleBar().contains(Rect.of(pointerX, pointerY, 1, 1))) {
            window.pin();
            drag = new Drag(window, pointerX - window.x(), pointerY - window.y());
        }
    }

    /** Takes a dragged window to the pointer. */
    private void follow(Drag held) {
        Rect bounds = held.window().bounds();
        int lowest = scene.bar().bounds().top() - DemoWindow.TITLE_HEIGHT;
        int x = Math.max(GRIP - bounds.width(), Math.min(WIDTH - GRIP, pointerX - held.gripX()));
        int y = Math.max(0, Math.min(lowest, pointerY - held.gripY()));
        compositor.move(held.window(), x, y);
    }

    /**
     * A window being dragged.
     *
     * @param window which
     * @param gripX column of the window where the pointer holds it
     * @param gripY row of the window where the pointer holds it
     */
    private record Drag(DemoWindow window, int gripX, int gripY) {}
}
