package io.caraway.drawing.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {
    private static final Rect AREA = new Rect(0, 0, 40, 40);

    @Test
    void lessAtLeast_holeInside_leavesTheRest() {
        Rect hole = new Rect(10, 10, 20, 20);
        Pieces left = Pieces.of(AREA).lessAtLeast(hole);
        assertThat(region(left)).isEqualTo(Region.of(AREA).subtract(Region.of(hole)));
        assertThat(left.rects()).hasSize(4);
        assertThat(left.bounds()).isEqualTo(AREA);
    }

    @Test
    void lessAtLeast_holeElsewhere_isTheSameObject() {
        Pieces pieces = Pieces.of(AREA);
        assertThat(pieces.lessAtLeast(new Rect(40, 0, 50, 40))).isSameAs(pieces);
    }

    @Test
    void lessAtLeast_holeOverAll_isEmpty() {
        assertThat(Pieces.of(AREA).lessAtLeast(new Rect(-1, 0, 40, 41)).isEmpty())
                .isTrue();
    }

    @Test
    void coveringParts_moreThanThereIsRoomFor_isTheWholeArea() {
        List<Rect> columns = columns(Pieces.COUNT_MAX + 1);
        assertThat(Pieces.coveringParts(AREA, columns).rects()).containsExactly(AREA);
        assertThat(Pieces.coveringParts(AREA, columns.subList(1, columns.size()))
                        .rects())
                .hasSize(Pieces.COUNT_MAX);
    }

    @Test
    void coveredParts_moreThanThereIsRoomFor_areTheLargest() {
        List<Rect> columns = Stream.concat(columns(Pieces.COUNT_MAX).stream(), Stream.of(new Rect(0, 20, 40, 40)))
                .toList();
        assertThat(Pieces.coveredParts(AREA, columns).rects())
                .hasSize(Pieces.COUNT_MAX)
                .contains(new Rect(0, 20, 40, 40));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOperation_random_errsToItsSideOnly(long seed) {
        Random random = new Random(seed);
        int exact = 0;
        for (int round = 0; round < 300; round++) {
            List<Rect> rects = Stream.generate(() -> rect(random))
                    .limit(random.nextInt(22))
                    .toList();
            Rect hole = rect(random);
            Region there = Region.of(rects).intersect(Region.of(AREA));
            String how = "seed " + seed + ", round " + round;
            Pieces more = Pieces.coveringParts(AREA, rects);
            Pieces less = Pieces.coveredParts(AREA, rects);
            assertHolds(region(more), there, how);
            assertHolds(there, region(less), how);
            assertHolds(region(less).subtract(Region.of(hole)), region(less.lessAtLeast(hole)), how);
            assertHolds(region(more.lessAtMost(less)), region(more).subtract(region(less)), how);
            assertHolds(region(more), region(more.lessAtMost(less)), how);
            assertHolds(region(less).union(Region.of(hole)), region(less.with(hole)), how);
            assertHolds(region(less).union(region(more)), region(less.with(more)), how);
            assertThat(region(less.within(hole))).as(how).isEqualTo(region(less).intersect(Region.of(hole)));
            exact += region(more.lessAtMost(less)).isEmpty() ? 1 : 0;
            for (Pieces pieces : List.of(more, less, less.lessAtLeast(hole), more.lessAtMost(less), less.with(more))) {
                assertThat(pieces.rects()).as(how).hasSizeLessThanOrEqualTo(Pieces.COUNT_MAX);
                assertThat(pieces.bounds()).as(how).isEqualTo(region(pieces).bounds());
            }
        }
        assertThat(exact).as("seed %d", seed).isGreaterThan(100);
    }

    private static void assertHolds(Region larger, Region smaller, String how) {
        assertThat(smaller.subtract(larger)).as(how).isEqualTo(Region.EMPTY);
    }

    private static List<Rect> columns(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Rect(2 * i, 0, 2 * i + 1, 20))
                .toList();
    }

    private static Rect rect(Random random) {
        return Rect.of(random.nextInt(45) - 5, random.nextInt(45) - 5, 1 + random.nextInt(20), 1 + random.nextInt(20));
    }

    private static Region region(Pieces pieces) {
        return Region.of(pieces.rects());
    }
}
