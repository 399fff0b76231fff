package io.caraway.drawing;

import java.util.ArrayList;
import java.util.List;

/** The sources that the parts of an operation name. */
final class Sources {
    private Sources() {}

    /** Those of a brush and a mask. */
    static List<Source> of(Brush brush, Mask mask) {
        List<Source> sources = new ArrayList<>(2);
        if (brush instanceof Brush.Pattern pattern) {
            sources.add(pattern.source());
        }
        if (mask instanceof Mask.Bits bits) {
            sources.add(bits.source());
        }
        return List.copyOf(sources);
    }

    /** That source, and those of a brush and a mask. */
    static List<Source> of(Source first, Brush brush, Mask mask) {
        List<Source> sources = new ArrayList<>(2 + 1);
        sources.add(first);
        sources.addAll(of(brush, mask));
        return List.copyOf(sources);
    }
}
