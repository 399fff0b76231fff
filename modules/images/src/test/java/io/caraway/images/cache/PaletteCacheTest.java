package io.caraway.images.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteCacheTest {
    private final PaletteCache cache = new PaletteCache();

    @Test
    void use_twice_isKeptThenReferredTo() {
        PaletteCache.Use first = cache.use(palette(0, 5));
        assertThat(first.kind()).isEqualTo(PaletteCache.Kind.INLINE_AND_KEEP);
        assertThat(first.id()).isPositive();
        assertThat(cache.use(palette(0, 5))).isEqualTo(new PaletteCache.Use(PaletteCache.Kind.FROM_CACHE, first.id()));
        assertThat(cache.takeEvicted()).isEmpty();
    }

    @Test
    void use_otherIdOfTheSource_isTheSamePalette() {
        long id = cache.use(palette(12, 5)).id();
        assertThat(cache.use(palette(13, 5)).id()).isEqualTo(id);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void use_otherFormat_isAnotherPalette() {
        long id = cache.use(palette(0, 5)).id();
        PaletteCache.Use other = cache.use(new Palette(0, PixelFormat.RGB555, new int[] {5}));
        assertThat(other.kind()).isEqualTo(PaletteCache.Kind.INLINE_AND_KEEP);
        assertThat(other.id()).isNotEqualTo(id);
    }

    @Test
    void clear_afterUse_keepsAnewUnderAnotherId() {
        long id = cache.use(palette(0, 5)).id();
        cache.clear();
        assertThat(cache.size()).isZero();
        PaletteCache.Use again = cache.use(palette(0, 5));
        assertThat(again.kind()).isEqualTo(PaletteCache.Kind.INLINE_AND_KEEP);
        assertThat(again.id()).isNotEqualTo(id);
    }

    /** A viewer that keeps what it is told and drops what it is told finds the right palette, and never has too many. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void use_randomMessages_viewerHoldsAllThatIsReferredTo(long seed) {
        Random random = new Random(seed);
        Map<Long, Integer> viewer = new HashMap<>();
        int hits = 0;
        int dropped = 0;
        for (int message = 0; message < 3000; message++) {
            String how = "seed " + seed + ", message " + message;
            Map<Long, Integer> kept = new HashMap<>();
            Map<Long, Integer> referred = new HashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                int color = (int) Math.abs(random.nextGaussian() * 100);
                PaletteCache.Use use = cache.use(palette(random.nextInt(3), color));
                switch (use.kind()) {
                    case INLINE -> assertThat(use.id()).isZero();
                    case INLINE_AND_KEEP ->
                        assertThat(kept.put(use.id(), color)).as(how).isNull();
                    case FROM_CACHE -> referred.put(use.id(), color);
                }
                cache.checkInvariants();
            }
            List<Long> evicted = cache.takeEvicted();
            for (long id : evicted) {
                assertThat(viewer.remove(id)).as(how).isNotNull();
            }
            viewer.putAll(kept);
            assertThat(viewer).as(how).containsAllEntriesOf(referred);
            assertThat(viewer.size()).as(how).isLessThanOrEqualTo(PaletteCache.COUNT_MAX);
            hits += referred.size();
            dropped += evicted.size();
        }
        cache.takeEvicted().forEach(viewer::remove);
        assertThat(cache.size()).isEqualTo(viewer.size());
        assertThat(hits).isGreaterThan(100);
        assertThat(dropped).isGreaterThan(100);
    }

    private static Palette palette(long id, int color) {
        return new Palette(id, PixelFormat.XRGB32, new int[] {color, 1, 2});
    }
}
