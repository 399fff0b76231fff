package io.caraway.drawing.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** All ways to read the same rows agree with the one that works for any matrix. */
class RowsTest {
    @Test
    void of_anySampler_readsWhatThePlainWayReads() {
        int kinds = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            Sampler sampler = ComposeRequest.randomSampler(random, false);
            int left = random.nextInt(20) - 10;
            int width = 1 + random.nextInt(20);
            Rows rows = Rows.of(sampler, left, width);
            Rows plain = new TurnedRows(sampler, left, width, sampler.filter().weighs());
            for (int i = 0; i < 6; i++) {
                int row = random.nextInt(20) - 10;
                assertThat(row(rows, row, width))
                        .as("seed %s, row %s: %s", seed, row, sampler)
                        .isEqualTo(row(plain, row, width));
            }
            kinds |= 1 << kind(rows);
        }
        assertThat(kinds).isEqualTo(0b111111);
    }

    private static int kind(Rows rows) {
        return List.of(
                        UniformRows.class,
                        RowsInPlace.class,
                        StraightRows.class,
                        ScaledRows.class,
                        WeighedRows.class,
                        TurnedRows.class)
                .indexOf(rows.getClass());
    }

    private static int[] row(Rows rows, int row, int width) {
        int at = rows.read(row);
        return Arrays.copyOfRange(rows.values(), at, at + width);
    }

    @Test
    void weigh_anyFourPixels_isThePlainFormula() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            int[] p = random.ints(4).toArray();
            int x = random.nextInt(128);
            int y = random.nextInt(128);
            int result = Weights.weigh(p[0], p[1], p[2], p[3], x, y);
            for (int place = 0; place < 32; place += 8) {
                int upper = ((p[0] >>> place) & 255) * (128 - x) + ((p[1] >>> place) & 255) * x;
                int lower = ((p[2] >>> place) & 255) * (128 - x) + ((p[3] >>> place) & 255) * x;
                assertThat((result >>> place) & 255).isEqualTo((upper * (128 - y) + lower * y) >> 14);
            }
        }
    }

    @Test
    void place_beyondTheEdges_walksAsTheNameSays() {
        for (int size = 1; size < 5; size++) {
            for (int at = -20; at < 20; at++) {
                int normal = at;
                while (normal < 0) {
                    normal += size;
                }
                int walk = Math.floorMod(at, 2 * size);
                boolean inside = at >= 0 && at < size;
                assertThat(Repeat.NONE.place(at, size)).isEqualTo(inside ? at : Repeat.OUTSIDE);
                assertThat(Repeat.NORMAL.place(at, size)).isEqualTo(normal % size);
                assertThat(Repeat.PAD.place(at, size)).isEqualTo(Math.max(0, Math.min(at, size - 1)));
                assertThat(Repeat.REFLECT.place(at, size)).isEqualTo(Math.min(walk, 2 * size - 1 - walk));
            }
        }
    }
}
