package io.caraway.protocol.spice;

import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Path;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/** Reads the paths and strings that a drawing message points to; {@link OperationWriter} draws their layout. */
final class ShapeReader {
    /** Most segments of a path. */
    static final int SEGMENTS_MAX = 1 << 18;

    private static final int SEGMENT_BYTES_MIN = 5;
    private static final int POINT_BYTES = 8;
    private static final int GLYPH_BYTES_MIN = 20;

    private ShapeReader() {}

    static Path path(ByteReader in, int offset) throws ProtocolException {
        requireOffset("path", offset);
        Part<Path> path = () -> path(in);
        return path.makeAt(in, offset);
    }

    static GlyphString string(ByteReader in, int offset) throws ProtocolException {
        requireOffset("string", offset);
        Part<GlyphString> string = () -> string(in);
        return string.makeAt(in, offset);
    }

    private static void requireOffset(String name, int offset) throws ProtocolException {
        if (offset == 0) {
            throw new ProtocolException(name + ": none (expected: one)");
        }
    }

    private static Path path(ByteReader in) throws ProtocolException {
        int count = in.u32("segments", 0, SEGMENTS_MAX);
        in.require(count * SEGMENT_BYTES_MIN);
        List<Path.Segment> segments = new ArrayList<>(count);
        int left = Path.POINTS_MAX;
        for (int i = 0; i < count; i++) {
            int flags = in.u8();
            int points = in.u32("points", 0, left);
            left -= points;
            in.require(points * POINT_BYTES);
            int[] numbers = new int[2 * points];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = in.i32();
            }
            segments.add(new Path.Segment(flags, numbers));
        }
        return new Path(segments);
    }

    private static GlyphString string(ByteReader in) throws ProtocolException {
        int count = in.u16("glyphs", 0, GlyphString.COUNT_MAX);
        int flags = in.u8();
        GlyphString.Depth depth = depth(flags, in.offset() - 1);
        in.require(count * GLYPH_BYTES_MIN);
        List<GlyphString.Glyph> glyphs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int x = in.i32();
            int y = in.i32();
            int originX = in.i32();
            int originY = in.i32();
            int width = in.u16("glyph width", 0, GlyphString.SIDE_MAX);
            int height = in.u16("glyph height", 0, GlyphString.SIDE_MAX);
            byte[] bytes = in.bytes(depth.rowBytes(width) * height);
            glyphs.add(new GlyphString.Glyph(x, y, originX, originY, width, height, bytes));
        }
        return new GlyphString(depth, (flags & WireNumbers.STRING_TOP_DOWN) != 0, glyphs);
    }

    private static GlyphString.Depth depth(int flags, int offset) throws ProtocolException {
        for (GlyphString.Depth depth : GlyphString.Depth.values()) {
            if (WireNumbers.depthFlag(depth) == (flags & WireNumbers.STRING_DEPTH_MASK)) {
                return depth;
            }
        }
        throw ProtocolException.field("string flags", flags, "one depth", offset);
    }
}
