package io.caraway.drawing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sources that the parts of an operation name. They are asked for once for each viewer, so no list is built to be copied. */
final class Sources {
    private Sources() {}

    /** Those of a brush and a mask. */
    static List<Source> of(Brush brush, Mask mask) {
        return listed(ofBrush(brush), ofMask(mask));
    }

    /** Those of two brushes. */
    static List<Source> of(Brush one, Brush other) {
        return listed(ofBrush(one), ofBrush(other));
    }

    /** That source, and those of a brush and a mask. */
    static List<Source> of(Source first, Brush brush, Mask mask) {
        Source ofBrush = ofBrush(brush);
        Source ofMask = ofMask(mask);
        return ofBrush == null || ofMask == null
                ? listed(first, ofBrush == null ? ofMask : ofBrush)
                : List.of(first, ofBrush, ofMask);
    }

    private static List<Source> listed(@Nullable Source one, @Nullable Source other) {
        if (one == null) {
            return other == null ? List.of() : List.of(other);
        }
        return other == null ? List.of(one) : List.of(one, other);
    }

    private static @Nullable Source ofBrush(Brush brush) {
        return brush instanceof Brush.Pattern pattern ? pattern.source() : null;
    }

    private static @Nullable Source ofMask(Mask mask) {
        return mask instanceof Mask.Bits bits ? bits.source() : null;
    }
}
