package io.caraway.recording;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Clip;
import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Layer;
import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Path;
import io.caraway.drawing.Source;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteWriter;
import java.util.List;
import java.util.OptionalLong;

/** Writes what an operation is, as drawn in {@link EventType}. Belongs to the owner of its writer. */
final class OperationWriter {
    private static final byte[] NOTHING = {};

    private final ByteWriter out;
    private final ImageBudget budget;
    private final WrittenImages images;

    /** A writer to {@code out}; all images it writes are counted in {@code budget} and remembered in {@code images}. */
    OperationWriter(ByteWriter out, ImageBudget budget, WrittenImages images) {
        this.out = out;
        this.budget = budget;
        this.images = images;
    }

    /**
     * Writes an operation.
     *
     * @return bytes that belong behind what was written: those of an image, which are not copied
     */
    byte[] write(Operation operation) {
        return switch (operation.type()) {
            case FILL -> fill((Operation.Fill) operation);
            case OPAQUE -> opaque((Operation.Opaque) operation);
            case COPY -> copy((Operation.Copy) operation);
            case BLEND -> blend((Operation.Blend) operation);
            case BLACKNESS -> mask(((Operation.Blackness) operation).mask());
            case WHITENESS -> mask(((Operation.Whiteness) operation).mask());
            case INVERS -> mask(((Operation.Invers) operation).mask());
            case ROP3 -> rop3((Operation.Rop3) operation);
            case STROKE -> stroke((Operation.Stroke) operation);
            case TEXT -> text((Operation.Text) operation);
            case TRANSPARENT -> transparent((Operation.Transparent) operation);
            case ALPHA_BLEND -> alphaBlend((Operation.AlphaBlend) operation);
            case COMPOSITE -> composite((Operation.Composite) operation);
            case COPY_BITS -> {
                Operation.CopyBits bits = (Operation.CopyBits) operation;
                out.i32(bits.srcX()).i32(bits.srcY());
                yield NOTHING;
            }
        };
    }

    /** Writes what limits an operation beside its box. */
    void write(Clip clip) {
        if (clip instanceof Clip.Rects limits) {
            out.u8(EventType.PRESENT).u32(limits.rects().size());
            limits.rects().forEach(this::write);
        } else {
            out.u8(EventType.ABSENT);
        }
    }

    private byte[] fill(Operation.Fill fill) {
        write(fill.brush());
        out.u16(fill.rop());
        return mask(fill.mask());
    }

    private byte[] opaque(Operation.Opaque opaque) {
        write(opaque.area());
        write(opaque.brush());
        out.u16(opaque.rop()).u8(opaque.scale().number());
        write(opaque.mask());
        return last(opaque.source());
    }

    private byte[] copy(Operation.Copy copy) {
        write(copy.area());
        out.u16(copy.rop()).u8(copy.scale().number());
        write(copy.mask());
        return last(copy.source());
    }

    private byte[] blend(Operation.Blend blend) {
        write(blend.area());
        out.u16(blend.rop()).u8(blend.scale().number());
        write(blend.mask());
        return last(blend.source());
    }

    private byte[] rop3(Operation.Rop3 rop3) {
        write(rop3.area());
        write(rop3.brush());
        out.u8(rop3.rop3()).u8(rop3.scale().number());
        write(rop3.mask());
        return last(rop3.source());
    }

    private byte[] stroke(Operation.Stroke stroke) {
        write(stroke.brush());
        out.u16(stroke.foreMode()).u16(stroke.backMode());
        LineStyle style = stroke.style();
        out.u8(style.startsWithGap() ? 1 : 0).u8(style.lengths().size());
        style.lengths().forEach(out::i32);
        List<Path.Segment> segments = stroke.path().segments();
        out.u32(segments.size());
        for (Path.Segment segment : segments) {
            out.u8(segment.flags()).u32(segment.count());
            for (int number : segment.points()) {
                out.i32(number);
            }
        }
        return NOTHING;
    }

    private byte[] text(Operation.Text text) {
        write(text.backArea());
        write(text.fore());
        write(text.back());
        GlyphString string = text.string();
        out.u16(text.foreMode()).u16(text.backMode());
        out.u8(string.depth().bits())
                .u8(string.topDown() ? 1 : 0)
                .u16(string.glyphs().size());
        for (GlyphString.Glyph glyph : string.glyphs()) {
            out.i32(glyph.x()).i32(glyph.y()).i32(glyph.originX()).i32(glyph.originY());
            out.u16(glyph.width()).u16(glyph.height()).bytes(glyph.bytes());
        }
        return NOTHING;
    }

    private byte[] transparent(Operation.Transparent transparent) {
        write(transparent.area());
        out.i32(transparent.sourceColor()).i32(transparent.trueColor());
        return last(transparent.source());
    }

    private byte[] alphaBlend(Operation.AlphaBlend blend) {
        write(blend.area());
        out.u8(blend.flags()).u8(blend.alpha());
        return last(blend.source());
    }

    private byte[] composite(Operation.Composite composite) {
        out.u8(composite.operator());
        out.u8(composite.componentAlpha() ? 1 : 0).u8(composite.destOpaque() ? 1 : 0);
        Layer mask = composite.mask();
        if (mask == null) {
            out.u8(EventType.ABSENT);
        } else {
            out.u8(EventType.PRESENT);
            writePlace(mask);
            out.bytes(last(mask.source()));
        }
        writePlace(composite.source());
        return last(composite.source().source());
    }

    private void writePlace(Layer layer) {
        Layer.Transform matrix = layer.transform();
        out.i32(matrix.t00()).i32(matrix.t01()).i32(matrix.t02());
        out.i32(matrix.t10()).i32(matrix.t11()).i32(matrix.t12());
        out.u8(layer.filter()).u8(layer.repeat()).u8(layer.opaque() ? 1 : 0);
        out.i16((short) layer.x()).i16((short) layer.y());
    }

    private void write(Brush brush) {
        if (brush instanceof Brush.Solid solid) {
            out.u8(EventType.BRUSH_SOLID).i32(solid.color());
        } else if (brush instanceof Brush.Pattern pattern) {
            out.u8(EventType.BRUSH_PATTERN).i32(pattern.x()).i32(pattern.y());
            out.bytes(last(pattern.source()));
        } else {
            out.u8(EventType.ABSENT);
        }
    }

    private byte[] mask(Mask mask) {
        write(mask);
        return NOTHING;
    }

    private void write(Mask mask) {
        if (mask instanceof Mask.Bits bits) {
            out.u8(EventType.PRESENT).u8(bits.inverted() ? 1 : 0).i32(bits.x()).i32(bits.y());
            out.bytes(last(bits.source()));
        } else {
            out.u8(EventType.ABSENT);
        }
    }

    /** Writes all of a source but the bytes of its image, which have to come next. */
    private byte[] last(Source source) {
        if (source instanceof Source.OfImage of) {
            return last(of.image());
        }
        out.u8(EventType.SOURCE_SURFACE).u16(((Source.OfSurface) source).surfaceId());
        return NOTHING;
    }

    private byte[] last(Image image) {
        OptionalLong number = images.number(image);
        if (number.isPresent()) {
            return kept(number.getAsLong());
        }
        budget.take(image);
        EncodedImage encoded = ImageField.choose(image);
        number = images.number(encoded, image.highBitsSet());
        if (number.isPresent()) {
            return kept(number.getAsLong());
        }
        boolean kept = images.keep(image, encoded);
        out.u8(EventType.SOURCE_IMAGE);
        ImageField.writeHead(out, encoded, image.highBitsSet(), kept);
        return encoded.bytes();
    }

    private byte[] kept(long number) {
        out.u8(EventType.SOURCE_KEPT).u32(number);
        return NOTHING;
    }

    private void write(Rect rect) {
        Coordinates.write(out, rect);
    }
}
