package io.caraway.app.demo;

import io.caraway.raster.Rect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A window: a frame with a title bar around a content, somewhere on the desktop. */
final class DemoWindow {
    /** Rows of the title bar. */
    static final int TITLE_HEIGHT = 24;

    private static final int BORDER = 1;
    private static final int TITLE_INSET = 10;
    private static final int BUTTON_RADIUS = 5;
    private static final int BUTTON_STEP = 17;

    private final String title;
    private final WindowContent content;
    private final @Nullable Drift drift;
    private final Font font;
    private final Sheet frame;
    private final Shadow shadow;
    private boolean pinned;
    private int x;
    private int y;

    /** A window at {@code x}, {@code y} that follows {@code drift}, or stands still without one. */
    private DemoWindow(String title, WindowContent content, Font font, int x, int y, @Nullable Drift drift) {
        this.title = title;
        this.content = content;
        this.font = font;
        this.x = x;
        this.y = y;
        this.drift = drift;
        frame = new Sheet(content.sheet().width() + 2 * BORDER, content.sheet().height() + TITLE_HEIGHT + BORDER);
        shadow = new Shadow(frame.width(), frame.height());
        drawFrame(false);
    }

    static DemoWindow still(String title, WindowContent content, Font font, int x, int y) {
        return new DemoWindow(title, content, font, x, y, null);
    }

    static DemoWindow drifting(String title, WindowContent content, Font font, Drift drift) {
        return new DemoWindow(title, content, font, drift.startX(), drift.startY(), drift);
    }

    String title() {
        return title;
    }

    WindowContent content() {
        return content;
    }

    int x() {
        return x;
    }

    int y() {
        return y;
    }

    /** The window's place on the screen; its pixels are opaque. */
    Rect bounds() {
        return Rect.of(x, y, frame.width(), frame.height());
    }

    /** All that changes when the window comes or goes: itself and its shadow. */
    Rect reach() {
        return Shadow.area(bounds());
    }

    /** The title bar's place on the screen. */
    Rect titleBar() {
        return Rect.of(x, y, frame.width(), TITLE_HEIGHT);
    }

    /** An area of the content's sheet, as an area of the screen. */
    Rect onScreen(Rect contentArea) {
        return contentArea.translate(x + BORDER, y + TITLE_HEIGHT);
    }

    /** The way the window takes, unless it has none or was put somewhere by hand. */
    Optional<Drift> drift() {
        return pinned ? Optional.empty() : Optional.ofNullable(drift);
    }

    /** Makes the window stay where it is put. */
    void pin() {
        pinned = true;
    }

    /** Puts the window elsewhere; showing that is the {@link Compositor}'s part. */
    void moveTo(int newX, int newY) {
        x = newX;
        y = newY;
    }

    /** Draws the frame anew, as that of the window in front or of one behind. */
    void drawFrame(boolean active) {
        Rect all = frame.bounds();
        Rect bar = new Rect(0, 0, all.right(), TITLE_HEIGHT);
        frame.fill(all, Theme.WINDOW_EDGE);
        frame.gradient(
                new Rect(1, 1, bar.right() - 1, bar.bottom() - 1),
                active ? Theme.TITLE_TOP : Theme.TITLE_TOP_BEHIND,
                active ? Theme.TITLE_BOTTOM : Theme.TITLE_BOTTOM_BEHIND);
        frame.fill(new Rect(1, 1, bar.right() - 1, 2), active ? Theme.TITLE_LIGHT : Theme.TITLE_LIGHT_BEHIND);
        int textTop = (TITLE_HEIGHT - Font.ASCENT) / 2;
        font.draw(frame, TITLE_INSET, textTop + 1, title, Font.Style.bold(Theme.TITLE_SHADE));
        font.draw(
                frame,
                TITLE_INSET,
                textTop,
                title,
                Font.Style.bold(active ? Theme.TITLE_TEXT : Theme.TITLE_TEXT_BEHIND));
        int[] buttons = active ? Theme.buttons() : Theme.buttonsBehind();
        for (int i = 0; i < buttons.length; i++) {
            frame.disc(bar.right() - (i + 1) * BUTTON_STEP, TITLE_HEIGHT / 2.0 - 0.5, BUTTON_RADIUS, buttons[i]);
        }
    }

    /** Draws shadow, frame and content on {@code target}, which shows the part {@code part} of the screen. */
    void paint(Sheet target, Rect part) {
        Rect inside = onScreen(content.sheet().bounds());
        if (!bounds().contains(part)) {
            shadow.paint(target, part, bounds());
        }
        if (!inside.contains(part)) {
            frame.paint(target, part, x, y);
        }
        content.sheet().paint(target, part, inside.left(), inside.top());
    }
}
