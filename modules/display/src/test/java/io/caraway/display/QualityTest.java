package io.caraway.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {
    @ParameterizedTest
    @CsvSource({"100000000, EXACT", "4000000, EXACT", "3999999, HIGH", "500000, MIDDLE", "65536, LOW", "0, LOW"})
    void fitting_rateOfALine_isTheRungItCarries(long bytesPerSecond, Rung expected) {
        assertThat(Rung.fitting(bytesPerSecond)).isEqualTo(expected);
    }

    @Test
    void better_fromTheLowest_endsWithAll() {
        assertThat(Rung.LOW.better()).isEqualTo(Rung.MIDDLE);
        assertThat(Rung.MIDDLE.better()).isEqualTo(Rung.HIGH);
        assertThat(Rung.HIGH.better()).isEqualTo(Rung.EXACT);
        assertThat(Rung.EXACT.better()).isEqualTo(Rung.EXACT);
    }
}
