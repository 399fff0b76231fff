package io.caraway.drawing.stroke;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.GlyphString;
import io.caraway.drawing.GlyphString.Depth;
import io.caraway.drawing.GlyphString.Glyph;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GlyphMaskTest {
    private static final int FAR = 1 << 28;
    private static final List<Depth> DEPTHS = List.of(Depth.A1, Depth.A4, Depth.A8);

    @Test
    void of_whenLetterHasOneBit_readsRowsFromTheBottom() {
        GlyphMask mask = mask(Depth.A1, new Glyph(10, 20, -3, -5, 3, 2, bytes(0b1010_0000, 0b0110_0000)));
        assertThat(mask.x()).isEqualTo(7);
        assertThat(mask.y()).isEqualTo(15);
        assertThat(mask.mask().format()).isEqualTo(PixelFormat.A1);
        assertThat(mask.mask().width()).isEqualTo(3);
        assertThat(mask.mask().values()).containsExactly(0, 1, 1, 1, 0, 1);
    }

    @Test
    void of_whenLettersOverlap_joinsTheirBits() {
        GlyphMask mask = mask(
                Depth.A1,
                new Glyph(0, 0, 0, 0, 2, 1, bytes(0b0100_0000)),
                new Glyph(1, 0, 0, 0, 2, 1, bytes(0b0100_0000)));
        assertThat(mask.mask().values()).containsExactly(0, 1, 1);
    }

    @Test
    void of_whenLetterHasFourBits_takesTheHighHalfFirst() {
        GlyphMask mask = mask(Depth.A4, new Glyph(0, 0, 0, 0, 3, 2, bytes(0x12, 0x3f, 0x45, 0x6f)));
        assertThat(mask.mask().format()).isEqualTo(PixelFormat.A8);
        assertThat(mask.mask().values()).containsExactly(0x40, 0x50, 0x60, 0x10, 0x20, 0x30);
    }

    @Test
    void of_whenLettersOfFourBitsOverlap_takesTheLargerUnlessOnOddColumnBesideInk() {
        Glyph first = new Glyph(0, 0, 0, 0, 4, 1, bytes(0x88, 0x88));
        assertThat(mask(Depth.A4, first, new Glyph(0, 0, 0, 0, 4, 1, bytes(0x03, 0x13)))
                        .mask()
                        .values())
                .containsExactly(0x80, 0x80, 0x80, 0x30);
    }

    @Test
    void of_whenLetterHasEightBits_putsRowsOneLower() {
        GlyphMask mask = mask(Depth.A8, new Glyph(0, 0, 0, 0, 2, 3, bytes(1, 2, 3, 4, 5, 0xff)));
        assertThat(mask.mask().values()).containsExactly(0, 0, 5, 0xff, 3, 4);
    }

    @Test
    void of_whenLettersHaveNoPixels_isEmpty() {
        assertThat(GlyphMask.of(new GlyphString(Depth.A1, false, List.of()))).isEmpty();
        GlyphString flat = new GlyphString(
                Depth.A1, false, List.of(new Glyph(0, 0, 0, 0, 0, 5, bytes()), new Glyph(0, 2, 0, 0, 0, 5, bytes())));
        assertThat(GlyphMask.of(flat)).isEmpty();
    }

    @Test
    void of_whenALetterHasNoPixels_reachesOverItsBox() {
        GlyphMask mask =
                mask(Depth.A1, new Glyph(0, 0, 0, 0, 1, 1, bytes(0b1000_0000)), new Glyph(3, 2, 0, 0, 0, 0, bytes()));
        assertThat(mask.mask().bounds()).isEqualTo(new Rect(0, 0, 3, 2));
        assertThat(mask.mask().values()).containsExactly(1, 0, 0, 0, 0, 0);
    }

    @Test
    void of_whenOnlyAPartIsVisible_isThatPartOfTheWhole() {
        long seed = 77;
        RandomGlyphs random = new RandomGlyphs(seed);
        Rect visible = new Rect(-9, -4, 14, 11);
        int seen = 0;
        for (int i = 0; i < 900; i++) {
            GlyphString string = random.next(DEPTHS.get(i % DEPTHS.size()));
            Optional<GlyphMask> part = GlyphMask.of(string, visible);
            Optional<GlyphMask> whole = GlyphMask.of(string);
            Rect expected = whole.map(GlyphMaskTest::area).orElse(Rect.EMPTY).intersect(visible);
            assertThat(part.map(GlyphMaskTest::area).orElse(Rect.EMPTY))
                    .as("seed %d, string %d", seed, i)
                    .isEqualTo(expected);
            if (part.isPresent()) {
                seen++;
                for (int y = expected.top(); y < expected.bottom(); y++) {
                    for (int x = expected.left(); x < expected.right(); x++) {
                        assertThat(value(part.get(), x, y))
                                .as("seed %d, string %d", seed, i)
                                .isEqualTo(value(whole.get(), x, y));
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void of_whenLettersLieFarApart_buildsTheVisiblePartAlone() {
        GlyphString string = new GlyphString(
                Depth.A1,
                true,
                List.of(
                        new Glyph(-FAR, -FAR, -FAR, -FAR, 1, 1, bytes(0x80)),
                        new Glyph(5, 5, 0, 0, 1, 1, bytes(0x80)),
                        new Glyph(FAR, FAR, FAR - 1, FAR - 1, 1, 1, bytes(0x80))));
        Pixels mask = GlyphMask.of(string, new Rect(4, 4, 7, 6)).orElseThrow().mask();
        assertThat(mask.values()).containsExactly(0, 0, 0, 0, 1, 0);
    }

    private static GlyphMask mask(Depth depth, Glyph... glyphs) {
        return GlyphMask.of(new GlyphString(depth, true, List.of(glyphs))).orElseThrow();
    }

    private static Rect area(GlyphMask mask) {
        return mask.mask().bounds().translate(mask.x(), mask.y());
    }

    private static int value(GlyphMask mask, int x, int y) {
        return mask.mask().values()[(y - mask.y()) * mask.mask().width() + x - mask.x()];
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
