package io.caraway.protocol.spice;

import io.caraway.drawing.Layer;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import org.jspecify.annotations.Nullable;

/** The bits of the first field of DRAW_COMPOSITE, which are those of a guest's own command too. */
public final class CompositeFlags {
    static final int OPERATOR_MASK = 0xff;
    static final int FILTER_MASK = 7;
    static final int REPEAT_MASK = 3;
    static final int SOURCE_FILTER_SHIFT = 8;
    static final int MASK_FILTER_SHIFT = 11;
    static final int SOURCE_REPEAT_SHIFT = 14;
    static final int MASK_REPEAT_SHIFT = 16;
    static final int COMPONENT_ALPHA = 1 << 18;
    static final int HAS_MASK = 1 << 19;
    static final int HAS_SOURCE_TRANSFORM = 1 << 20;
    static final int HAS_MASK_TRANSFORM = 1 << 21;
    static final int SOURCE_OPAQUE = 1 << 22;
    static final int MASK_OPAQUE = 1 << 23;
    static final int DEST_OPAQUE = 1 << 24;

    private CompositeFlags() {}

    /**
     * The operation of those flags.
     *
     * @param flags the bits; whether there is a mask is told by {@code mask} and not by them
     * @param source the picture
     * @param mask what it is seen through; {@code null} if nothing
     */
    public static Operation.Composite operation(int flags, Picture source, @Nullable Picture mask) {
        int filter = flags >> SOURCE_FILTER_SHIFT & FILTER_MASK;
        int repeat = flags >> SOURCE_REPEAT_SHIFT & REPEAT_MASK;
        int maskFilter = flags >> MASK_FILTER_SHIFT & FILTER_MASK;
        int maskRepeat = flags >> MASK_REPEAT_SHIFT & REPEAT_MASK;
        return new Operation.Composite(
                flags & OPERATOR_MASK,
                source.layer(filter, repeat, (flags & SOURCE_OPAQUE) != 0),
                mask == null ? null : mask.layer(maskFilter, maskRepeat, (flags & MASK_OPAQUE) != 0),
                (flags & COMPONENT_ALPHA) != 0,
                (flags & DEST_OPAQUE) != 0);
    }

    /**
     * One of the two pictures, less what the flags say of it.
     *
     * @param source where its pixels come from
     * @param transform from places on the box to places in the picture
     * @param x column of the picture that lies on the left edge of the box
     * @param y row of the picture that lies on the upper edge of the box
     */
    public record Picture(Source source, Layer.Transform transform, int x, int y) {
        private Layer layer(int filter, int repeat, boolean opaque) {
            return new Layer(source, transform, filter, repeat, x, y, opaque);
        }
    }
}
