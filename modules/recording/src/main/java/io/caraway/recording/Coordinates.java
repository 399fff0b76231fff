package io.caraway.recording;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Head;
import io.caraway.drawing.Operation;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The coordinates a recording may hold: near enough that sums and differences of a few of them fit an int, far enough that
 * nothing beyond can touch a surface.
 */
final class Coordinates {
    /** Largest coordinate, and largest negative one. */
    static final int FARTHEST = 1 << 28;

    private static final Rect NEAR = new Rect(-FARTHEST, -FARTHEST, FARTHEST, FARTHEST);
    private static final Rect ANY_SURFACE = new Rect(0, 0, Surface.SIDE_MAX, Surface.SIDE_MAX);

    private Coordinates() {}

    /** The event with all coordinates in reach and the same pixels as a result; nothing if it cannot change any pixel. */
    static Optional<DisplayEvent> within(DisplayEvent event) {
        return switch (event.type()) {
            case DRAW -> within(((DisplayEvent.Draw) event).drawable()).map(DisplayEvent.Draw::new);
            case MONITORS -> Optional.of(within((DisplayEvent.Monitors) event));
            case CURSOR_MOVE -> {
                DisplayEvent.CursorMove move = (DisplayEvent.CursorMove) event;
                yield Optional.of(new DisplayEvent.CursorMove(within(move.x()), within(move.y())));
            }
            case SURFACE_CREATE, SURFACE_DESTROY, CURSOR_SET, CURSOR_HIDE, TITLE, MARKER -> Optional.of(event);
        };
    }

    /** Writes a box. */
    static void write(ByteWriter out, Rect box) {
        out.i32(box.left()).i32(box.top()).i32(box.right()).i32(box.bottom());
    }

    /** Reads a box, which must be in reach and not empty. */
    static Rect readBox(ByteReader in) throws ProtocolException {
        int left = read(in, "left");
        int top = read(in, "top");
        return new Rect(left, top, readBehind(in, "right", left), readBehind(in, "bottom", top));
    }

    /** Reads one coordinate, which must be in reach. */
    static int read(ByteReader in, String name) throws ProtocolException {
        return in.i32(name, -FARTHEST, FARTHEST);
    }

    private static int readBehind(ByteReader in, String name, int first) throws ProtocolException {
        return in.i32(name, first + 1, FARTHEST);
    }

    private static int within(int coordinate) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, coordinate));
    }

    private static DisplayEvent within(DisplayEvent.Monitors monitors) {
        List<Head> heads = new ArrayList<>();
        for (Head head : monitors.heads()) {
            Rect area = head.area().intersect(NEAR);
            if (!area.isEmpty()) {
                heads.add(new Head(head.id(), head.surfaceId(), area));
            }
        }
        return new DisplayEvent.Monitors(heads);
    }

    private static Optional<Drawable> within(Drawable drawable) {
        return switch (drawable.operation().type()) {
            case FILL -> {
                Rect box = drawable.box().intersect(NEAR);
                yield box.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Drawable(drawable.surfaceId(), box, drawable.operation()));
            }
            // A box has the size of a part of an image, so one that reaches beyond begins beyond every surface.
            case COPY -> NEAR.contains(drawable.box()) ? Optional.of(drawable) : Optional.empty();
            case COPY_BITS -> within(drawable, (Operation.CopyBits) drawable.operation());
        };
    }

    private static Optional<Drawable> within(Drawable drawable, Operation.CopyBits bits) {
        Rect box = drawable.box();
        if (NEAR.contains(box) && isNear(bits.srcX()) && isNear(bits.srcY())) {
            return Optional.of(drawable);
        }
        Rect cut = box.intersect(ANY_SURFACE);
        long srcX = (long) bits.srcX() + cut.left() - box.left();
        long srcY = (long) bits.srcY() + cut.top() - box.top();
        return cut.isEmpty() || !isNear(srcX) || !isNear(srcY)
                ? Optional.empty()
                : Optional.of(Drawable.copyBits(drawable.surfaceId(), cut, (int) srcX, (int) srcY));
    }

    private static boolean isNear(long coordinate) {
        return coordinate >= -FARTHEST && coordinate <= FARTHEST;
    }
}
