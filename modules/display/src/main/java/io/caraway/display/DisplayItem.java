package io.caraway.display;

import io.caraway.channel.PipeItem;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Head;
import io.caraway.raster.PixelFormat;
import java.util.List;

/** Something that waits to be sent to a viewer of a display. Immutable. */
sealed interface DisplayItem extends PipeItem {
    /** About what an item without pixels holds. */
    long SMALL_BYTES = 64;

    /** The surface of an item that belongs to none. */
    int NO_SURFACE = -1;

    /** The kinds of item. */
    enum Type {
        /** {@link Create}. */
        CREATE,
        /** {@link Destroy}. */
        DESTROY,
        /** {@link Draw}. */
        DRAW,
        /** {@link Refresh}. */
        REFRESH,
        /** {@link Monitors}. */
        MONITORS,
        /** {@link Mark}. */
        MARK
    }

    /** Which kind this is. */
    Type type();

    /** The surface it is about, or {@link #NO_SURFACE}. */
    int surfaceId();

    @Override
    default long bytes() {
        return SMALL_BYTES;
    }

    /** A surface comes to be. */
    record Create(int surfaceId, PixelFormat format, int width, int height) implements DisplayItem {
        @Override
        public Type type() {
            return Type.CREATE;
        }
    }

    /** A surface that the viewer knows is gone. */
    record Destroy(int surfaceId) implements DisplayItem {
        @Override
        public Type type() {
            return Type.DESTROY;
        }
    }

    /** Something is drawn. */
    record Draw(Drawable drawable) implements DisplayItem {
        @Override
        public Type type() {
            return Type.DRAW;
        }

        @Override
        public int surfaceId() {
            return drawable.surfaceId();
        }

        @Override
        public long bytes() {
            return drawable.heldBytes();
        }
    }

    /** Parts of a surface are to be sent as it will be when this item's turn comes; {@link DisplayPipe} knows which. */
    record Refresh(int surfaceId) implements DisplayItem {
        @Override
        public Type type() {
            return Type.REFRESH;
        }
    }

    /** The monitors are these. */
    record Monitors(List<Head> heads) implements DisplayItem {
        @Override
        public Type type() {
            return Type.MONITORS;
        }

        @Override
        public int surfaceId() {
            return NO_SURFACE;
        }
    }

    /** The desktop is complete. */
    record Mark() implements DisplayItem {
        @Override
        public Type type() {
            return Type.MARK;
        }

        @Override
        public int surfaceId() {
            return NO_SURFACE;
        }
    }
}
