package io.caraway.display;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Clip;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.Source;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;

/**
 * What a viewer can draw by itself. What it cannot is sent as pixels. Immutable.
 *
 * @param commands whether it draws every operation; one that does not knows plain fills, plain copies and COPY_BITS, as
 *     spice-html5 does
 * @param alphaSurfaces whether it has surfaces of alpha alone
 * @param video whether it shows streams of JPEG frames; one that does not say which codecs it knows does
 */
record Abilities(boolean commands, boolean alphaSurfaces, boolean video) {
    /** What a viewer's capabilities say. One that does not know the newest operation, COMPOSITE, is taken for a simple one. */
    static Abilities of(Capabilities channel) {
        boolean video = !channel.has(Capabilities.DISPLAY_MULTI_CODEC) || channel.has(Capabilities.DISPLAY_CODEC_MJPEG);
        return new Abilities(
                channel.has(Capabilities.DISPLAY_COMPOSITE), channel.has(Capabilities.DISPLAY_A8_SURFACE), video);
    }

    /** Whether the viewer can have a surface of that format. */
    boolean holds(PixelFormat format) {
        return switch (format) {
            case XRGB32, ARGB32 -> true;
            case A8, A1 -> commands && alphaSurfaces;
            case RGB555, RGB565 -> commands;
        };
    }

    /** Whether the viewer, having all surfaces that it reads, draws the same pixels as we do. */
    boolean draws(Drawable drawable) {
        return commands ? drawsAlike(drawable.operation()) : isPlain(drawable);
    }

    /**
     * Not those that take the highest byte of XRGB32 pixels for alpha: that byte is not sent, as it means nothing to all
     * others.
     */
    private static boolean drawsAlike(Operation operation) {
        return !(operation instanceof Operation.AlphaBlend blend && blend.flags() != 0);
    }

    private static boolean isPlain(Drawable drawable) {
        if (!(drawable.clip() instanceof Clip.None)) {
            return false;
        }
        Operation operation = drawable.operation();
        return switch (operation.type()) {
            case FILL -> {
                Operation.Fill fill = (Operation.Fill) operation;
                yield fill.brush() instanceof Brush.Solid && isPlain(fill.rop(), fill.mask());
            }
            case COPY -> {
                Operation.Copy copy = (Operation.Copy) operation;
                yield copy.isPlain() && isSameSize(copy.area(), drawable.box()) && isColor(copy.source());
            }
            case COPY_BITS -> true;
            case OPAQUE, BLEND, BLACKNESS, WHITENESS, INVERS, ROP3, STROKE, TEXT, TRANSPARENT, ALPHA_BLEND, COMPOSITE ->
                false;
        };
    }

    private static boolean isPlain(int rop, Mask mask) {
        return rop == RopDescriptor.OP_PUT && mask instanceof Mask.None;
    }

    private static boolean isSameSize(Rect one, Rect other) {
        return one.width() == other.width() && one.height() == other.height();
    }

    private static boolean isColor(Source source) {
        return !(source instanceof Source.OfImage of) || of.image().format() == PixelFormat.XRGB32;
    }
}
