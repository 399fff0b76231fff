package io.caraway.protocol.spice;

import io.caraway.drawing.Brush;
import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Layer;
import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Path;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteWriter;

/**
 * Writes what follows the base of a drawing message ("SPICE protocol, display channel, DRAW_*"). @X is the offset of X from the
 * start of the body.
 *
 * <pre>
 * FILL                      brush, u16 rop, mask
 * OPAQUE                    @image, rect, brush, u16 rop, u8 scale, mask
 * COPY, BLEND               @image, rect, u16 rop, u8 scale, mask
 * BLACKNESS, WHITENESS, INVERS   mask
 * ROP3                      @image, rect, brush, u8 rop3, u8 scale, mask
 * STROKE                    @path, line style, brush, u16 fore mode, u16 back mode
 * TEXT                      @string, rect, fore brush, back brush, u16 fore mode, u16 back mode
 * TRANSPARENT               @image, rect, u32 source colour, u32 true colour
 * ALPHA_BLEND               u8 flags, u8 alpha, @image, rect
 * COMPOSITE                 u32 flags, @image, [@mask], [transform], [transform of mask], i16 x, y, i16 x, y of mask
 * COPY_BITS                 i32 x, y
 * </pre>
 */
final class OperationWriter {
    private final BodyWriter body;
    private final ByteWriter out;

    OperationWriter(BodyWriter body) {
        this.body = body;
        this.out = body.fixed();
    }

    void write(Operation operation) {
        switch (operation.type()) {
            case FILL -> {
                Operation.Fill fill = (Operation.Fill) operation;
                brush(fill.brush());
                out.u16(fill.rop());
                mask(fill.mask());
            }
            case OPAQUE -> {
                Operation.Opaque opaque = (Operation.Opaque) operation;
                picture(opaque.area());
                brush(opaque.brush());
                out.u16(opaque.rop());
                scale(opaque.scale());
                mask(opaque.mask());
            }
            case COPY -> {
                Operation.Copy copy = (Operation.Copy) operation;
                copy(copy.area(), copy.rop(), copy.scale(), copy.mask());
            }
            case BLEND -> {
                Operation.Blend blend = (Operation.Blend) operation;
                copy(blend.area(), blend.rop(), blend.scale(), blend.mask());
            }
            case BLACKNESS -> mask(((Operation.Blackness) operation).mask());
            case WHITENESS -> mask(((Operation.Whiteness) operation).mask());
            case INVERS -> mask(((Operation.Invers) operation).mask());
            case ROP3 -> {
                Operation.Rop3 rop3 = (Operation.Rop3) operation;
                picture(rop3.area());
                brush(rop3.brush());
                out.u8(rop3.rop3());
                scale(rop3.scale());
                mask(rop3.mask());
            }
            case STROKE -> stroke((Operation.Stroke) operation);
            case TEXT -> text((Operation.Text) operation);
            case TRANSPARENT -> {
                Operation.Transparent transparent = (Operation.Transparent) operation;
                picture(transparent.area());
                out.i32(transparent.sourceColor()).i32(transparent.trueColor());
            }
            case ALPHA_BLEND -> {
                Operation.AlphaBlend blend = (Operation.AlphaBlend) operation;
                out.u8(blend.flags()).u8(blend.alpha());
                picture(blend.area());
            }
            case COMPOSITE -> composite((Operation.Composite) operation);
            case COPY_BITS -> {
                Operation.CopyBits bits = (Operation.CopyBits) operation;
                out.i32(bits.srcX()).i32(bits.srcY());
            }
        }
    }

    private void copy(Rect area, int rop, ScaleMode scale, Mask mask) {
        picture(area);
        out.u16(rop);
        scale(scale);
        mask(mask);
    }

    private void picture(Rect area) {
        body.image();
        WireRect.write(out, area);
    }

    private void scale(ScaleMode scale) {
        out.u8(WireNumbers.scaleMode(scale));
    }

    /** Brush: u8 type; solid: u32 colour; pattern: @image, i32 x, y. */
    private void brush(Brush brush) {
        if (brush instanceof Brush.Solid solid) {
            out.u8(WireNumbers.BRUSH_SOLID).i32(solid.color());
        } else if (brush instanceof Brush.Pattern pattern) {
            out.u8(WireNumbers.BRUSH_PATTERN);
            body.image();
            out.i32(pattern.x()).i32(pattern.y());
        } else {
            out.u8(WireNumbers.BRUSH_NONE);
        }
    }

    /** Mask: u8 flags, i32 x, y, @image or 0. */
    private void mask(Mask mask) {
        if (mask instanceof Mask.Bits bits) {
            out.u8(bits.inverted() ? WireNumbers.MASK_INVERTED : 0)
                    .i32(bits.x())
                    .i32(bits.y());
            body.image();
        } else {
            out.u8(0).i32(0).i32(0).u32(0);
        }
    }

    private void stroke(Operation.Stroke stroke) {
        body.pointer(target -> path(target, stroke.path()));
        lineStyle(stroke.style());
        brush(stroke.brush());
        out.u16(stroke.foreMode()).u16(stroke.backMode());
    }

    /** Path: u32 segments; each: u8 flags, u32 count, count times x and y in sixteenths. */
    private static void path(ByteWriter target, Path path) {
        target.u32(path.segments().size());
        for (Path.Segment segment : path.segments()) {
            target.u8(segment.flags()).u32(segment.count());
            for (int number : segment.points()) {
                target.i32(number);
            }
        }
    }

    /** Line style: u8 flags; with dashes: u8 count, @lengths. */
    private void lineStyle(LineStyle style) {
        int gap = style.startsWithGap() ? WireNumbers.LINE_STARTS_WITH_GAP : 0;
        if (style.lengths().isEmpty()) {
            out.u8(gap);
        } else {
            out.u8(gap | WireNumbers.LINE_STYLED).u8(style.lengths().size());
            body.pointer(target -> style.lengths().forEach(target::i32));
        }
    }

    private void text(Operation.Text text) {
        body.pointer(target -> string(target, text.string()));
        WireRect.write(out, text.backArea());
        brush(text.fore());
        brush(text.back());
        out.u16(text.foreMode()).u16(text.backMode());
    }

    /** String: u16 glyphs, u8 flags; each glyph: i32 x, y, i32 origin x, y, u16 width, height, bytes. */
    private static void string(ByteWriter target, GlyphString string) {
        int topDown = string.topDown() ? WireNumbers.STRING_TOP_DOWN : 0;
        target.u16(string.glyphs().size()).u8(WireNumbers.depthFlag(string.depth()) | topDown);
        for (GlyphString.Glyph glyph : string.glyphs()) {
            target.i32(glyph.x()).i32(glyph.y()).i32(glyph.originX()).i32(glyph.originY());
            target.u16(glyph.width()).u16(glyph.height()).bytes(glyph.bytes());
        }
    }

    private void composite(Operation.Composite composite) {
        Layer source = composite.source();
        Layer mask = composite.mask();
        int flagsAt = out.size();
        int flags = composite.operator()
                | source.filter() << CompositeFlags.SOURCE_FILTER_SHIFT
                | source.repeat() << CompositeFlags.SOURCE_REPEAT_SHIFT
                | (composite.componentAlpha() ? CompositeFlags.COMPONENT_ALPHA : 0)
                | (source.opaque() ? CompositeFlags.SOURCE_OPAQUE : 0)
                | (composite.destOpaque() ? CompositeFlags.DEST_OPAQUE : 0);
        out.u32(0);
        body.image();
        if (mask != null) {
            flags |= CompositeFlags.HAS_MASK
                    | mask.filter() << CompositeFlags.MASK_FILTER_SHIFT
                    | mask.repeat() << CompositeFlags.MASK_REPEAT_SHIFT
                    | (mask.opaque() ? CompositeFlags.MASK_OPAQUE : 0);
            body.image();
        }
        if (isTransformed(source)) {
            flags |= CompositeFlags.HAS_SOURCE_TRANSFORM;
            transform(source.transform());
        }
        if (mask != null && isTransformed(mask)) {
            flags |= CompositeFlags.HAS_MASK_TRANSFORM;
            transform(mask.transform());
        }
        out.i16((short) source.x()).i16((short) source.y());
        out.i16((short) (mask == null ? 0 : mask.x())).i16((short) (mask == null ? 0 : mask.y()));
        out.setU32(flagsAt, flags);
    }

    /** Whether a transform is written: for surfaces always, since the reference client goes on with the one they had last. */
    private static boolean isTransformed(Layer layer) {
        return layer.source() instanceof Source.OfSurface || !layer.transform().equals(Layer.Transform.IDENTITY);
    }

    private void transform(Layer.Transform transform) {
        out.i32(transform.t00()).i32(transform.t01()).i32(transform.t02());
        out.i32(transform.t10()).i32(transform.t11()).i32(transform.t12());
    }
}
