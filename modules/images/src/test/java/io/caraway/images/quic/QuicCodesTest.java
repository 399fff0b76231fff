package io.caraway.images.quic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuicCodesTest {
    @Test
    void escapes_of8Bits_areThoseOfTheProtocol() {
        QuicCodes codes = QuicCodes.OF_8_BITS;
        assertThat(codes.escapeZeros()).containsExactly(18, 18, 18, 18, 15, 7, 3, 1);
        assertThat(codes.escapeFrom()).containsExactly(18, 36, 72, 144, 240, 224, 192, 128);
        assertThat(codes.escapeLength()).containsExactly(26, 26, 26, 25, 19, 12, 9, 8);
    }

    @Test
    void escapes_of5Bits_areThoseOfTheProtocol() {
        QuicCodes codes = QuicCodes.OF_5_BITS;
        assertThat(codes.escapeZeros()).startsWith(21, 15, 7, 3, 1);
        assertThat(codes.escapeFrom()).startsWith(21, 30, 28, 24, 16);
        assertThat(codes.escapeLength()).startsWith(25, 16, 9, 6, 5);
    }

    @Test
    void best_oneSymbolAgainAndAgain_isItsShortestCode() {
        for (int symbol = 0; symbol < 256; symbol++) {
            QuicModel model = new QuicModel(QuicCodes.OF_8_BITS);
            for (int i = 0; i < 10_000; i++) {
                model.update(symbol, symbol, 900);
            }
            int chosen = length(symbol, model.best()[symbol]);
            int[] lengths = new int[8];
            int wanted = symbol;
            Arrays.setAll(lengths, code -> length(wanted, code));
            assertThat(chosen)
                    .as("symbol %d", symbol)
                    .isEqualTo(Arrays.stream(lengths).min().getAsInt());
        }
    }

    private static int length(int symbol, int code) {
        return QuicCodes.OF_8_BITS.words()[(symbol << QuicCodes.CODE_BITS) | code] >> QuicCodes.LENGTH_SHIFT;
    }
}
