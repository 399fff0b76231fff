package io.caraway.imports.qxl;

import io.caraway.drawing.Clip;
import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Layer;
import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Path;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads clips, paths, dashes, letters and matrices. Owned by the {@link QxlRecording} it is part of.
 *
 * <pre>
 * clip       type 0 (none) or 1, num_rects n, chunks clip_rects: n times i32 top, left, bottom, right
 * path       chunks path, up to its end: u32 flags, u32 count, count times i32 x, y
 * dashes     attr.flags (4: gap first, 8: dashed), if dashed attr.style_nseg n, bytes style: n times i32
 * letters    data_size, length n, flags (1, 2, 4: bits of a pixel 1, 4, 8; 8: top down), chunks string:
 *            n times i32 x, y, origin x, origin y, u16 width, height, rows of whole bytes
 * transform  bytes transform: six times i32
 * </pre>
 */
final class QxlShapeReader {
    private static final int RECT_BYTES = 16;
    private static final int SEGMENT_BYTES = 8;
    private static final int POINT_BYTES = 8;
    private static final int TRANSFORM_BYTES = 24;
    private static final int GLYPH_BYTES = 20;

    /** Longest path: a segment for each point. */
    private static final int PATH_BYTES_MAX = Path.POINTS_MAX * (SEGMENT_BYTES + POINT_BYTES);

    private static final int GAP_FIRST = 4;
    private static final int DASHED = 8;
    private static final int DEPTH_MASK = 7;
    private static final int TOP_DOWN = 8;

    private final QxlText in;

    QxlShapeReader(QxlText in) {
        this.in = in;
    }

    Clip clip() throws IOException, ProtocolException, LeftOut {
        int type = in.i32("type");
        if (type == 0) {
            return Clip.NONE;
        }
        if (type != 1) {
            throw new LeftOut("clip type: " + type + " (expected: 0 or 1)");
        }
        int count = in.i32("num_rects", 0, Clip.Rects.COUNT_MAX);
        byte[] bytes = in.chunks("clip_rects", Clip.Rects.COUNT_MAX * RECT_BYTES);
        return LeftOut.unless(() -> {
            ByteReader reader = ByteReader.little(bytes);
            List<Rect> rects = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Rect rect = QxlText.rect(reader.i32(), reader.i32(), reader.i32(), reader.i32());
                if (!rect.isEmpty()) {
                    rects.add(rect);
                }
            }
            return new Clip.Rects(rects);
        });
    }

    Path path() throws IOException, ProtocolException, LeftOut {
        byte[] bytes = in.chunks("path", PATH_BYTES_MAX);
        return LeftOut.unless(() -> {
            ByteReader reader = ByteReader.little(bytes);
            List<Path.Segment> segments = new ArrayList<>();
            while (reader.remaining() > 0) {
                int flags = reader.i32();
                int count = reader.u32("points", 0, reader.remaining() / POINT_BYTES);
                int[] points = new int[2 * count];
                for (int i = 0; i < points.length; i++) {
                    points[i] = reader.i32();
                }
                segments.add(new Path.Segment(flags, points));
            }
            return new Path(segments);
        });
    }

    LineStyle lineStyle() throws IOException, ProtocolException, LeftOut {
        int flags = in.i32("attr.flags");
        boolean gapFirst = (flags & GAP_FIRST) != 0;
        if ((flags & DASHED) == 0) {
            return new LineStyle(gapFirst, List.of());
        }
        int count = in.i32("attr.style_nseg", 0, LineStyle.LENGTHS_MAX);
        byte[] bytes = in.bytes("style", count * Integer.BYTES);
        return LeftOut.unless(() -> {
            ByteReader reader = ByteReader.little(bytes);
            List<Integer> lengths = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                lengths.add(reader.i32());
            }
            return new LineStyle(gapFirst, lengths);
        });
    }

    GlyphString string() throws IOException, ProtocolException, LeftOut {
        int size = in.i32("data_size", 0, QxlText.BYTES_MAX);
        int count = in.i32("length", 0, GlyphString.COUNT_MAX);
        int flags = in.i32("flags");
        byte[] bytes = in.chunks("string", size);
        GlyphString.Depth depth = switch (flags & DEPTH_MASK) {
            case 1 -> GlyphString.Depth.A1;
            case 2 -> GlyphString.Depth.A4;
            case 4 -> GlyphString.Depth.A8;
            default -> throw new LeftOut("string flags: " + flags + " (expected: one depth)");
        };
        return LeftOut.unless(() -> {
            ByteReader reader = ByteReader.little(bytes);
            reader.require(count * GLYPH_BYTES);
            List<GlyphString.Glyph> glyphs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                glyphs.add(glyph(reader, depth));
            }
            return new GlyphString(depth, (flags & TOP_DOWN) != 0, glyphs);
        });
    }

    /** Reads a matrix, or the identity if the line before it says that there is none. */
    Layer.Transform transform(String name) throws IOException, ProtocolException, LeftOut {
        if (in.i32(name, 0, 1) == 0) {
            return Layer.Transform.IDENTITY;
        }
        ByteReader reader = ByteReader.little(in.bytes("transform", TRANSFORM_BYTES));
        return LeftOut.unless(() -> new Layer.Transform(
                reader.i32(), reader.i32(), reader.i32(), reader.i32(), reader.i32(), reader.i32()));
    }

    private static GlyphString.Glyph glyph(ByteReader reader, GlyphString.Depth depth) throws ProtocolException {
        int x = reader.i32();
        int y = reader.i32();
        int originX = reader.i32();
        int originY = reader.i32();
        int width = reader.u16("glyph width", 0, GlyphString.SIDE_MAX);
        int height = reader.u16("glyph height", 0, GlyphString.SIDE_MAX);
        return new GlyphString.Glyph(
                x, y, originX, originY, width, height, reader.bytes(depth.rowBytes(width) * height));
    }
}
