package io.caraway.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {
    private static final long SEED = 31;
    private static final int DAY_SECONDS = 86_400;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 25, 30, 60, 120})
    void at_anyTime_isTheFirstSlotNotBeforeIt(int perSecond) {
        Random random = new Random(SEED);
        long start = 123_456_789L;
        Slots slots =
                new Slots(start, ExportOptions.ALL.at(Rate.perSecond(perSecond)).faster(1.3));

        for (int i = 0; i < 1000; i++) {
            long time = start + (long) (random.nextDouble() * TimeUnit.SECONDS.toNanos(DAY_SECONDS));
            long slot = slots.at(time);
            assertThat(slots.timeNanos(slot)).as("seed " + SEED).isGreaterThanOrEqualTo(time);
            assertThat(slots.timeNanos(slot - 1)).as("seed " + SEED).isLessThan(time);
            assertThat(slots.at(slots.timeNanos(slot))).isEqualTo(slot);
        }
        assertThat(slots.at(start)).isZero();
        assertThat(slots.at(start + 1)).isEqualTo(1);
    }

    @Test
    void shortened_leavesWhatIsShort() {
        Slots slots = new Slots(0, ExportOptions.ALL.idleAtMost(TimeUnit.SECONDS.toNanos(3)));

        assertThat(slots.shortened(74)).isEqualTo(74);
        assertThat(slots.shortened(750)).isEqualTo(75);
        assertThat(new Slots(0, ExportOptions.ALL).shortened(1_000_000)).isEqualTo(1_000_000);
    }

    @Test
    void nanosAt_ofARateThatDividesNoSecond_doesNotDrift() {
        assertThat(Rate.perSecond(30).nanosAt(30L * DAY_SECONDS)).isEqualTo(TimeUnit.SECONDS.toNanos(DAY_SECONDS));
        assertThat(Rate.every(1500).nanosAt(3)).isEqualTo(4500);
    }

    @Test
    void options_outOfRange_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.perSecond(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.perSecond(Rate.COUNT_MAX + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.every(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ExportOptions.ALL.between(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ExportOptions.ALL.ofDisplay(16));
        assertThatIllegalArgumentException().isThrownBy(() -> ExportOptions.ALL.faster(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ExportOptions.ALL.faster(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> ExportOptions.ALL.idleAtMost(0));
    }
}
