package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhereaboutsTest {
    private static final SpiceEndpoint OLD = SpiceEndpoint.of("old", 1);
    private static final SpiceEndpoint NEW = SpiceEndpoint.of("new", 2);

    private final Whereabouts whereabouts = new Whereabouts(OLD);

    @Test
    void turn_beforeAnyMove_staysWhereItIs() {
        whereabouts.turn();

        assertThat(whereabouts.present()).isEqualTo(OLD);
        assertThat(whereabouts.isOnTrial()).isFalse();
    }

    @Test
    void turn_afterMove_triesBothInTurn() {
        whereabouts.move(NEW);
        assertThat(whereabouts.present()).isEqualTo(NEW);

        whereabouts.turn();
        assertThat(whereabouts.present()).isEqualTo(OLD);
        whereabouts.turn();
        assertThat(whereabouts.present()).isEqualTo(NEW);
        assertThat(whereabouts.isOnTrial()).isTrue();
    }

    @Test
    void prove_ofOneHost_forgetsTheOther() {
        whereabouts.move(NEW);
        whereabouts.prove();
        whereabouts.turn();

        assertThat(whereabouts.present()).isEqualTo(NEW);
        assertThat(whereabouts.isOnTrial()).isFalse();
    }
}
