package io.caraway.images.quic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuicResidualTest {
    private static final long SEED = 7;

    @Test
    void fold_8Bits_isTheSymbolOfEachComponent() {
        check(8, 0xffffff);
    }

    @Test
    void fold_5Bits_isTheSymbolOfEachComponent() {
        check(5, 0x1f1f1f);
    }

    @Test
    void mean_ofEachByte_isRoundedDown() {
        assertThat(QuicResidual.mean(0x00ff0105, 0x01ff0204)).isEqualTo(0x00ff0104);
    }

    private static void check(int depth, int mask) {
        Random random = new Random(SEED);
        int most = (1 << depth) - 1;
        for (int round = 0; round < 100_000; round++) {
            int pixel = random.nextInt() & mask;
            int prediction = random.nextInt() & mask;
            int symbols = QuicResidual.fold(pixel, prediction, depth, mask);
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = ((pixel >> shift) - (prediction >> shift)) & most;
                int wanted = difference <= most >> 1 ? 2 * difference : 2 * (most - difference) + 1;
                assertThat((symbols >> shift) & 0xff)
                        .as("round %d, seed %d", round, SEED)
                        .isEqualTo(wanted);
            }
            assertThat(QuicResidual.unfold(symbols, prediction, mask)).isEqualTo(pixel);
        }
    }
}
