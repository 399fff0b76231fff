package io.caraway.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
    private static final int SIDE = 24;

    @Test
    void of_emptyRectangle_isTheEmptyRegion() {
        assertThat(Region.of(new Rect(4, 4, 4, 9))).isSameAs(Region.EMPTY);
        assertThat(Region.EMPTY.isEmpty()).isTrue();
        assertThat(Region.EMPTY.bounds()).isEqualTo(Rect.EMPTY);
        assertThat(Region.EMPTY.rects()).isEmpty();
    }

    @Test
    void subtract_theMiddle_leavesFourRectangles() {
        Region frame = Region.of(new Rect(0, 0, 9, 9)).subtract(Region.of(new Rect(3, 3, 6, 6)));
        assertThat(frame.rects())
                .containsExactly(
                        new Rect(0, 0, 9, 3), new Rect(0, 3, 3, 6), new Rect(6, 3, 9, 6), new Rect(0, 6, 9, 9));
        assertThat(frame.rectCount()).isEqualTo(4);
        assertThat(frame.area()).isEqualTo(72);
    }

    @Test
    void union_neighbours_becomesOneRectangle() {
        Region beside = Region.of(new Rect(0, 0, 5, 5)).union(Region.of(new Rect(5, 0, 9, 5)));
        assertThat(beside.rects()).containsExactly(new Rect(0, 0, 9, 5));
        Region below = beside.union(Region.of(new Rect(0, 5, 9, 6)));
        assertThat(below).isEqualTo(Region.of(new Rect(0, 0, 9, 6)));
    }

    @Test
    void subtract_itself_isTheEmptyRegion() {
        Region region = Region.of(new Rect(-5, -5, 9, 9)).union(Region.of(new Rect(20, 0, 30, 40)));
        assertThat(region.subtract(region)).isSameAs(Region.EMPTY);
    }

    @Test
    void operations_extremeEdges_areExact() {
        Rect all = new Rect(Integer.MIN_VALUE, 0, -1, Integer.MAX_VALUE);
        Rect hole = new Rect(-9, 1, -5, 5);
        Region region = Region.of(all).subtract(Region.of(hole));
        assertThat(region.rectCount()).isEqualTo(4);
        assertThat(region.bounds()).isEqualTo(all);
        assertThat(region.union(Region.of(hole))).isEqualTo(Region.of(all));
        assertThat(region.intersect(Region.of(hole))).isEqualTo(Region.EMPTY);
    }

    @Test
    void of_noRectangles_isTheEmptyRegion() {
        assertThat(Region.of(List.of())).isSameAs(Region.EMPTY);
        assertThat(Region.of(List.of(Rect.EMPTY, new Rect(3, 3, 3, 9)))).isSameAs(Region.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 60})
    void of_manyRectangles_isTheChainOfUnions(int count) {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Rect> rects =
                    Stream.generate(() -> random(random)).limit(count).toList();
            Region chain = Region.EMPTY;
            boolean[] grid = new boolean[SIDE * SIDE];
            for (Rect rect : rects) {
                chain = chain.union(Region.of(rect));
                paint(grid, rect);
            }
            assertThat(Region.of(rects)).as("seed %d", seed).isEqualTo(chain);
            check(Region.of(rects), grid, "seed " + seed);
        }
    }

    @Test
    void ofBits_random_isTheSetOrClearPixelsOfTheArea() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int[] values = random.ints(SIDE * SIDE, 0, 2).toArray();
            Rect area = random(random);
            boolean set = random.nextBoolean();
            boolean[] grid = new boolean[SIDE * SIDE];
            for (int y = area.top(); y < area.bottom(); y++) {
                for (int x = area.left(); x < area.right(); x++) {
                    grid[y * SIDE + x] = values[y * SIDE + x] == (set ? 1 : 0);
                }
            }
            Pixels bits = new Pixels(PixelFormat.A1, SIDE, SIDE, values);
            check(Region.ofBits(bits, area, set), grid, "seed " + seed);
        }
    }

    @Test
    void translate_anyRegion_movesEachRectangle() {
        Region region = Region.of(List.of(new Rect(0, 0, 2, 2), new Rect(5, 1, 9, 7)));
        List<Rect> moved =
                region.rects().stream().map(rect -> rect.translate(-3, 4)).toList();
        assertThat(region.translate(-3, 4)).isEqualTo(Region.of(moved));
        assertThat(region.translate(0, 0)).isSameAs(region);
    }

    @Test
    void visitRow_acrossBands_showsWhatLiesInside() {
        Region region = Region.of(
                List.of(new Rect(0, 0, 9, 2), new Rect(0, 2, 3, 4), new Rect(5, 2, 9, 4), Rect.of(0, 8, 1, 1)));
        assertThat(runs(region, 1, 2, 20)).containsExactly(new Rect(2, 1, 9, 2));
        assertThat(runs(region, 3, 2, 6)).containsExactly(new Rect(2, 3, 3, 4), new Rect(5, 3, 6, 4));
        assertThat(runs(region, 3, 3, 5)).isEmpty();
        assertThat(runs(region, 5, -9, 99)).isEmpty();
        assertThat(runs(region, -1, -9, 99)).isEmpty();
        assertThat(runs(region, 8, -9, 99)).containsExactly(new Rect(0, 8, 1, 9));
        assertThat(runs(region, 9, -9, 99)).isEmpty();
    }

    private static List<Rect> runs(Region region, int y, int left, int right) {
        List<Rect> runs = new ArrayList<>();
        region.visitRow(y, left, right, (from, to, row) -> runs.add(new Rect(from, row, to, row + 1)));
        return runs;
    }

    @Test
    void toString_anyRegion_namesItsRectangles() {
        assertThat(Region.of(new Rect(1, 2, 3, 4))).hasToString("Region[Rect[left=1, top=2, right=3, bottom=4]]");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void operations_random_agreeWithAGridOfPixels(long seed) {
        Random random = new Random(seed);
        Region region = Region.EMPTY;
        boolean[] grid = new boolean[SIDE * SIDE];
        for (int step = 0; step < 400; step++) {
            Region other = Region.EMPTY;
            boolean[] otherGrid = new boolean[SIDE * SIDE];
            for (int i = random.nextInt(4); i >= 0; i--) {
                Rect rect = random(random);
                other = other.union(Region.of(rect));
                paint(otherGrid, rect);
            }
            int operation = random.nextInt(5);
            Region before = region;
            for (int i = 0; i < grid.length; i++) {
                grid[i] = switch (operation) {
                    case 0, 1 -> grid[i] || otherGrid[i];
                    case 2, 3 -> grid[i] && !otherGrid[i];
                    default -> grid[i] && otherGrid[i];
                };
            }
            region = switch (operation) {
                case 0, 1 -> before.union(other);
                case 2, 3 -> before.subtract(other);
                default -> before.intersect(other);
            };
            check(region, grid, "seed " + seed + ", step " + step + ": " + before + " with " + other);
            Rect rect = random(random);
            int outside = paint(grid.clone(), rect);
            assertThat(region.contains(rect))
                    .as("seed %d, step %d: %s in %s", seed, step, rect, region)
                    .isEqualTo(outside == 0);
        }
    }

    @Test
    void equals_sameSetMadeInAnotherOrder_isTrue() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Rect> rects = List.of(random(random), random(random), random(random), random(random));
            Region forwards = Region.EMPTY;
            Region backwards = Region.EMPTY;
            for (int i = 0; i < rects.size(); i++) {
                forwards = forwards.union(Region.of(rects.get(i)));
                backwards = Region.of(rects.get(rects.size() - 1 - i)).union(backwards);
            }
            assertThat(forwards).as("seed %d", seed).isEqualTo(backwards).hasSameHashCodeAs(backwards);
        }
    }

    @Test
    void equals_onePixelLess_isFalse() {
        Region region = Region.of(new Rect(0, 0, 5, 5));
        assertThat(region.subtract(Region.of(new Rect(4, 4, 5, 5)))).isNotEqualTo(region);
    }

    /** The rectangles are exactly the painted pixels, sorted, apart from each other, and no two of them could be one. */
    private static void check(Region region, boolean[] grid, String how) {
        boolean[] painted = new boolean[SIDE * SIDE];
        int pixels = 0;
        Rect before = new Rect(-1, -1, -1, -1);
        for (Rect rect : region.rects()) {
            boolean sameBand = rect.top() == before.top();
            assertThat(rect.isEmpty()).as(how).isFalse();
            assertThat(sameBand ? rect.left() > before.right() : rect.top() >= before.bottom())
                    .as(how)
                    .isTrue();
            assertThat(!sameBand || rect.bottom() == before.bottom()).as(how).isTrue();
            pixels += paint(painted, rect);
            before = rect;
        }
        assertThat(painted).as(how).isEqualTo(grid);
        assertThat(region.area()).as(how).isEqualTo(pixels);
        assertThat(region.rectCount()).as(how).isEqualTo(region.rects().size());
        assertThat(region.isEmpty()).as(how).isEqualTo(pixels == 0);
        assertThat(region.bounds()).as(how).isEqualTo(boundsOf(grid));
        Region again = Region.EMPTY;
        for (Rect rect : region.rects()) {
            again = again.union(Region.of(rect));
        }
        assertThat(again).as(how).isEqualTo(region);
    }

    private static Rect boundsOf(boolean[] grid) {
        int left = SIDE;
        int top = SIDE;
        int right = 0;
        int bottom = 0;
        for (int i = 0; i < grid.length; i++) {
            if (grid[i]) {
                left = Math.min(left, i % SIDE);
                right = Math.max(right, i % SIDE + 1);
                top = Math.min(top, i / SIDE);
                bottom = Math.max(bottom, i / SIDE + 1);
            }
        }
        return right == 0 ? Rect.EMPTY : new Rect(left, top, right, bottom);
    }

    private static int paint(boolean[] grid, Rect rect) {
        int fresh = 0;
        for (int y = rect.top(); y < rect.bottom(); y++) {
            for (int x = rect.left(); x < rect.right(); x++) {
                fresh += grid[y * SIDE + x] ? 0 : 1;
                grid[y * SIDE + x] = true;
            }
        }
        return fresh;
    }

    private static Rect random(Random random) {
        int left = random.nextInt(SIDE);
        int top = random.nextInt(SIDE);
        return Rect.of(left, top, random.nextInt(SIDE + 1 - left), random.nextInt(SIDE + 1 - top));
    }
}
