package io.caraway.app.peers.drawing;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Mask;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.Source;
import io.caraway.images.BitmapFormat;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All that one part of an operation can be: raster operations, brushes, masks. */
final class Variants {
    private static final int[] OPERATIONS = {
        RopDescriptor.OP_PUT,
        RopDescriptor.OP_OR,
        RopDescriptor.OP_AND,
        RopDescriptor.OP_XOR,
        RopDescriptor.OP_BLACKNESS,
        RopDescriptor.OP_WHITENESS,
        RopDescriptor.OP_INVERS
    };

    private static final int[] INVERSIONS = {
        RopDescriptor.INVERS_SRC, RopDescriptor.INVERS_BRUSH, RopDescriptor.INVERS_DEST, RopDescriptor.INVERS_RES
    };

    /** How many kinds of {@link #brush} there are. */
    static final int BRUSHES = 16;

    /** The first kind of brush that is a pattern. */
    static final int PATTERN = 3;

    private static final List<Mask> MASKS = makeMasks();

    private Variants() {}

    /** No flag, every flag alone, and every operation with every choice of inversions. */
    static List<Integer> rops() {
        Set<Integer> rops = new TreeSet<>(List.of(0));
        for (int flag = 1; flag <= RopDescriptor.ALL; flag <<= 1) {
            rops.add(flag);
        }
        for (int operation : OPERATIONS) {
            for (int choice = 0; choice < 1 << INVERSIONS.length; choice++) {
                int rop = operation;
                for (int i = 0; i < INVERSIONS.length; i++) {
                    rop |= (choice >> i & 1) * INVERSIONS[i];
                }
                rops.add(rop);
            }
        }
        return List.copyOf(rops);
    }

    /**
     * A brush for a box on a surface of that format: none, two of one colour, and patterns that lie here and there.
     *
     * @param kind 0..{@link #BRUSHES} - 1
     */
    static Brush brush(PixelFormat format, Rect box, int kind) {
        if (kind == 0) {
            return Brush.NONE;
        }
        if (kind < PATTERN) {
            return new Brush.Solid((kind == 1 ? 0x12c5a7 : 0xfe3b00d2) & format.mask());
        }
        return pattern(Pictures.sameDepth(format), box, kind);
    }

    /** The same, but no pattern is a surface. */
    static Brush imageBrush(PixelFormat format, Rect box, int kind) {
        return kind < PATTERN ? brush(format, box, kind) : pattern(Pictures.images(format), box, kind);
    }

    private static Brush pattern(List<Source> patterns, Rect box, int kind) {
        Source source = patterns.get((kind - PATTERN) % patterns.size());
        int x = kind % 3 == 0 ? box.left() - 7 : kind % 3 == 1 ? -1003 : 70_001;
        int y = kind % 2 == 0 ? box.top() - 5 : -707;
        return new Brush.Pattern(source, x, y);
    }

    /** The same, but patterns begin to the left of the box and above it. */
    static Brush brushBefore(PixelFormat format, Rect box, int kind) {
        Brush brush = brush(format, box, kind);
        return brush instanceof Brush.Pattern pattern
                ? new Brush.Pattern(pattern.source(), box.left() - kind, box.top() - 2 * kind)
                : brush;
    }

    /** None, and images of one bit and surfaces in many positions, inverted and not. */
    static List<Mask> masks() {
        return MASKS;
    }

    private static List<Mask> makeMasks() {
        List<Mask> masks = new ArrayList<>(List.of(Mask.NONE));
        for (boolean inverted : new boolean[] {false, true}) {
            for (BitmapFormat format : List.of(BitmapFormat.ONE_BIT_LE, BitmapFormat.ONE_BIT_BE)) {
                for (boolean topDown : new boolean[] {true, false}) {
                    masks.add(new Mask.Bits(inverted, 0, 0, Pictures.mask(format, topDown, 32, 32)));
                    masks.add(new Mask.Bits(inverted, 9, 4, Pictures.mask(format, topDown, 71, 50)));
                    masks.add(new Mask.Bits(inverted, 33, 1, Pictures.mask(format, topDown, 71, 50)));
                    masks.add(new Mask.Bits(inverted, -3, -6, Pictures.mask(format, topDown, 15, 11)));
                }
            }
            masks.add(new Mask.Bits(inverted, 2, 1, Pictures.surface(PixelFormat.A8)));
            masks.add(new Mask.Bits(inverted, 1, 3, Pictures.surface(PixelFormat.XRGB32)));
        }
        return List.copyOf(masks);
    }
}
