package io.caraway.display;

import io.caraway.channel.PipeItem;
import io.caraway.display.video.VideoArea;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Head;
import io.caraway.images.Image;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.PreparedMessage;
import io.caraway.raster.PixelFormat;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Something that waits to be sent to viewers of a display. Compared by identity where it is a drawing. Owned by display. */
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
        MARK,
        /** {@link StreamCreate}. */
        STREAM_CREATE,
        /** {@link StreamDestroy}. */
        STREAM_DESTROY,
        /** {@link FrameDue}. */
        FRAME_DUE,
        /** {@link Frame}. */
        FRAME
    }

    /** Which kind this is. */
    Type type();

    /** The surface it is about, or {@link #NO_SURFACE}. */
    int surfaceId();

    /** Whether nobody needs it any more who was not sent it. */
    default boolean isHidden() {
        return false;
    }

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

    /** Something is drawn. One object serves all viewers, and remembers what is the same for many of them. */
    final class Draw implements DisplayItem {
        private final Drawable drawable;
        private final Purpose purpose;
        private final long nanos;
        private final long heldBytes;
        private final List<Image> images;
        private final boolean readsSurface;
        private boolean hidden;
        private @Nullable Abilities judgedFor;
        private boolean asCommand;
        private @Nullable DrawMessage message;
        private @Nullable PreparedMessage prepared;

        private Draw(Drawable drawable, Purpose purpose, long nanos) {
            this.drawable = drawable;
            this.purpose = purpose;
            this.nanos = nanos;
            this.heldBytes = drawable.heldBytes();
            this.images = drawable.operation().images();
            this.readsSurface = images.size() < drawable.operation().sources().size();
        }

        /** What was drawn at that time. */
        static Draw of(Drawable drawable, long nanos) {
            return new Draw(drawable, Purpose.NEWS, nanos);
        }

        /** All of a surface for a viewer that joins. */
        static Draw present(Drawable drawable, long nanos) {
            return new Draw(drawable, Purpose.PRESENT, nanos);
        }

        /** A piece of a surface for a viewer that fell behind. */
        static Draw refresh(Drawable drawable, long nanos) {
            return new Draw(drawable, Purpose.REFRESH, nanos);
        }

        /** A piece of a surface for a viewer that was sent less than all of it. */
        static Draw repair(Drawable drawable, long nanos) {
            return new Draw(drawable, Purpose.REPAIR, nanos);
        }

        /** What is drawn. */
        Drawable drawable() {
            return drawable;
        }

        /** The images that it needs. */
        List<Image> images() {
            return images;
        }

        /** Whether it reads what a surface shows, beside COPY_BITS. */
        boolean readsSurface() {
            return readsSurface;
        }

        /**
         * Whether viewers of those abilities, who all know the same surfaces, are sent the command itself.
         *
         * @param judge asked for the first of them
         */
        boolean isCommandFor(Abilities abilities, Predicate<Drawable> judge) {
            if (!abilities.equals(judgedFor)) {
                judgedFor = abilities;
                asCommand = judge.test(drawable);
            }
            return asCommand;
        }

        /** The message with its body written, which viewers share who are sent the images in the same way. */
        PreparedMessage prepared(DrawMessage wanted) {
            PreparedMessage known = prepared;
            if (known == null || message == null || !message.images().equals(wanted.images())) {
                known = PreparedMessage.of(wanted);
                message = wanted;
                prepared = known;
            }
            return known;
        }

        /** Newer drawings hide it. */
        void hide() {
            hidden = true;
        }

        @Override
        public boolean isHidden() {
            return hidden;
        }

        /** What for. */
        Purpose purpose() {
            return purpose;
        }

        /** When it was drawn. */
        long nanos() {
            return nanos;
        }

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
            return heldBytes;
        }
    }

    /** Why something is drawn. */
    enum Purpose {
        /** The viewer joins: the first picture, which some programs take for the only one, is whole. */
        PRESENT,
        /** It was drawn on the display. */
        NEWS,
        /** The viewer fell behind, and is shown how it is now. */
        REFRESH,
        /** The viewer was sent it with losses. */
        REPAIR
    }

    /** Parts of a surface are to be sent as it will be when this item's turn comes; {@link Refreshes} knows which. */
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

    /** A stream begins. */
    record StreamCreate(VideoArea area) implements DisplayItem {
        @Override
        public Type type() {
            return Type.STREAM_CREATE;
        }

        @Override
        public int surfaceId() {
            return DisplayEvent.PRIMARY_SURFACE;
        }
    }

    /** A stream that the viewer knows ends. */
    record StreamDestroy(VideoArea area) implements DisplayItem {
        @Override
        public Type type() {
            return Type.STREAM_DESTROY;
        }

        @Override
        public int surfaceId() {
            return NO_SURFACE;
        }
    }

    /** A frame is to be sent of what the area will show when this item's turn comes. */
    record FrameDue(VideoArea area) implements DisplayItem {
        @Override
        public Type type() {
            return Type.FRAME_DUE;
        }

        @Override
        public int surfaceId() {
            return DisplayEvent.PRIMARY_SURFACE;
        }
    }

    /** The frame that is to be sent. */
    record Frame(VideoArea area, Image image) implements DisplayItem {
        @Override
        public Type type() {
            return Type.FRAME;
        }

        @Override
        public int surfaceId() {
            return DisplayEvent.PRIMARY_SURFACE;
        }

        @Override
        public long bytes() {
            return image.bounds().area() * Integer.BYTES;
        }
    }
}
