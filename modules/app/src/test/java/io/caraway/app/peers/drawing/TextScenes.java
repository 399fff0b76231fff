package io.caraway.app.peers.drawing;

import io.caraway.drawing.Brush;
import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** TEXT: letters of each depth, with and without something behind them. */
final class TextScenes {
    private static final long SEED = 29;
    private static final List<GlyphString.Depth> DEPTHS = List.of(GlyphString.Depth.values());

    private TextScenes() {}

    static void draw(DrawingGrid grid) {
        Random random = new Random(SEED);
        for (int i = 0; i < 768; i++) {
            GlyphString.Depth depth = DEPTHS.get(i % DEPTHS.size());
            boolean behind = i / 3 % 2 == 1;
            int fore = 1 + random.nextInt(Variants.BRUSHES - 1);
            int back = 1 + random.nextInt(Variants.BRUSHES - 1);
            long seed = random.nextLong();
            grid.add(
                    "TEXT " + depth,
                    Clips.of(i / 6),
                    box -> new Operation.Text(
                            letters(depth, box, new Random(seed)),
                            behind ? back(box) : Rect.EMPTY,
                            Variants.brush(grid.format(), box, fore),
                            behind ? Variants.brush(grid.format(), box, back) : Brush.NONE,
                            RopDescriptor.OP_PUT,
                            RopDescriptor.OP_PUT));
        }
    }

    private static Rect back(Rect box) {
        return new Rect(box.left() - 2, box.top() + 4, box.right() - 4, box.bottom() + 3);
    }

    /** Some letters that overlap, stick out of the box, or are empty. */
    private static GlyphString letters(GlyphString.Depth depth, Rect box, Random random) {
        List<GlyphString.Glyph> glyphs = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int width = 1 + random.nextInt(14);
            int height = 1 + random.nextInt(14);
            byte[] bytes = new byte[depth.rowBytes(width) * height];
            random.nextBytes(bytes);
            int x = box.left() + random.nextInt(26);
            int y = box.top() + 6 + random.nextInt(20);
            int originY = -random.nextInt(9);
            if (depth == GlyphString.Depth.A8) {
                // The client takes the uppermost row from behind the bytes of the letter; so that row lies outside the
                // box.
                y = box.top() - 1 - originY;
            }
            glyphs.add(new GlyphString.Glyph(x, y, random.nextInt(5) - 2, originY, width, height, bytes));
        }
        return new GlyphString(depth, random.nextBoolean(), glyphs);
    }
}
