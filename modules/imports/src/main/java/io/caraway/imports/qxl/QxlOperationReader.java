package io.caraway.imports.qxl;

import io.caraway.drawing.Brush;
import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Layer;
import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Path;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.protocol.spice.CompositeFlags;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the operation of one drawable. Owned by the {@link QxlRecording} it is part of.
 *
 * <pre>
 *  0 nop
 *  1 fill          brush, rop_descriptor, mask
 *  2 opaque        image, rect src_area, brush, rop_descriptor, scale_mode, mask
 *  3 copy          image, rect src_area, rop_descriptor, scale_mode, mask
 *  4 copy bits     point
 *  5 blend         as copy
 *  6 blackness     mask           7 whiteness  mask           8 invers  mask
 *  9 rop3          image, rect src_area, brush, rop3, scale_mode, mask
 * 10 stroke        path, dashes, brush, fore_mode, back_mode
 * 11 text          letters, rect back_area, brush, brush, fore_mode, back_mode
 * 12 transparent   image, rect src_area, src_color, true_color
 * 13 alpha blend   alpha_flags (not in files of old guests), alpha, image, rect src_area
 * 14 composite     flags, image, src_transform 0 or 1, matrix, mask 0 or 1, image, mask_transform 0 or 1, matrix,
 *                  src_origin x y, mask_origin x y
 *
 * brush   type 0 (none), type 1, u.color, or type 2, image, point
 * mask    flags (1: inverted), point, image
 * </pre>
 */
final class QxlOperationReader {
    private static final int NOP = 0;
    private static final int FILL = 1;
    private static final int OPAQUE = 2;
    private static final int COPY = 3;
    private static final int COPY_BITS = 4;
    private static final int BLEND = 5;
    private static final int BLACKNESS = 6;
    private static final int WHITENESS = 7;
    private static final int INVERS = 8;
    private static final int ROP3 = 9;
    private static final int STROKE = 10;
    private static final int TEXT = 11;
    private static final int TRANSPARENT = 12;
    private static final int ALPHA_BLEND = 13;
    private static final int COMPOSITE = 14;

    private static final int BRUSH_NONE = 0;
    private static final int BRUSH_SOLID = 1;
    private static final int BRUSH_PATTERN = 2;
    private static final int MASK_INVERTED = 1;

    private final QxlText in;
    private final QxlImageReader images;
    private final QxlShapeReader shapes;
    private final PixelFormat surface;
    private final Optional<Source> scratch;
    private boolean usedScratch;

    /**
     * A reader for one drawable.
     *
     * @param surface what the pixels are that are drawn on
     * @param scratch what stands where no image is named, if anything does
     */
    QxlOperationReader(
            QxlText in, QxlImageReader images, QxlShapeReader shapes, PixelFormat surface, Optional<Source> scratch) {
        this.in = in;
        this.images = images;
        this.shapes = shapes;
        this.surface = surface;
        this.scratch = scratch;
    }

    /** Whether no image was named somewhere. */
    boolean usedScratch() {
        return usedScratch;
    }

    /** Reads the operation; nothing if it does nothing. */
    Optional<Operation> read() throws IOException, ProtocolException, LeftOut {
        int type = in.i32("type");
        return switch (type) {
            case NOP -> Optional.empty();
            case FILL -> {
                Brush brush = brush();
                int rop = in.i32("rop_descriptor");
                Mask mask = mask();
                yield made(() -> new Operation.Fill(brush, rop, mask));
            }
            case OPAQUE -> {
                Source source = picture();
                Rect area = in.rect("src_area");
                Brush brush = brush();
                int rop = in.i32("rop_descriptor");
                ScaleMode scale = scale();
                Mask mask = mask();
                yield made(() -> new Operation.Opaque(source, area, brush, rop, scale, mask));
            }
            case COPY, BLEND -> copy(type == COPY);
            case COPY_BITS -> {
                int[] point = in.numbers("point", 2);
                yield made(() -> new Operation.CopyBits(point[0], point[1]));
            }
            case BLACKNESS -> Optional.of(new Operation.Blackness(mask()));
            case WHITENESS -> Optional.of(new Operation.Whiteness(mask()));
            case INVERS -> Optional.of(new Operation.Invers(mask()));
            case ROP3 -> rop3();
            case STROKE -> stroke();
            case TEXT -> text();
            case TRANSPARENT -> {
                Source source = picture();
                Rect area = in.rect("src_area");
                int sourceColor = in.i32("src_color");
                int trueColor = in.i32("true_color");
                yield made(() -> new Operation.Transparent(source, area, sourceColor, trueColor));
            }
            case ALPHA_BLEND -> alphaBlend();
            case COMPOSITE -> composite();
            default -> throw new LeftOut("drawable type: " + type + " (expected: 0..14)");
        };
    }

    private static Optional<Operation> made(LeftOut.Step<Operation> step) throws LeftOut {
        return Optional.of(LeftOut.unless(step));
    }

    private Optional<Operation> copy(boolean copy) throws IOException, ProtocolException, LeftOut {
        Source source = picture();
        Rect area = in.rect("src_area");
        int rop = in.i32("rop_descriptor");
        ScaleMode scale = scale();
        Mask mask = mask();
        return made(() -> copy
                ? new Operation.Copy(source, area, rop, scale, mask)
                : new Operation.Blend(source, area, rop, scale, mask));
    }

    private Optional<Operation> rop3() throws IOException, ProtocolException, LeftOut {
        Source source = picture();
        Rect area = in.rect("src_area");
        Brush brush = brush();
        int rop3 = in.i32("rop3");
        ScaleMode scale = scale();
        Mask mask = mask();
        return made(() -> new Operation.Rop3(source, area, brush, rop3, scale, mask));
    }

    private Optional<Operation> stroke() throws IOException, ProtocolException, LeftOut {
        Path path = shapes.path();
        LineStyle style = shapes.lineStyle();
        Brush brush = brush();
        int foreMode = in.i32("fore_mode");
        int backMode = in.i32("back_mode");
        return made(() -> new Operation.Stroke(path, style, brush, foreMode, backMode));
    }

    private Optional<Operation> text() throws IOException, ProtocolException, LeftOut {
        GlyphString string = shapes.string();
        Rect backArea = in.rect("back_area");
        Brush fore = brush();
        Brush back = brush();
        int foreMode = in.i32("fore_mode");
        int backMode = in.i32("back_mode");
        return made(() -> new Operation.Text(string, backArea, fore, back, foreMode, backMode));
    }

    private Optional<Operation> alphaBlend() throws IOException, ProtocolException, LeftOut {
        int flags = in.isNext("alpha_flags") ? in.i32("alpha_flags") : 0;
        int alpha = in.i32("alpha");
        Source source = picture();
        Rect area = in.rect("src_area");
        // What was read back is an image to the server, and the flag speaks of surfaces.
        int meant = usedScratch ? flags & ~Operation.AlphaBlend.SRC_SURFACE_HAS_ALPHA : flags;
        return made(() -> new Operation.AlphaBlend(meant, alpha, source, area));
    }

    private Optional<Operation> composite() throws IOException, ProtocolException, LeftOut {
        int flags = in.i32("flags");
        Source source = picture();
        Layer.Transform transform = shapes.transform("src_transform");
        Optional<Source> mask = in.i32("mask", 0, 1) == 0 ? Optional.empty() : images.picture(surface);
        Layer.Transform maskTransform = shapes.transform("mask_transform");
        int[] origin = in.numbers("src_origin", 2);
        int[] maskOrigin = in.numbers("mask_origin", 2);
        return made(() -> CompositeFlags.operation(
                flags,
                new CompositeFlags.Picture(source, transform, origin[0], origin[1]),
                mask.map(seenThrough ->
                                new CompositeFlags.Picture(seenThrough, maskTransform, maskOrigin[0], maskOrigin[1]))
                        .orElse(null)));
    }

    private Source picture() throws IOException, ProtocolException, LeftOut {
        Optional<Source> named = images.picture(surface);
        if (named.isPresent()) {
            return named.get();
        }
        usedScratch = true;
        return scratch.orElseThrow(() -> new LeftOut("image: none (expected: one)"));
    }

    private Brush brush() throws IOException, ProtocolException, LeftOut {
        int type = in.i32("type");
        switch (type) {
            case BRUSH_NONE -> {
                return Brush.NONE;
            }
            case BRUSH_SOLID -> {
                return new Brush.Solid(in.i32("u.color"));
            }
            case BRUSH_PATTERN -> {
                Source pattern = picture();
                int[] point = in.numbers("point", 2);
                return LeftOut.unless(() -> new Brush.Pattern(pattern, point[0], point[1]));
            }
            default -> throw new LeftOut("brush type: " + type + " (expected: 0..2)");
        }
    }

    private Mask mask() throws IOException, ProtocolException, LeftOut {
        boolean inverted = (in.i32("flags") & MASK_INVERTED) != 0;
        int[] point = in.numbers("point", 2);
        Optional<Source> bits = images.mask();
        return bits.isEmpty()
                ? Mask.NONE
                : LeftOut.unless(() -> new Mask.Bits(inverted, point[0], point[1], bits.get()));
    }

    private ScaleMode scale() throws IOException, ProtocolException, LeftOut {
        int number = in.i32("scale_mode");
        return ScaleMode.of(number).orElseThrow(() -> new LeftOut("scale mode: " + number + " (expected: 0 or 1)"));
    }
}
