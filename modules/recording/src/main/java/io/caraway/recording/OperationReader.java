package io.caraway.recording;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Clip;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Layer;
import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Path;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link OperationWriter} wrote. Belongs to the owner of its reader. */
final class OperationReader {
    private static final int RECT_BYTES = 4 * Integer.BYTES;
    private static final int POINT_BYTES = 2 * Integer.BYTES;
    private static final int SEGMENT_BYTES = 1 + Integer.BYTES;
    private static final int SEGMENT_FLAGS_MAX = 31;
    private static final int BYTE_MAX = 255;
    private static final int FLAGS_MAX = 3;

    private final ByteReader in;
    private final ImageTable<Image> kept;
    private long pixelsLeft;

    /** A reader of {@code in} whose images have at most {@code pixelsMax} pixels together, beside those kept already. */
    OperationReader(ByteReader in, long pixelsMax, ImageTable<Image> kept) {
        this.in = in;
        this.pixelsLeft = pixelsMax;
        this.kept = kept;
    }

    /** Pixels that images may still have. */
    long pixelsLeft() {
        return pixelsLeft;
    }

    /** Reads what limits an operation beside its box. */
    Clip clip() throws ProtocolException {
        if (!isPresent("clip")) {
            return Clip.NONE;
        }
        int count = in.u32("clip rectangles", 0, Math.min(Clip.Rects.COUNT_MAX, in.remaining() / RECT_BYTES));
        List<Rect> rects = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rects.add(Coordinates.readRect(in));
        }
        return new Clip.Rects(rects);
    }

    /** Reads an operation of that kind. */
    Operation operation(Operation.Type type) throws ProtocolException {
        return switch (type) {
            case FILL -> {
                Brush brush = brush();
                int rop = rop();
                yield new Operation.Fill(brush, rop, mask());
            }
            case OPAQUE -> opaque();
            case COPY -> {
                Rect area = Coordinates.readBox(in);
                int rop = rop();
                ScaleMode scale = scale();
                Mask mask = mask();
                yield new Operation.Copy(source(), area, rop, scale, mask);
            }
            case BLEND -> {
                Rect area = Coordinates.readBox(in);
                int rop = rop();
                ScaleMode scale = scale();
                Mask mask = mask();
                yield new Operation.Blend(source(), area, rop, scale, mask);
            }
            case BLACKNESS -> new Operation.Blackness(mask());
            case WHITENESS -> new Operation.Whiteness(mask());
            case INVERS -> new Operation.Invers(mask());
            case ROP3 -> rop3();
            case STROKE -> stroke();
            case TEXT -> text();
            case TRANSPARENT -> {
                Rect area = Coordinates.readBox(in);
                int sourceColor = in.i32();
                int trueColor = in.i32();
                yield new Operation.Transparent(source(), area, sourceColor, trueColor);
            }
            case ALPHA_BLEND -> {
                Rect area = Coordinates.readBox(in);
                int flags = in.u8("alpha flags", 0, FLAGS_MAX);
                int alpha = in.u8();
                yield new Operation.AlphaBlend(flags, alpha, source(), area);
            }
            case COMPOSITE -> composite();
            case COPY_BITS -> {
                int srcX = Coordinates.read(in, "source left");
                yield new Operation.CopyBits(srcX, Coordinates.read(in, "source top"));
            }
        };
    }

    private Operation opaque() throws ProtocolException {
        Rect area = Coordinates.readBox(in);
        Brush brush = brush();
        int rop = rop();
        ScaleMode scale = scale();
        Mask mask = mask();
        return new Operation.Opaque(source(), area, brush, rop, scale, mask);
    }

    private Operation rop3() throws ProtocolException {
        Rect area = Coordinates.readBox(in);
        Brush brush = brush();
        int rop3 = in.u8();
        ScaleMode scale = scale();
        Mask mask = mask();
        return new Operation.Rop3(source(), area, brush, rop3, scale, mask);
    }

    private Operation stroke() throws ProtocolException {
        Brush brush = brush();
        int foreMode = rop();
        int backMode = rop();
        boolean startsWithGap = in.u8("starts with gap", 0, 1) == 1;
        int lengthCount = in.u8("dashes", 0, Math.min(BYTE_MAX, in.remaining() / Integer.BYTES));
        List<Integer> lengths = new ArrayList<>(lengthCount);
        for (int i = 0; i < lengthCount; i++) {
            lengths.add(in.i32());
        }
        int segmentCount = in.u32("path segments", 0, in.remaining() / SEGMENT_BYTES);
        List<Path.Segment> segments = new ArrayList<>(segmentCount);
        int pointsLeft = Path.POINTS_MAX;
        for (int i = 0; i < segmentCount; i++) {
            int flags = in.u8("segment flags", 0, SEGMENT_FLAGS_MAX);
            int count = in.u32("path points", 0, Math.min(pointsLeft, in.remaining() / POINT_BYTES));
            pointsLeft -= count;
            segments.add(new Path.Segment(flags, numbers(2 * count)));
        }
        return new Operation.Stroke(
                new Path(segments), new LineStyle(startsWithGap, lengths), brush, foreMode, backMode);
    }

    private int[] numbers(int count) throws ProtocolException {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.i32();
        }
        return numbers;
    }

    private Operation text() throws ProtocolException {
        Rect backArea = Coordinates.readRect(in);
        Brush fore = brush();
        Brush back = brush();
        int foreMode = rop();
        int backMode = rop();
        GlyphString.Depth depth = depth();
        boolean topDown = in.u8("top down", 0, 1) == 1;
        int count = in.u16();
        List<GlyphString.Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            glyphs.add(glyph(depth));
        }
        return new Operation.Text(new GlyphString(depth, topDown, glyphs), backArea, fore, back, foreMode, backMode);
    }

    private GlyphString.Glyph glyph(GlyphString.Depth depth) throws ProtocolException {
        int x = Coordinates.read(in, "glyph x");
        int y = Coordinates.read(in, "glyph y");
        int originX = Coordinates.read(in, "glyph origin x");
        int originY = Coordinates.read(in, "glyph origin y");
        int width = in.u16("glyph width", 0, GlyphString.SIDE_MAX);
        int height = in.u16("glyph height", 0, GlyphString.SIDE_MAX);
        byte[] bytes = in.bytes(depth.rowBytes(width) * height);
        return new GlyphString.Glyph(x, y, originX, originY, width, height, bytes);
    }

    private GlyphString.Depth depth() throws ProtocolException {
        int at = in.offset();
        int bits = in.u8();
        for (GlyphString.Depth depth : GlyphString.Depth.values()) {
            if (depth.bits() == bits) {
                return depth;
            }
        }
        throw ProtocolException.field("glyph bits", bits, "1, 4 or 8", at);
    }

    private Operation composite() throws ProtocolException {
        int operator = in.u8("operator", 0, Operation.Composite.OPERATOR_MAX);
        boolean componentAlpha = in.u8("component alpha", 0, 1) == 1;
        boolean destOpaque = in.u8("opaque", 0, 1) == 1;
        @Nullable Layer mask = isPresent("mask layer") ? layer() : null;
        return new Operation.Composite(operator, layer(), mask, componentAlpha, destOpaque);
    }

    private Layer layer() throws ProtocolException {
        int[] matrix = numbers(2 * (2 + 1));
        Layer.Transform transform =
                new Layer.Transform(matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5]);
        int filter = in.u8("filter", 0, Layer.FILTER_MAX);
        int repeat = in.u8("repeat", 0, Layer.REPEAT_MAX);
        boolean opaque = in.u8("opaque", 0, 1) == 1;
        int x = in.i16();
        int y = in.i16();
        return new Layer(source(), transform, filter, repeat, x, y, opaque);
    }

    private Brush brush() throws ProtocolException {
        int type = in.u8("brush", 0, EventType.BRUSH_PATTERN);
        if (type == EventType.BRUSH_SOLID) {
            return new Brush.Solid(in.i32());
        }
        if (type == EventType.BRUSH_PATTERN) {
            int x = Coordinates.read(in, "pattern x");
            int y = Coordinates.read(in, "pattern y");
            return new Brush.Pattern(source(), x, y);
        }
        return Brush.NONE;
    }

    private Mask mask() throws ProtocolException {
        if (!isPresent("mask")) {
            return Mask.NONE;
        }
        boolean inverted = in.u8("inverted", 0, 1) == 1;
        int x = Coordinates.read(in, "mask x");
        int y = Coordinates.read(in, "mask y");
        return new Mask.Bits(inverted, x, y, source());
    }

    private Source source() throws ProtocolException {
        int type = in.u8("source", EventType.SOURCE_IMAGE, EventType.SOURCE_KEPT);
        if (type == EventType.SOURCE_SURFACE) {
            return new Source.OfSurface(in.u16("surface id", 0, DisplayEvent.SURFACE_ID_MAX));
        }
        if (type == EventType.SOURCE_KEPT) {
            int at = in.offset();
            long number = in.u32();
            return Source.of(kept.find(number)
                    .orElseThrow(() -> ProtocolException.field("kept image", number, "one that is kept", at)));
        }
        Image image = ImageField.read(in, pixelsLeft, kept);
        pixelsLeft -= image.bounds().area();
        return Source.of(image);
    }

    private int rop() throws ProtocolException {
        return in.u16("rop descriptor", 0, RopDescriptor.ALL);
    }

    private ScaleMode scale() throws ProtocolException {
        int at = in.offset();
        int number = in.u8();
        return ScaleMode.of(number).orElseThrow(() -> ProtocolException.field("scale mode", number, "0 or 1", at));
    }

    private boolean isPresent(String name) throws ProtocolException {
        return in.u8(name, EventType.ABSENT, EventType.PRESENT) == EventType.PRESENT;
    }
}
