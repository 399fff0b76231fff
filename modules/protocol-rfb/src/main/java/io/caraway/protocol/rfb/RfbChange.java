package io.caraway.protocol.rfb;

import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import java.util.Arrays;
import java.util.List;

/** One thing that a server's update changes. Immutable; areas lie on the screen and are not empty. */
public sealed interface RfbChange {
    /** The kinds of change. */
    enum Type {
        /** {@link Pixels}. */
        PIXELS,
        /** {@link Fill}. */
        FILL,
        /** {@link CopyRect}. */
        COPY_RECT,
        /** {@link Resize}. */
        RESIZE,
        /** {@link Cursor}. */
        CURSOR,
        /** {@link Pointer}. */
        POINTER,
        /** {@link Name}. */
        NAME
    }

    /** Which kind this is. */
    Type type();

    /**
     * An area has new pixels.
     *
     * @param area where
     * @param pixels 0x00RRGGBB, rows without gaps; nobody writes them any more
     */
    record Pixels(Rect area, int[] pixels) implements RfbChange {
        /** Checks the number of pixels. */
        public Pixels {
            if (pixels.length != area.area()) {
                throw new IllegalArgumentException("pixels: " + pixels.length + " (expected: those of " + area + ")");
            }
        }

        @Override
        public Type type() {
            return Type.PIXELS;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Pixels same && area.equals(same.area) && Arrays.equals(pixels, same.pixels);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(pixels);
        }
    }

    /**
     * An area has one colour.
     *
     * @param area where
     * @param color 0x00RRGGBB
     */
    record Fill(Rect area, int color) implements RfbChange {
        @Override
        public Type type() {
            return Type.FILL;
        }
    }

    /**
     * An area takes pixels of the screen as it is before this change. The two may overlap.
     *
     * @param area where
     * @param srcX column of the pixel that goes to the upper left corner
     * @param srcY row of that pixel
     */
    record CopyRect(Rect area, int srcX, int srcY) implements RfbChange {
        @Override
        public Type type() {
            return Type.COPY_RECT;
        }
    }

    /**
     * The screen has that size and these monitors. If the size is the one it had, its pixels stay as they are. Otherwise
     * those that are on both screens stay, and the client has asked for all of them anew.
     *
     * @param width columns
     * @param height rows
     * @param screens the monitors; empty if the server did not tell
     */
    record Resize(int width, int height, List<Screen> screens) implements RfbChange {
        /** Copies the list and checks the size. */
        public Resize {
            screens = List.copyOf(screens);
            if (!Surface.isAllowed(width, height)) {
                throw new IllegalArgumentException("size: " + width + "x" + height);
            }
        }

        @Override
        public Type type() {
            return Type.RESIZE;
        }
    }

    /**
     * A monitor.
     *
     * @param id the server's number for it, 0..2^32-1
     * @param area what it shows of the screen; not empty
     */
    record Screen(long id, Rect area) {}

    /**
     * The pointer has that shape; without width or height it is hidden.
     *
     * @param width columns, 0..{@link #SIDE_MAX}
     * @param height rows, 0..{@link #SIDE_MAX}
     * @param hotX column of the pixel that points, inside the shape
     * @param hotY row of that pixel
     * @param argbPremultiplied 0xAARRGGBB, no colour greater than alpha, rows without gaps; nobody writes them any more
     */
    record Cursor(int width, int height, int hotX, int hotY, int[] argbPremultiplied) implements RfbChange {
        /** Largest width and height. */
        public static final int SIDE_MAX = 512;

        /** Checks the size. */
        public Cursor {
            if (width < 0
                    || height < 0
                    || width > SIDE_MAX
                    || height > SIDE_MAX
                    || argbPremultiplied.length != width * height) {
                throw new IllegalArgumentException(
                        "cursor: " + width + "x" + height + ", " + argbPremultiplied.length + " pixels");
            }
            if (hotX < 0 || hotY < 0 || hotX > Math.max(0, width - 1) || hotY > Math.max(0, height - 1)) {
                throw new IllegalArgumentException("hot spot: " + hotX + "," + hotY + " (expected: inside the cursor)");
            }
        }

        /** Whether there is nothing to show. */
        public boolean isHidden() {
            return argbPremultiplied.length == 0;
        }

        @Override
        public Type type() {
            return Type.CURSOR;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Cursor same
                    && width == same.width
                    && height == same.height
                    && hotX == same.hotX
                    && hotY == same.hotY
                    && Arrays.equals(argbPremultiplied, same.argbPremultiplied);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(argbPremultiplied);
        }
    }

    /**
     * The server moved the pointer.
     *
     * @param x column of its hot spot, 0..65535, perhaps beside the screen
     * @param y row of its hot spot, likewise
     */
    record Pointer(int x, int y) implements RfbChange {
        @Override
        public Type type() {
            return Type.POINTER;
        }
    }

    /**
     * The desktop has a new name.
     *
     * @param text the name
     */
    record Name(String text) implements RfbChange {
        @Override
        public Type type() {
            return Type.NAME;
        }
    }
}
