package io.caraway.drawing;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Surface;
import java.util.List;

/**
 * One thing that happens to a display. Immutable.
 *
 * <p>Whoever draws yields these, whoever watches is fed by them; neither knows the other.
 */
public sealed interface DisplayEvent {
    /** Largest surface id ("SPICE protocol: spice-server allows ids below 1024"). */
    int SURFACE_ID_MAX = 1023;

    /** The surface that is the desktop. */
    int PRIMARY_SURFACE = 0;

    /** Longest title and marker in characters. */
    int TEXT_MAX = 1024;

    /** The kinds of event. */
    enum Type {
        /** {@link SurfaceCreate}. */
        SURFACE_CREATE,
        /** {@link SurfaceDestroy}. */
        SURFACE_DESTROY,
        /** {@link Draw}. */
        DRAW,
        /** {@link Monitors}. */
        MONITORS,
        /** {@link CursorSet}. */
        CURSOR_SET,
        /** {@link CursorMove}. */
        CURSOR_MOVE,
        /** {@link CursorHide}. */
        CURSOR_HIDE,
        /** {@link Title}. */
        TITLE,
        /** {@link Marker}. */
        MARKER
    }

    /** Which kind this is. */
    Type type();

    /** Fails unless the id is one a surface can have. */
    static void checkSurfaceId(int id) {
        if (id < 0 || id > SURFACE_ID_MAX) {
            throw new IllegalArgumentException("surface id: " + id + " (expected: 0.." + SURFACE_ID_MAX + ")");
        }
    }

    /**
     * A black surface comes to be; one of the same id is gone first. Surface 0 is the desktop.
     *
     * @param id 0..{@link #SURFACE_ID_MAX}
     * @param format what its pixels are
     * @param width columns
     * @param height rows
     */
    record SurfaceCreate(int id, PixelFormat format, int width, int height) implements DisplayEvent {
        /** Checks id and size. */
        public SurfaceCreate {
            checkSurfaceId(id);
            if (!Surface.isAllowed(width, height)) {
                throw new IllegalArgumentException("surface: " + width + "x" + height);
            }
        }

        /** A surface of XRGB32 pixels. */
        public SurfaceCreate(int id, int width, int height) {
            this(id, PixelFormat.XRGB32, width, height);
        }

        @Override
        public Type type() {
            return Type.SURFACE_CREATE;
        }
    }

    /**
     * A surface is gone.
     *
     * @param id which
     */
    record SurfaceDestroy(int id) implements DisplayEvent {
        /** Checks the id. */
        public SurfaceDestroy {
            checkSurfaceId(id);
        }

        @Override
        public Type type() {
            return Type.SURFACE_DESTROY;
        }
    }

    /**
     * Something is drawn.
     *
     * @param drawable what
     */
    record Draw(Drawable drawable) implements DisplayEvent {
        @Override
        public Type type() {
            return Type.DRAW;
        }
    }

    /**
     * The monitors are these now.
     *
     * @param heads at most {@link Head#COUNT_MAX}
     */
    record Monitors(List<Head> heads) implements DisplayEvent {
        /** Copies the list and checks its length. */
        public Monitors {
            heads = List.copyOf(heads);
            if (heads.size() > Head.COUNT_MAX) {
                throw new IllegalArgumentException(
                        "monitors: " + heads.size() + " (expected: 0.." + Head.COUNT_MAX + ")");
            }
        }

        @Override
        public Type type() {
            return Type.MONITORS;
        }
    }

    /**
     * The pointer has a new shape, and is shown.
     *
     * @param shape its picture
     */
    record CursorSet(CursorShape shape) implements DisplayEvent {
        @Override
        public Type type() {
            return Type.CURSOR_SET;
        }
    }

    /**
     * The pointer is somewhere else.
     *
     * @param x column of its hot spot on the desktop
     * @param y row of its hot spot on the desktop
     */
    record CursorMove(int x, int y) implements DisplayEvent {
        /** Checks that the place is in reach. */
        public CursorMove {
            Drawable.checkCoordinate(x);
            Drawable.checkCoordinate(y);
        }

        @Override
        public Type type() {
            return Type.CURSOR_MOVE;
        }
    }

    /** The pointer is not shown. */
    record CursorHide() implements DisplayEvent {
        @Override
        public Type type() {
            return Type.CURSOR_HIDE;
        }
    }

    /**
     * The desktop has a new name.
     *
     * @param text at most {@link #TEXT_MAX} characters
     */
    record Title(String text) implements DisplayEvent {
        /** Checks the length. */
        public Title {
            checkText(text);
        }

        @Override
        public Type type() {
            return Type.TITLE;
        }
    }

    /**
     * A note about this moment, for whoever looks at the recording.
     *
     * @param text at most {@link #TEXT_MAX} characters
     */
    record Marker(String text) implements DisplayEvent {
        /** Checks the length. */
        public Marker {
            checkText(text);
        }

        @Override
        public Type type() {
            return Type.MARKER;
        }
    }

    private static void checkText(String text) {
        if (text.length() > TEXT_MAX) {
            throw new IllegalArgumentException(
                    "text: " + text.length() + " characters (expected: at most " + TEXT_MAX + ")");
        }
    }
}
