package io.caraway.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceTest {
    @Test
    void surface_new_isBlack() {
        Surface surface = new Surface(70, 3);
        assertThat(pixels(surface)).hasSize(210).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, -1", "16385, 1", "1, 16385", "16384, 4097"})
    void surface_sizeNotAllowed_isRefused(int width, int height) {
        assertThat(Surface.isAllowed(width, height)).isFalse();
        assertThatThrownBy(() -> new Surface(width, height)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "16384, 4096", "4096, 16384"})
    void surface_sizeAtTheLimit_isAllowed(int width, int height) {
        assertThat(Surface.isAllowed(width, height)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "63, 65", "64, 64", "65, 63", "150, 130", "128, 192"})
    void drawing_random_agreesWithAPlainArray(int width, int height) {
        for (long seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            Surface surface = new Surface(width, height);
            PlainSurface plain = new PlainSurface(width, height);
            for (int step = 0; step < 60; step++) {
                Rect area = area(random, width, height);
                draw(random, area, surface, plain);
                if (random.nextBoolean()) {
                    assertThat(pixels(surface))
                            .as("seed %d, step %d, %s", seed, step, area)
                            .isEqualTo(plain.pixels());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "0, -1", "1, -1", "-1, 0", "0, 0", "1, 0", "-1, 1", "0, 1", "1, 1"})
    void copy_overlapInAnyDirection_agreesWithAPlainArray(int towardsX, int towardsY) {
        int[] noise = new Random(1).ints(200 * 150).toArray();
        for (int distance : new int[] {1, 5, 63, 64, 65, 100}) {
            for (Rect area :
                    List.of(new Rect(40, 30, 170, 120), new Rect(0, 0, 200, 150), new Rect(64, 64, 128, 128))) {
                Surface surface = new Surface(200, 150);
                PlainSurface plain = new PlainSurface(200, 150);
                surface.put(surface.bounds(), noise, 0, 200);
                plain.put(surface.bounds(), noise, 0, 200);
                int srcX = area.left() - towardsX * distance;
                int srcY = area.top() - towardsY * distance;
                surface.copy(area, srcX, srcY);
                plain.copy(area, srcX, srcY);
                assertThat(pixels(surface)).as("%s by %d", area, distance).isEqualTo(plain.pixels());
            }
        }
    }

    @Test
    void copy_sourceOutside_changesNothing() {
        Surface surface = new Surface(100, 100);
        surface.fill(new Rect(0, 0, 50, 50), 7);
        SurfaceSnapshot before = surface.snapshot();
        surface.copy(new Rect(0, 0, 20, 20), 100, 0);
        surface.copy(new Rect(0, 0, 20, 20), 0, -20);
        surface.copy(new Rect(200, 0, 220, 20), 0, 0);
        assertThat(surface.snapshot()).isSameAs(before);
    }

    @Test
    void put_offsetAndStride_takeAPartOfTheSource() {
        Surface surface = new Surface(4, 3);
        int[] source = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        surface.put(new Rect(-1, 1, 2, 3), source, 5, 4);
        assertThat(pixels(surface)).containsExactly(0, 0, 0, 0, 6, 7, 0, 0, 10, 11, 0, 0);
    }

    @Test
    void put_sourceChangedAfterwards_leavesTheSurface() {
        Surface surface = new Surface(64, 64);
        int[] source = new int[64 * 64];
        surface.put(surface.bounds(), source, 0, 64);
        source[0] = 1;
        assertThat(pixels(surface)).containsOnly(0);
    }

    @Test
    void fill_emptyOrOutside_changesNothing() {
        Surface surface = new Surface(100, 100);
        SurfaceSnapshot before = surface.snapshot();
        surface.fill(new Rect(5, 5, 5, 50), 1);
        surface.fill(new Rect(-10, -10, 0, 200), 1);
        assertThat(surface.snapshot()).isSameAs(before);
    }

    /** Half of the longest side that a rectangle can have. */
    private static final int FAR = Integer.MAX_VALUE / 2;

    @Test
    void fill_extremeEdges_fillsTheWholeSurface() {
        Surface surface = new Surface(70, 70);
        surface.fill(new Rect(-FAR, -FAR, FAR, FAR), 9);
        assertThat(pixels(surface)).containsOnly(9);
    }

    @Test
    void snapshot_nothingDrawnSince_isTheSame() {
        Surface surface = new Surface(100, 100);
        SurfaceSnapshot first = surface.snapshot();
        assertThat(surface.snapshot()).isSameAs(first);
        surface.fill(new Rect(0, 0, 1, 1), 1);
        assertThat(surface.snapshot()).isNotSameAs(first);
    }

    @Test
    void snapshot_drawnOnAfterwards_staysAsItWas() {
        for (long seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Surface surface = new Surface(150, 130);
            PlainSurface plain = new PlainSurface(150, 130);
            List<SurfaceSnapshot> snapshots = new ArrayList<>();
            List<int[]> expected = new ArrayList<>();
            for (int step = 0; step < 40; step++) {
                draw(random, area(random, 150, 130), surface, plain);
                if (random.nextInt(3) == 0) {
                    snapshots.add(surface.snapshot());
                    expected.add(plain.pixels());
                }
            }
            for (int i = 0; i < snapshots.size(); i++) {
                SurfaceSnapshot snapshot = snapshots.get(i);
                assertThat(snapshot.read(snapshot.bounds()))
                        .as("seed %d, snapshot %d", seed, i)
                        .isEqualTo(expected.get(i));
            }
        }
    }

    private static void draw(Random random, Rect area, Surface surface, PlainSurface plain) {
        switch (random.nextInt(3)) {
            case 0 -> {
                int color = random.nextInt(1 << 24);
                surface.fill(area, color);
                plain.fill(area, color);
            }
            case 1 -> {
                int stride = area.width() + random.nextInt(4);
                int offset = random.nextInt(5);
                int[] source = random.ints(offset + (long) stride * area.height(), 0, 1 << 24)
                        .toArray();
                surface.put(area, source, offset, stride);
                plain.put(area, source, offset, stride);
            }
            default -> {
                int srcX = area.left() + random.nextInt(161) - 80;
                int srcY = area.top() + random.nextInt(161) - 80;
                surface.copy(area, srcX, srcY);
                plain.copy(area, srcX, srcY);
            }
        }
    }

    /** An area that may lie across each edge. */
    private static Rect area(Random random, int width, int height) {
        int x = random.nextInt(width + 40) - 20;
        int y = random.nextInt(height + 40) - 20;
        return Rect.of(x, y, random.nextInt(width + 20), random.nextInt(height + 20));
    }

    private static int[] pixels(Surface surface) {
        return surface.snapshot().read(surface.bounds());
    }
}
