package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void of_numbersInAnyOrder_isLeastMiddleAndGreatest() {
        assertThat(Spread.of(new long[] {9, 1, 5})).isEqualTo(new Spread(1, 5, 9));
        assertThat(Spread.of(new long[] {4, 2})).isEqualTo(new Spread(2, 4, 4));
    }

    @Test
    void of_nothing_isZero() {
        assertThat(Spread.of(new long[0])).isEqualTo(new Spread(0, 0, 0));
    }

    @Test
    void of_numbers_leavesThemAsTheyAre() {
        long[] numbers = {3, 1, 2};

        Spread.of(numbers);

        assertThat(numbers).containsExactly(3, 1, 2);
    }
}
