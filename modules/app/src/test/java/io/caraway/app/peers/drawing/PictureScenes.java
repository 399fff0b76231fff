package io.caraway.app.peers.drawing;

import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.util.List;

/** COPY, BLEND, OPAQUE and ROP3: pictures of all kinds, as they are, larger and smaller. */
final class PictureScenes {
    /** How a picture is stretched: not, to be larger, to be smaller, one way each. */
    static final int SIZES = 4;

    private PictureScenes() {}

    /** The part of a picture that is drawn in a box. */
    static Rect area(Rect box, int size) {
        return switch (size) {
            case 0 -> Rect.of(5, 4, box.width(), box.height());
            case 1 -> Rect.of(2, 3, 13, 11);
            case 2 -> Rect.of(1, 0, 47, 41);
            default -> Rect.of(0, 1, 48, 7);
        };
    }

    static void draw(DrawingGrid grid) {
        PixelFormat format = grid.format();
        List<Source> sources = Pictures.sameDepth(format);
        List<Mask> masks = Variants.masks();
        List<Integer> rops = Variants.rops();
        int n = 0;
        for (Source source : sources) {
            for (int size = 0; size < SIZES; size++) {
                for (ScaleMode scale : ScaleMode.values()) {
                    for (int i = 0; i < 12; i++, n++) {
                        int rop = i < 2 ? RopDescriptor.OP_PUT : rops.get(n * 7 % rops.size());
                        Mask mask = i == 0 ? Mask.NONE : masks.get(n * 5 % masks.size());
                        Clips clip = i == 0 ? Clips.NONE : Clips.of(n / 3);
                        int stretch = size;
                        int brush = n % Variants.BRUSHES;
                        String way = " " + name(size, scale);
                        grid.add(
                                "COPY" + way,
                                clip,
                                box -> new Operation.Copy(source, area(box, stretch), rop, scale, mask));
                        grid.add(
                                "BLEND" + way,
                                clip,
                                box -> new Operation.Blend(source, area(box, stretch), rop, scale, mask));
                        grid.add(
                                "OPAQUE" + way,
                                clip,
                                box -> new Operation.Opaque(
                                        source,
                                        area(box, stretch),
                                        Variants.brush(format, box, brush),
                                        rop,
                                        scale,
                                        mask));
                    }
                }
            }
        }
    }

    private static String name(int size, ScaleMode scale) {
        return size == 0
                ? "same size"
                : size == 1 ? "larger, " + scale : size == 2 ? "smaller, " + scale : "both, " + scale;
    }

    /** Surfaces whose pixels have another number of bits: the client ends itself unless they are put, and stretched. */
    static void drawOtherDepths(DrawingGrid grid) {
        List<Mask> masks = Variants.masks();
        for (int n = 0; n < 384; n++) {
            Source source = Pictures.surface(n);
            int size = 1 + n / 5 % (SIZES - 1);
            ScaleMode scale = n / 15 % 2 == 0 ? ScaleMode.INTERPOLATE : ScaleMode.NEAREST;
            Mask mask = masks.get(n * 5 % masks.size());
            grid.add(
                    "COPY stretched, other formats",
                    Clips.of(n / 30),
                    box -> new Operation.Copy(source, area(box, size), RopDescriptor.OP_PUT, scale, mask));
        }
    }

    /** Every ternary operation that the client has, with a colour and a pattern. */
    static void drawRop3(DrawingGrid grid) {
        PixelFormat format = grid.format();
        List<Source> sources = Pictures.sameDepth(format);
        List<Mask> masks = Variants.masks();
        for (int i = 0; i <= Operation.Rop3.ROP3_MAX; i++) {
            int rop3 = i;
            if (!hasThreeInputs(rop3)) {
                continue;
            }
            Source source = sources.get(i % sources.size());
            Mask mask = masks.get(i * 5 % masks.size());
            ScaleMode scale = i % 2 == 0 ? ScaleMode.INTERPOLATE : ScaleMode.NEAREST;
            for (int kind : new int[] {1, Variants.PATTERN + i % 13}) {
                grid.addInside(
                        "ROP3",
                        Clips.NONE,
                        box -> new Operation.Rop3(
                                source, area(box, 0), Variants.brushBefore(format, box, kind), rop3, scale, Mask.NONE));
                grid.addInside(
                        "ROP3, mask, clip, scaled",
                        Clips.of(i),
                        box -> new Operation.Rop3(
                                source,
                                area(box, rop3 % SIZES),
                                Variants.brushBefore(format, box, kind),
                                rop3,
                                scale,
                                mask));
            }
        }
    }

    /** Whether all three inputs count; the client ends itself at a ternary operation that is none. */
    private static boolean hasThreeInputs(int rop3) {
        boolean brush = (rop3 >> 4) != (rop3 & 0xf);
        boolean source = (rop3 >> 2 & 0x33) != (rop3 & 0x33);
        boolean there = (rop3 >> 1 & 0x55) != (rop3 & 0x55);
        return brush && source && there;
    }
}
