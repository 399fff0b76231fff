package io.caraway.server.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.channel.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ControlTest {
    private long nowNanos = -7;
    private final List<Integer> holders = new ArrayList<>();
    private final Control control = new Control(Owner.here(), () -> nowNanos, holders::add);

    @Test
    void joined_first_holdsControl() {
        control.joined(1);
        control.joined(2);
        assertThat(holders).containsExactly(1);
        assertThat(control.acts(1)).isTrue();
        assertThat(control.acts(2)).isFalse();
    }

    @Test
    void presses_whileTheHolderHasDoneNothingYet_takesControl() {
        control.joined(1);
        control.joined(2);
        assertThat(control.presses(2)).isTrue();
        assertThat(holders).containsExactly(1, 2);
        assertThat(control.acts(1)).isFalse();
    }

    @Test
    void presses_beforeTheHolderHasRested_isDropped() {
        control.joined(1);
        control.joined(2);
        control.acts(1);
        pass(Control.REST_SECONDS, -1);
        assertThat(control.presses(2)).isFalse();
        pass(0, 1);
        assertThat(control.presses(2)).isTrue();
        assertThat(control.presses(1)).isFalse();
        assertThat(holders).containsExactly(1, 2);
    }

    @Test
    void presses_whileTheHolderHoldsAKey_isDroppedHoweverLongItRests() {
        control.joined(1);
        control.joined(2);
        control.presses(1);
        control.holds(1, true);
        pass(100 * Control.REST_SECONDS, 0);
        assertThat(control.presses(2)).isFalse();
        control.acts(1);
        control.holds(1, false);
        assertThat(control.presses(2)).isFalse();
        pass(Control.REST_SECONDS, 0);
        assertThat(control.presses(2)).isTrue();
    }

    @Test
    void acts_ofAnother_takesNothingHoweverLongTheHolderRests() {
        control.joined(1);
        control.joined(2);
        pass(100 * Control.REST_SECONDS, 0);
        assertThat(control.acts(2)).isFalse();
        control.holds(2, true);
        assertThat(control.acts(1)).isTrue();
        assertThat(holders).containsExactly(1);
    }

    @Test
    void left_holder_givesControlToWhoHasBeenThereLongest() {
        control.joined(1);
        control.joined(2);
        control.joined(3);
        control.presses(3);
        control.holds(3, true);
        control.left(3);
        assertThat(holders).containsExactly(1, 3, 1);
        assertThat(control.presses(2))
                .as("the new holder has done nothing, and holds nothing")
                .isTrue();
        control.left(1);
        control.left(2);
        assertThat(holders).containsExactly(1, 3, 1, 2, Control.NOBODY);
        control.joined(4);
        assertThat(holders).endsWith(4);
    }

    @Test
    void presses_ofAViewerThatHasLeft_isDropped() {
        control.joined(1);
        control.joined(2);
        control.left(2);
        assertThat(control.presses(2)).isFalse();
        assertThat(holders).containsExactly(1);
    }

    private void pass(long seconds, long nanos) {
        nowNanos += TimeUnit.SECONDS.toNanos(seconds) + nanos;
    }
}
