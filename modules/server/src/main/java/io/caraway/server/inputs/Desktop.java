package io.caraway.server.inputs;

import java.util.HashMap;
import java.util.Map;

/** The displays that viewers point at, the place they last pointed at, and whether that counts at all. Owned by main. */
final class Desktop {
    private final Map<Integer, Size> sizes = new HashMap<>();
    private int display;
    private int x;
    private int y;
    private boolean motionAlone;

    /** It takes motion alone, or places as well. */
    void takeMotionAlone(boolean alone) {
        motionAlone = alone;
    }

    /** Whether where the pointer is, is known to who draws and to nobody here: the place is then no more than a guess. */
    boolean takesMotionAlone() {
        return motionAlone;
    }

    /** A display has another size. */
    void resize(int number, int width, int height) {
        sizes.put(number, new Size(width, height));
        moveTo(display, x, y);
    }

    /** Moves on the display that was last pointed at. */
    void moveBy(int dx, int dy) {
        moveTo(display, (long) x + dx, (long) y + dy);
    }

    /** Moves to the nearest place inside of a display; one that is not there stands for the first. */
    void moveTo(int number, long newX, long newY) {
        display = sizes.containsKey(number) ? number : 0;
        Size size = sizes.getOrDefault(display, Size.NONE);
        x = (int) Math.max(0, Math.min(newX, size.width - 1L));
        y = (int) Math.max(0, Math.min(newY, size.height - 1L));
    }

    int display() {
        return display;
    }

    int x() {
        return x;
    }

    int y() {
        return y;
    }

    /** Of a display. */
    private record Size(int width, int height) {
        static final Size NONE = new Size(0, 0);
    }
}
