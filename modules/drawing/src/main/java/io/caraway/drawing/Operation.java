package io.caraway.drawing;

import io.caraway.images.Image;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link Drawable} does to the pixels of its box ("SPICE protocol, display channel, DRAW_*"). Immutable. */
public sealed interface Operation {
    /** The kinds of operation. */
    enum Type {
        /** {@link Fill}. */
        FILL,
        /** {@link Opaque}. */
        OPAQUE,
        /** {@link Copy}. */
        COPY,
        /** {@link Blend}. */
        BLEND,
        /** {@link Blackness}. */
        BLACKNESS,
        /** {@link Whiteness}. */
        WHITENESS,
        /** {@link Invers}. */
        INVERS,
        /** {@link Rop3}. */
        ROP3,
        /** {@link Stroke}. */
        STROKE,
        /** {@link Text}. */
        TEXT,
        /** {@link Transparent}. */
        TRANSPARENT,
        /** {@link AlphaBlend}. */
        ALPHA_BLEND,
        /** {@link Composite}. */
        COMPOSITE,
        /** {@link CopyBits}. */
        COPY_BITS
    }

    /** Which kind this is. */
    Type type();

    /** All it takes pixels from, masks and patterns included, in the order they are written. */
    List<Source> sources();

    /** About how many bytes of memory it keeps beside its images, when that is more than a few. */
    default long heldBytes() {
        return 0;
    }

    /** The images among its sources. */
    default List<Image> images() {
        List<Image> images = new ArrayList<>(1);
        for (Source source : sources()) {
            if (source instanceof Source.OfImage of) {
                images.add(of.image());
            }
        }
        return images;
    }

    /**
     * Combines a brush with what is there.
     *
     * @param brush the brush
     * @param rop flags of {@link RopDescriptor}: how
     * @param mask which pixels
     */
    record Fill(Brush brush, int rop, Mask mask) implements Operation {
        /** Checks the flags. */
        public Fill {
            RopDescriptor.check(rop);
        }

        @Override
        public Type type() {
            return Type.FILL;
        }

        @Override
        public List<Source> sources() {
            return Sources.of(brush, mask);
        }
    }

    /**
     * Draws a picture, then combines a brush with it.
     *
     * @param source where the picture comes from
     * @param area which part of it; stretched to the box if of another size
     * @param brush the brush
     * @param rop flags of {@link RopDescriptor}: how brush and picture are combined
     * @param scale how the picture is stretched
     * @param mask which pixels
     */
    record Opaque(Source source, Rect area, Brush brush, int rop, ScaleMode scale, Mask mask) implements Operation {
        /** Checks flags and area. */
        public Opaque {
            RopDescriptor.check(rop);
            Drawable.checkArea(area);
        }

        @Override
        public Type type() {
            return Type.OPAQUE;
        }

        @Override
        public List<Source> sources() {
            return Sources.of(source, brush, mask);
        }
    }

    /**
     * Combines a picture with what is there.
     *
     * @param source where the picture comes from
     * @param area which part of it; stretched to the box if of another size
     * @param rop flags of {@link RopDescriptor}: how
     * @param scale how the picture is stretched
     * @param mask which pixels
     */
    record Copy(Source source, Rect area, int rop, ScaleMode scale, Mask mask) implements Operation {
        /** Checks flags and area. */
        public Copy {
            RopDescriptor.check(rop);
            Drawable.checkArea(area);
        }

        /** Whether it puts pixels as they are, of whatever size. */
        public boolean isPlain() {
            return rop == RopDescriptor.OP_PUT && mask instanceof Mask.None;
        }

        /** Whether the picture is as large as the box, so that nothing is stretched. */
        public boolean fits(Rect box) {
            return area.width() == box.width() && area.height() == box.height();
        }

        /** Puts a part of an image as it is. */
        public static Copy of(Image image, Rect area) {
            return new Copy(Source.of(image), area, RopDescriptor.OP_PUT, ScaleMode.INTERPOLATE, Mask.NONE);
        }

        @Override
        public Type type() {
            return Type.COPY;
        }

        @Override
        public List<Source> sources() {
            return Sources.of(source, Brush.NONE, mask);
        }
    }

    /**
     * The same as {@link Copy} by another name.
     *
     * @param source where the picture comes from
     * @param area which part of it; stretched to the box if of another size
     * @param rop flags of {@link RopDescriptor}: how
     * @param scale how the picture is stretched
     * @param mask which pixels
     */
    record Blend(Source source, Rect area, int rop, ScaleMode scale, Mask mask) implements Operation {
        /** Checks flags and area. */
        public Blend {
            RopDescriptor.check(rop);
            Drawable.checkArea(area);
        }

        @Override
        public Type type() {
            return Type.BLEND;
        }

        @Override
        public List<Source> sources() {
            return Sources.of(source, Brush.NONE, mask);
        }
    }

    /**
     * Makes pixels black.
     *
     * @param mask which pixels
     */
    record Blackness(Mask mask) implements Operation {
        @Override
        public Type type() {
            return Type.BLACKNESS;
        }

        @Override
        public List<Source> sources() {
            return Sources.of(Brush.NONE, mask);
        }
    }

    /**
     * Makes pixels white.
     *
     * @param mask which pixels
     */
    record Whiteness(Mask mask) implements Operation {
        @Override
        public Type type() {
            return Type.WHITENESS;
        }

        @Override
        public List<Source> sources() {
            return Sources.of(Brush.NONE, mask);
        }
    }

    /**
     * Turns the bits of pixels over.
     *
     * @param mask which pixels
     */
    record Invers(Mask mask) implements Operation {
        @Override
        public Type type() {
            return Type.INVERS;
        }

        @Override
        public List<Source> sources() {
            return Sources.of(Brush.NONE, mask);
        }
    }

    /**
     * Combines a picture, a brush and what is there.
     *
     * @param source where the picture comes from
     * @param area which part of it; stretched to the box if of another size
     * @param brush the brush
     * @param rop3 0..255, the ternary raster operation: bit {@code 4 * brush + 2 * picture + there} is the result
     * @param scale how the picture is stretched
     * @param mask which pixels
     */
    record Rop3(Source source, Rect area, Brush brush, int rop3, ScaleMode scale, Mask mask) implements Operation {
        /** Largest number of a ternary raster operation. */
        public static final int ROP3_MAX = 255;

        /** Checks number and area. */
        public Rop3 {
            if (rop3 < 0 || rop3 > ROP3_MAX) {
                throw new IllegalArgumentException("rop3: " + rop3 + " (expected: 0.." + ROP3_MAX + ")");
            }
            Drawable.checkArea(area);
        }

        @Override
        public Type type() {
            return Type.ROP3;
        }

        @Override
        public List<Source> sources() {
            return Sources.of(source, brush, mask);
        }
    }

    /**
     * Draws lines one pixel wide.
     *
     * @param path where they go
     * @param style their dashes
     * @param brush the brush
     * @param foreMode flags of {@link RopDescriptor}: how brush and what is there are combined on dashes
     * @param backMode the same for gaps; the reference client does not draw gaps
     */
    record Stroke(Path path, LineStyle style, Brush brush, int foreMode, int backMode) implements Operation {
        /** Checks the flags. */
        public Stroke {
            RopDescriptor.check(foreMode);
            RopDescriptor.check(backMode);
        }

        @Override
        public Type type() {
            return Type.STROKE;
        }

        @Override
        public long heldBytes() {
            return path.heldBytes();
        }

        @Override
        public List<Source> sources() {
            return Sources.of(brush, Mask.NONE);
        }
    }

    /**
     * Writes text.
     *
     * @param string the letters
     * @param backArea what is filled with {@code back} first; may be empty
     * @param fore the brush of the letters
     * @param back the brush behind them
     * @param foreMode flags of {@link RopDescriptor}; the reference client always lays letters over what is there
     * @param backMode the same; the reference client always puts
     */
    record Text(GlyphString string, Rect backArea, Brush fore, Brush back, int foreMode, int backMode)
            implements Operation {
        /** Checks flags and area. */
        public Text {
            RopDescriptor.check(foreMode);
            RopDescriptor.check(backMode);
            Drawable.checkReach(backArea);
        }

        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public long heldBytes() {
            return string.heldBytes();
        }

        @Override
        public List<Source> sources() {
            return Sources.of(fore, back);
        }
    }

    /**
     * Draws a picture less the pixels of one colour.
     *
     * @param source where the picture comes from
     * @param area which part of it; stretched to the box if of another size
     * @param sourceColor the colour in the picture's own format
     * @param trueColor the colour as 0x00RRGGBB, which the reference client goes by
     */
    record Transparent(Source source, Rect area, int sourceColor, int trueColor) implements Operation {
        /** Checks the area. */
        public Transparent {
            Drawable.checkArea(area);
        }

        @Override
        public Type type() {
            return Type.TRANSPARENT;
        }

        @Override
        public List<Source> sources() {
            return List.of(source);
        }
    }

    /**
     * Lays a picture over what is there.
     *
     * @param flags {@link #DEST_HAS_ALPHA} and {@link #SRC_SURFACE_HAS_ALPHA}
     * @param alpha 0..255, by which the picture is multiplied
     * @param source where the picture comes from
     * @param area which part of it; stretched to the box if of another size
     */
    record AlphaBlend(int flags, int alpha, Source source, Rect area) implements Operation {
        /** Flag: the highest byte of what is there is alpha, whatever the surface's format. */
        public static final int DEST_HAS_ALPHA = 1;
        /** Flag: the same for the source, if it is a surface. */
        public static final int SRC_SURFACE_HAS_ALPHA = 2;

        /** Largest alpha. */
        public static final int ALPHA_MAX = 255;

        /** Checks flags, alpha and area. */
        public AlphaBlend {
            if ((flags & ~(DEST_HAS_ALPHA | SRC_SURFACE_HAS_ALPHA)) != 0 || alpha < 0 || alpha > ALPHA_MAX) {
                throw new IllegalArgumentException("alpha blend: flags " + flags + ", alpha " + alpha);
            }
            Drawable.checkArea(area);
        }

        @Override
        public Type type() {
            return Type.ALPHA_BLEND;
        }

        @Override
        public List<Source> sources() {
            return List.of(source);
        }
    }

    /**
     * Composes a picture, seen through another, with what is there, as the Render extension of X does.
     *
     * @param operator number of the operator, as in pixman
     * @param source the picture
     * @param mask what it is seen through; {@code null} if nothing
     * @param componentAlpha whether each colour of the mask is the alpha of that colour alone
     * @param destOpaque whether alpha that is there is taken for full
     */
    record Composite(int operator, Layer source, @Nullable Layer mask, boolean componentAlpha, boolean destOpaque)
            implements Operation {
        /** Largest number of an operator. */
        public static final int OPERATOR_MAX = 62;

        /** Checks the number. */
        public Composite {
            if (operator < 0 || operator > OPERATOR_MAX) {
                throw new IllegalArgumentException("operator: " + operator + " (expected: 0.." + OPERATOR_MAX + ")");
            }
        }

        @Override
        public Type type() {
            return Type.COMPOSITE;
        }

        @Override
        public List<Source> sources() {
            return mask == null ? List.of(source.source()) : List.of(source.source(), mask.source());
        }
    }

    /**
     * Copies pixels of the same surface, overlapping or not (COPY_BITS).
     *
     * @param srcX column of the pixel that goes to the box's upper left corner
     * @param srcY its row
     */
    record CopyBits(int srcX, int srcY) implements Operation {
        /** Checks that the source is in reach. */
        public CopyBits {
            Drawable.checkCoordinate(srcX);
            Drawable.checkCoordinate(srcY);
        }

        @Override
        public Type type() {
            return Type.COPY_BITS;
        }

        @Override
        public List<Source> sources() {
            return List.of();
        }
    }
}
