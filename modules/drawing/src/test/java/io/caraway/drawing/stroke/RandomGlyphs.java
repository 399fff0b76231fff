package io.caraway.drawing.stroke;

import io.caraway.drawing.GlyphString;
import io.caraway.drawing.GlyphString.Depth;
import io.caraway.drawing.GlyphString.Glyph;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Generates texts of a few overlapping letters, the same for the same seed. */
final class RandomGlyphs {
    private static final int COUNT_MAX = 6;
    private static final int SIDE_MAX = 22;
    private static final int REACH = 40;

    private final SplittableRandom random;

    RandomGlyphs(long seed) {
        random = new SplittableRandom(seed);
    }

    GlyphString next(Depth depth) {
        List<Glyph> glyphs = new ArrayList<>();
        int count = random.nextInt(1, COUNT_MAX);
        for (int i = 0; i < count; i++) {
            int width = random.nextInt(SIDE_MAX);
            int height = random.nextInt(SIDE_MAX);
            byte[] bytes = new byte[depth.rowBytes(width) * height];
            random.nextBytes(bytes);
            for (int j = 0; j < bytes.length; j++) {
                if (random.nextInt(SIDE_MAX) == 0) {
                    bytes[j] = 0;
                }
            }
            glyphs.add(new Glyph(coordinate(), coordinate(), coordinate(), coordinate(), width, height, bytes));
        }
        return new GlyphString(depth, random.nextBoolean(), glyphs);
    }

    private int coordinate() {
        return random.nextInt(-REACH, REACH);
    }
}
