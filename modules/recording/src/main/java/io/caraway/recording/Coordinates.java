package io.caraway.recording;

import io.caraway.drawing.Drawable;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/** Coordinates in a recording: those that a {@link Drawable} can have. */
final class Coordinates {
    private Coordinates() {}

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

    /** Reads a rectangle, which must be in reach and may be empty. */
    static Rect readRect(ByteReader in) throws ProtocolException {
        int left = read(in, "left");
        int top = read(in, "top");
        int right = in.i32("right", left, Drawable.COORDINATE_MAX);
        return new Rect(left, top, right, in.i32("bottom", top, Drawable.COORDINATE_MAX));
    }

    /** Reads one coordinate, which must be in reach. */
    static int read(ByteReader in, String name) throws ProtocolException {
        return in.i32(name, -Drawable.COORDINATE_MAX, Drawable.COORDINATE_MAX);
    }

    private static int readBehind(ByteReader in, String name, int first) throws ProtocolException {
        return in.i32(name, first + 1, Drawable.COORDINATE_MAX);
    }
}
