package io.caraway.images.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixmapCacheTest {
    private static final long SIZE = 100_000;

    @Test
    void put_newImage_isHeldAndAnnounced() {
        PixmapCache cache = new PixmapCache(SIZE);
        assertThat(cache.holds(7)).isFalse();
        assertThat(cache.put(7, 1000)).isTrue();
        assertThat(cache.holds(7)).isTrue();
        assertThat(cache.heldPixels()).isEqualTo(1000);
        assertThat(cache.takeEvicted()).isEmpty();
    }

    @Test
    void put_again_isHeldOnce() {
        PixmapCache cache = new PixmapCache(SIZE);
        cache.put(7, 1000);
        assertThat(cache.put(7, 2000)).isTrue();
        assertThat(cache.heldPixels()).isEqualTo(2000);
        assertThat(cache.takeEvicted()).isEmpty();
    }

    @Test
    void put_tinyImage_countsForTheLeast() {
        PixmapCache cache = new PixmapCache(SIZE);
        assertThat(cache.put(7, 1)).isTrue();
        assertThat(cache.heldPixels()).isEqualTo(PixmapCache.ENTRY_MIN);
    }

    @Test
    void put_largerThanAQuarter_isNotPut() {
        PixmapCache cache = new PixmapCache(SIZE);
        assertThat(cache.put(1, SIZE / 4 + 1)).isFalse();
        assertThat(cache.put(2, Long.MAX_VALUE)).isFalse();
        assertThat(cache.put(3, SIZE / 4)).isTrue();
        assertThat(cache.heldPixels()).isEqualTo(SIZE / 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4 * PixmapCache.ENTRY_MIN - 1})
    void put_noRoomForAnything_isNotPut(long size) {
        PixmapCache cache = new PixmapCache(size);
        assertThat(cache.put(1, 1)).isFalse();
        assertThat(cache.holds(1)).isFalse();
        assertThat(cache.takeEvicted()).isEmpty();
    }

    @Test
    void put_noPixels_isRefused() {
        PixmapCache cache = new PixmapCache(SIZE);
        assertThatThrownBy(() -> cache.put(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PixmapCache(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void put_viewerDeclaresMoreThanIsAllowed_staysWithinTheLimit() {
        PixmapCache cache = new PixmapCache(Long.MAX_VALUE);
        for (int id = 0; id < 20; id++) {
            cache.put(id, PixmapCache.SIZE_MAX / 4);
            cache.takeEvicted();
            cache.checkInvariants();
        }
        assertThat(cache.heldPixels()).isBetween(1L, PixmapCache.SIZE_MAX);
    }

    @Test
    void clear_full_forgetsEverything() {
        PixmapCache cache = new PixmapCache(SIZE);
        for (int id = 0; id < 50; id++) {
            cache.put(id, SIZE / 10);
        }
        cache.clear();
        assertThat(cache.heldPixels()).isZero();
        assertThat(cache.takeEvicted()).isEmpty();
        for (int id = 0; id < 50; id++) {
            assertThat(cache.holds(id)).isFalse();
        }
        assertThat(cache.put(3, 1000)).isTrue();
    }

    /** A viewer that keeps what it is told and drops what it is told finds all that messages refer to. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void takeEvicted_randomMessages_viewerHoldsAllThatIsReferredTo(long seed) {
        Random random = new Random(seed);
        PixmapCache cache = new PixmapCache(SIZE);
        Set<Long> viewer = new HashSet<>();
        int hits = 0;
        int dropped = 0;
        for (int message = 0; message < 12_000; message++) {
            Set<Long> kept = new HashSet<>();
            Set<Long> referred = new HashSet<>();
            for (int image = random.nextInt(4); image > 0; image--) {
                long id = Math.abs((long) (random.nextGaussian() * 40));
                if (cache.holds(id)) {
                    referred.add(id);
                } else if (cache.put(id, 1 + id * 137 % (SIZE / 4))) {
                    kept.add(id);
                }
                cache.checkInvariants();
            }
            List<Long> evicted = cache.takeEvicted();
            String how = "seed " + seed + ", message " + message;
            assertThat(viewer).as(how).containsAll(evicted);
            evicted.forEach(viewer::remove);
            assertThat(kept).as(how).noneMatch(viewer::contains);
            viewer.addAll(kept);
            assertThat(viewer).as(how).containsAll(referred);
            hits += referred.size();
            dropped += evicted.size();
        }
        cache.takeEvicted().forEach(viewer::remove);
        for (long id = 0; id < 400; id++) {
            assertThat(cache.holds(id)).as("seed %d, image %d", seed, id).isEqualTo(viewer.contains(id));
        }
        // Caffeine decides by chance whether to admit some of them: about 100 are dropped, and how many is not the
        // point.
        assertThat(hits).isGreaterThan(50);
        assertThat(dropped).isGreaterThan(20);
    }
}
