package io.caraway.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {
    private static final long MILLI = 1_000_000;
    private static final long SLOW = 65_536;
    private static final long FAST = 50_000_000;

    @ParameterizedTest
    @CsvSource({"100000000, EXACT", "4000000, EXACT", "3999999, HIGH", "500000, MIDDLE", "65536, LOW", "0, LOW"})
    void fitting_rateOfALine_isTheRungItCarries(long bytesPerSecond, Rung expected) {
        assertThat(Rung.fitting(bytesPerSecond)).isEqualTo(expected);
    }

    @Test
    void behind_whenTheLineHasKeptTheViewerWaiting_goesDownToWhatItCarries() {
        Quality quality = new Quality();
        quality.sent(false, true, 0);
        quality.behind(SLOW, 499 * MILLI);
        assertThat(quality.rung()).isEqualTo(Rung.EXACT);
        quality.behind(SLOW, 500 * MILLI);
        assertThat(quality.rung()).isEqualTo(Rung.LOW);
    }

    @Test
    void behind_whenTheServerIsLate_changesNothing() {
        Quality quality = new Quality();
        for (long turn = 0; turn < 100; turn++) {
            quality.sent(false, false, turn * 100 * MILLI);
            quality.behind(SLOW, turn * 100 * MILLI);
        }
        assertThat(quality.rung()).isEqualTo(Rung.EXACT);
    }

    @Test
    void behind_whenTheLineIsFullNowAndThen_countsOnlyThat() {
        Quality quality = new Quality();
        for (long turn = 0; turn < 49; turn++) {
            quality.sent(false, true, turn * 100 * MILLI);
            quality.sent(false, false, (turn * 100 + 10) * MILLI);
        }
        quality.behind(SLOW, 5000 * MILLI);
        assertThat(quality.rung()).isEqualTo(Rung.EXACT);
        quality.sent(false, true, 5000 * MILLI);
        quality.behind(SLOW, 5010 * MILLI);
        assertThat(quality.rung()).isEqualTo(Rung.LOW);
    }

    @Test
    void sent_all_forgetsHowLongTheViewerHasWaited() {
        Quality quality = new Quality();
        quality.sent(false, true, 0);
        quality.sent(true, true, 400 * MILLI);
        quality.sent(false, true, 500 * MILLI);
        quality.behind(SLOW, 900 * MILLI);
        assertThat(quality.rung()).isEqualTo(Rung.EXACT);
    }

    @Test
    void behind_onALineThatWasSlow_goesDownAtOnce() {
        Quality quality = new Quality();
        quality.sent(false, true, 0);
        quality.sent(true, false, 600 * MILLI);
        quality.behind(SLOW, 700 * MILLI);
        assertThat(quality.rung()).isEqualTo(Rung.LOW);
    }

    @Test
    void behind_onceTheLineWasSeenToBeFast_needsThatItIsSlowAgain() {
        Quality quality = new Quality();
        quality.sent(false, true, 0);
        quality.sent(true, false, 600 * MILLI);
        quality.behind(FAST, 700 * MILLI);
        quality.behind(SLOW, 800 * MILLI);
        assertThat(quality.rung()).isEqualTo(Rung.EXACT);
    }

    @Test
    void tick_onceTheViewerHasKeptUp_goesUpByOneRung() {
        Quality quality = new Quality();
        quality.sent(false, true, 0);
        quality.behind(SLOW, 600 * MILLI);
        quality.tick(10_600 * MILLI);
        assertThat(quality.rung()).isEqualTo(Rung.LOW);
        quality.tick(10_601 * MILLI);
        assertThat(quality.rung()).isEqualTo(Rung.MIDDLE);
        quality.tick(20_601 * MILLI);
        assertThat(quality.rung()).isEqualTo(Rung.MIDDLE);
    }

    @Test
    void better_fromTheLowest_endsWithAll() {
        assertThat(Rung.LOW.better()).isEqualTo(Rung.MIDDLE);
        assertThat(Rung.MIDDLE.better()).isEqualTo(Rung.HIGH);
        assertThat(Rung.HIGH.better()).isEqualTo(Rung.EXACT);
        assertThat(Rung.EXACT.better()).isEqualTo(Rung.EXACT);
    }
}
