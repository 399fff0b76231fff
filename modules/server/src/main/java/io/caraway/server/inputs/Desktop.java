package io.caraway.server.inputs;

/** The area that viewers point at, and the place they last pointed at. Owned by main. */
final class Desktop {
    private int width;
    private int height;
    private int x;
    private int y;

    /** The desktop has another size. */
    void resize(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        moveTo(x, y);
    }

    void moveBy(int dx, int dy) {
        moveTo((long) x + dx, (long) y + dy);
    }

    /** Moves to the nearest place inside. */
    void moveTo(long newX, long newY) {
        x = (int) Math.max(0, Math.min(newX, width - 1L));
        y = (int) Math.max(0, Math.min(newY, height - 1L));
    }

    int x() {
        return x;
    }

    int y() {
        return y;
    }
}
