package io.caraway.protocol.spice;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Layer;
import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one drawing message; {@link OperationWriter} draws its layout. */
final class DrawReader {
    /*
     * Idea: fields are taken as they come, and every image is decoded when its offset is met; only then are the records made of
     * them, which check themselves. So a message whose numbers make no drawing, or one of whose images is damaged, still
     * leaves caches and dictionary as the server believes them to be, as far as its fields can be found at all. The first
     * damage among the images is thrown in the end.
     */

    private static final Source DAMAGED = new Source.OfSurface(0);

    private final ByteReader in;
    private final ImageDecoder images;
    private @Nullable ProtocolException damage;

    DrawReader(ByteReader in, ImageDecoder images) {
        this.in = in;
        this.images = images;
    }

    Drawable read(Operation.Type type, ReceivedSurfaces surfaces) throws ProtocolException {
        int surfaceId = in.i32();
        images.palettes().drawOn(surfaces.format(surfaceId));
        WireRect box = WireRect.read(in);
        WireClip clip = WireClip.read(in);
        Part<? extends Operation> operation = operation(type);
        if (damage != null) {
            throw damage;
        }
        surfaces.surface(surfaceId);
        Part<Drawable> drawable = () -> new Drawable(surfaceId, box.rect(), clip.clip(), operation.make());
        return drawable.makeChecked();
    }

    private Part<? extends Operation> operation(Operation.Type type) throws ProtocolException {
        return switch (type) {
            case FILL -> {
                Part<Brush> brush = brush();
                int rop = in.u16();
                Part<Mask> mask = mask();
                yield () -> new Operation.Fill(brush.make(), rop, mask.make());
            }
            case OPAQUE -> {
                Source source = picture();
                WireRect area = WireRect.read(in);
                Part<Brush> brush = brush();
                int rop = in.u16();
                ScaleMode scale = scale();
                Part<Mask> mask = mask();
                yield () -> new Operation.Opaque(source, area.rect(), brush.make(), rop, scale, mask.make());
            }
            case COPY -> {
                Source source = picture();
                WireRect area = WireRect.read(in);
                int rop = in.u16();
                ScaleMode scale = scale();
                Part<Mask> mask = mask();
                yield () -> new Operation.Copy(source, area.rect(), rop, scale, mask.make());
            }
            case BLEND -> {
                Source source = picture();
                WireRect area = WireRect.read(in);
                int rop = in.u16();
                ScaleMode scale = scale();
                Part<Mask> mask = mask();
                yield () -> new Operation.Blend(source, area.rect(), rop, scale, mask.make());
            }
            case BLACKNESS -> {
                Part<Mask> mask = mask();
                yield () -> new Operation.Blackness(mask.make());
            }
            case WHITENESS -> {
                Part<Mask> mask = mask();
                yield () -> new Operation.Whiteness(mask.make());
            }
            case INVERS -> {
                Part<Mask> mask = mask();
                yield () -> new Operation.Invers(mask.make());
            }
            case ROP3 -> rop3();
            case STROKE -> stroke();
            case TEXT -> text();
            case TRANSPARENT -> {
                Source source = picture();
                WireRect area = WireRect.read(in);
                int sourceColor = in.i32();
                int trueColor = in.i32();
                yield () -> new Operation.Transparent(source, area.rect(), sourceColor, trueColor);
            }
            case ALPHA_BLEND -> {
                int flags = in.u8();
                int alpha = in.u8();
                Source source = picture();
                WireRect area = WireRect.read(in);
                yield () -> new Operation.AlphaBlend(flags, alpha, source, area.rect());
            }
            case COMPOSITE -> composite();
            case COPY_BITS -> {
                int x = in.i32();
                int y = in.i32();
                yield () -> new Operation.CopyBits(x, y);
            }
        };
    }

    private Part<Operation.Rop3> rop3() throws ProtocolException {
        Source source = picture();
        WireRect area = WireRect.read(in);
        Part<Brush> brush = brush();
        int rop3 = in.u8();
        ScaleMode scale = scale();
        Part<Mask> mask = mask();
        return () -> new Operation.Rop3(source, area.rect(), brush.make(), rop3, scale, mask.make());
    }

    private Part<Operation.Stroke> stroke() throws ProtocolException {
        int pathAt = in.i32();
        Part<LineStyle> style = lineStyle();
        Part<Brush> brush = brush();
        int foreMode = in.u16();
        int backMode = in.u16();
        return () -> new Operation.Stroke(ShapeReader.path(in, pathAt), style.make(), brush.make(), foreMode, backMode);
    }

    private Part<Operation.Text> text() throws ProtocolException {
        int stringAt = in.i32();
        WireRect backArea = WireRect.read(in);
        Part<Brush> fore = brush();
        Part<Brush> back = brush();
        int foreMode = in.u16();
        int backMode = in.u16();
        return () -> new Operation.Text(
                ShapeReader.string(in, stringAt), backArea.rect(), fore.make(), back.make(), foreMode, backMode);
    }

    private Part<Operation.Composite> composite() throws ProtocolException {
        int flags = in.i32();
        Source picture = picture();
        Source mask = (flags & CompositeFlags.HAS_MASK) != 0 ? pictureAt(in.i32()) : null;
        Layer.Transform transform = transform(flags & CompositeFlags.HAS_SOURCE_TRANSFORM);
        Layer.Transform maskTransform = transform(flags & CompositeFlags.HAS_MASK_TRANSFORM);
        int x = in.i16();
        int y = in.i16();
        int maskX = in.i16();
        int maskY = in.i16();
        return () -> CompositeFlags.operation(
                flags,
                new CompositeFlags.Picture(picture, transform, x, y),
                mask == null ? null : new CompositeFlags.Picture(mask, maskTransform, maskX, maskY));
    }

    private Layer.Transform transform(int flag) throws ProtocolException {
        return flag == 0
                ? Layer.Transform.IDENTITY
                : new Layer.Transform(in.i32(), in.i32(), in.i32(), in.i32(), in.i32(), in.i32());
    }

    private ScaleMode scale() throws ProtocolException {
        return in.u8("scale mode", 0, 1) == 0 ? ScaleMode.INTERPOLATE : ScaleMode.NEAREST;
    }

    private Part<Brush> brush() throws ProtocolException {
        int type = in.u8("brush type", WireNumbers.BRUSH_NONE, WireNumbers.BRUSH_PATTERN);
        if (type == WireNumbers.BRUSH_NONE) {
            return () -> Brush.NONE;
        }
        if (type == WireNumbers.BRUSH_SOLID) {
            int color = in.i32();
            return () -> new Brush.Solid(color);
        }
        Source pattern = picture();
        int x = in.i32();
        int y = in.i32();
        return () -> new Brush.Pattern(pattern, x, y);
    }

    private Part<Mask> mask() throws ProtocolException {
        boolean inverted = (in.u8() & WireNumbers.MASK_INVERTED) != 0;
        int x = in.i32();
        int y = in.i32();
        int offset = in.i32();
        if (offset == 0) {
            return () -> Mask.NONE;
        }
        Source source = decoded(() -> images.mask(in), offset);
        return () -> new Mask.Bits(inverted, x, y, source);
    }

    private Part<LineStyle> lineStyle() throws ProtocolException {
        int flags = in.u8();
        boolean gapFirst = (flags & WireNumbers.LINE_STARTS_WITH_GAP) != 0;
        if ((flags & WireNumbers.LINE_STYLED) == 0) {
            return () -> new LineStyle(gapFirst, List.of());
        }
        int count = in.u8();
        int offset = in.i32();
        Part<LineStyle> lengths = () -> {
            List<Integer> list = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                list.add(in.i32());
            }
            return new LineStyle(gapFirst, list);
        };
        return () -> lengths.makeAt(in, offset);
    }

    private Source picture() throws ProtocolException {
        int offset = in.i32();
        if (offset == 0) {
            throw ProtocolException.field("image", "none", "one", in.offset() - Integer.BYTES);
        }
        return decoded(() -> images.picture(in), offset);
    }

    private @Nullable Source pictureAt(int offset) throws ProtocolException {
        return offset == 0 ? null : decoded(() -> images.picture(in), offset);
    }

    private Source decoded(Part<Source> image, int offset) throws ProtocolException {
        try {
            return image.makeAt(in, offset);
        } catch (ProtocolException e) {
            damage = damage == null ? e : damage;
            return DAMAGED;
        }
    }
}
