package io.caraway.app.peers.drawing;

import io.caraway.drawing.Layer;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.drawing.compose.CompositeOperator;
import io.caraway.raster.PixelFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** COMPOSITE: every operator, with pictures and masks of all kinds. */
final class CompositeScenes {
    /*
     * The client keeps the transform of a surface until another comes, and that it was a mask of component alpha. So there are
     * surfaces that are always transformed and others that never are, and none is both a source and a mask.
     */

    private static final long SEED = 31;
    private static final int ONE = Layer.Transform.ONE;
    private static final int EACH = 40;

    private static final List<Layer.Transform> TRANSFORMS = List.of(
            new Layer.Transform(ONE / 2, 0, 0, 0, ONE / 3, 0),
            new Layer.Transform(ONE * 3 / 2, 0, ONE / 4, 0, ONE * 5 / 4, ONE),
            new Layer.Transform(0, ONE, 0, -ONE, 0, 40 * ONE),
            new Layer.Transform(ONE * 3 / 4, ONE / 3, -3 * ONE, -ONE / 5, ONE, 4 * ONE));

    /** Images of the first two, surfaces of the others. */
    private static final List<PixelFormat> FORMATS = List.of(
            PixelFormat.ARGB32,
            PixelFormat.XRGB32,
            PixelFormat.ARGB32,
            PixelFormat.XRGB32,
            PixelFormat.A8,
            PixelFormat.RGB555,
            PixelFormat.RGB565);

    private static final int KINDS = 7;
    private static final int MASK_SET = 2;

    private CompositeScenes() {}

    static void draw(DrawingGrid grid) {
        Random random = new Random(SEED);
        int n = 0;
        for (CompositeOperator operator : CompositeOperator.values()) {
            for (int i = 0; i < EACH; i++, n++) {
                Layer source = layer(i % KINDS, 0, random);
                @Nullable Layer mask = i % 3 == 0 ? null : layer(random.nextInt(KINDS), MASK_SET, random);
                boolean component = mask != null && random.nextInt(3) == 0;
                // Of a surface of alpha alone the client cannot leave the alpha out, and ends itself.
                boolean opaque = random.nextInt(4) == 0 && grid.format() != PixelFormat.A8;
                String way = mask == null ? "no mask" : component ? "component alpha" : "mask";
                grid.addInside(
                        "COMPOSITE, " + way,
                        Clips.of(n / 3),
                        box -> new Operation.Composite(operator.number(), source, mask, component, opaque));
            }
        }
    }

    /** One layer of a kind; a surface is one of a set, or of the next one if it is transformed. */
    private static Layer layer(int kind, int set, Random random) {
        boolean turned = random.nextBoolean();
        Source source = kind < 2
                ? Source.of(Pictures.noise(FORMATS.get(kind), Pictures.WIDTH, Pictures.HEIGHT))
                : Pictures.surface(FORMATS.get(kind), set + (turned ? 1 : 0));
        Layer.Transform transform =
                turned ? TRANSFORMS.get(random.nextInt(TRANSFORMS.size())) : Layer.Transform.IDENTITY;
        // Less its alpha, format A8 has no bits at all, and the client reads such a surface anyhow.
        boolean opaque = random.nextInt(4) == 0 && FORMATS.get(kind) != PixelFormat.A8;
        return new Layer(
                source,
                transform,
                random.nextInt(5),
                random.nextInt(Layer.REPEAT_MAX + 1),
                random.nextInt(24) - 12,
                random.nextInt(24) - 12,
                opaque);
    }
}
