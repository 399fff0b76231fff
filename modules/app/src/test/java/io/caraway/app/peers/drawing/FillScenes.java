package io.caraway.app.peers.drawing;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import java.util.List;

/** FILL, and the operations that are fills of one kind. */
final class FillScenes {
    private static final int BRUSHES = Variants.BRUSHES;

    private FillScenes() {}

    static void draw(DrawingGrid grid) {
        List<Mask> masks = Variants.masks();
        int n = 0;
        for (int rop : Variants.rops()) {
            for (int kind = 0; kind < BRUSHES; kind++, n++) {
                int brush = kind;
                Mask mask = masks.get(n * 5 % masks.size());
                grid.add(
                        "FILL",
                        Clips.of(n / 3),
                        box -> new Operation.Fill(Variants.brush(grid.format(), box, brush), rop, mask));
            }
        }
        for (Mask mask : masks) {
            for (Clips clip : Clips.values()) {
                grid.add(
                        "FILL, masks",
                        clip,
                        box -> new Operation.Fill(
                                new Brush.Solid(0x7f3d81 & grid.format().mask()), RopDescriptor.OP_PUT, mask));
                grid.add(
                        "FILL, masks",
                        clip,
                        box -> new Operation.Fill(Variants.brush(grid.format(), box, 3), RopDescriptor.OP_XOR, mask));
                grid.add("BLACKNESS", clip, box -> new Operation.Blackness(mask));
                grid.add("WHITENESS", clip, box -> new Operation.Whiteness(mask));
                grid.add("INVERS", clip, box -> new Operation.Invers(mask));
            }
        }
    }

    /** Every brush with every mask. */
    static void drawMasked(DrawingGrid grid) {
        int n = 0;
        for (Mask mask : Variants.masks()) {
            for (int kind = 0; kind < BRUSHES; kind++, n++) {
                int brush = kind;
                int rop = n % 2 == 0 ? RopDescriptor.OP_PUT : RopDescriptor.OP_XOR;
                grid.add(
                        "FILL, each brush with each mask",
                        Clips.of(n),
                        box -> new Operation.Fill(Variants.brush(grid.format(), box, brush), rop, mask));
            }
        }
    }

    /** Clips of very many rectangles. */
    static void drawClipped(DrawingGrid grid) {
        for (int rop : Variants.rops()) {
            grid.add(
                    "FILL, 1000 rectangles",
                    Clips.MANY,
                    box -> new Operation.Fill(Variants.brush(grid.format(), box, rop % BRUSHES), rop, Mask.NONE));
        }
    }
}
