package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Comparison comparison = new Comparison();
    private final LogHistogram firstBehind = new LogHistogram();
    private final LogHistogram secondBehind = new LogHistogram();
    private final Comparison.Follower first = new Comparison.Follower(0, 0, firstBehind);
    private final Comparison.Follower second = new Comparison.Follower(1, 0, secondBehind);

    @Test
    void received_byTwo_countsTheLaterOne() {
        comparison.received(first, 7, 100);
        comparison.received(second, 7, 130);

        assertThat(firstBehind.max()).isZero();
        assertThat(firstBehind.count()).isEqualTo(1);
        assertThat(secondBehind.max()).isEqualTo(30);
        assertThat(second.matched()).isEqualTo(1);
    }

    @Test
    void received_byOneAlone_saysNothing() {
        comparison.received(first, 7, 100);
        comparison.received(second, 8, 100);

        assertThat(firstBehind.count() + secondBehind.count()).isZero();
        assertThat(first.compared()).isEqualTo(1);
        assertThat(first.matched()).isZero();
    }

    @Test
    void received_byThree_countsTheFirstOnce() {
        Comparison.Follower third = new Comparison.Follower(2, 0, secondBehind);
        comparison.received(first, 7, 100);
        comparison.received(second, 7, 110);
        comparison.received(third, 7, 150);

        assertThat(firstBehind.count()).isEqualTo(1);
        assertThat(secondBehind.count()).isEqualTo(2);
        assertThat(secondBehind.max()).isEqualTo(50);
    }

    @Test
    void received_sameDrawingAgain_isMatchedInOrder() {
        comparison.received(first, 7, 100);
        comparison.received(first, 7, 200);
        comparison.received(second, 7, 205);
        comparison.received(second, 7, 206);

        assertThat(secondBehind.count()).isEqualTo(2);
        assertThat(secondBehind.max()).isEqualTo(105);
        assertThat(secondBehind.percentile(50)).isEqualTo(6);
    }

    @Test
    void received_byViewerThatSkipsSome_doesNotSlip() {
        comparison.received(first, 7, 100);
        comparison.received(first, 8, 200);
        comparison.received(first, 7, 300);
        comparison.received(second, 8, 210);
        comparison.received(second, 7, 320);

        assertThat(secondBehind.max()).isEqualTo(20);
    }

    @Test
    void received_inAnotherOrder_isStillMatched() {
        comparison.received(first, 7, 100);
        comparison.received(first, 8, 101);
        comparison.received(second, 8, 111);
        comparison.received(second, 7, 112);

        assertThat(secondBehind.count()).isEqualTo(2);
        assertThat(secondBehind.max()).isEqualTo(12);
    }

    @Test
    void received_longBeforeTheLastOne_isNotMatched() {
        comparison.received(first, 7, 0);
        comparison.received(first, 8, 500 * MILLI);
        comparison.received(second, 8, 500 * MILLI);
        comparison.received(second, 7, 501 * MILLI);

        assertThat(secondBehind.max()).isZero();
    }

    @Test
    void received_byLateJoiner_isNotMatchedWithWhatWasBefore() {
        Comparison.Follower late = new Comparison.Follower(1, 150, secondBehind);
        comparison.received(first, 7, 100);
        comparison.received(first, 7, 200);
        comparison.received(late, 7, 230);

        assertThat(secondBehind.max()).isEqualTo(30);
    }

    @Test
    void received_afterTheWindow_isForgotten() {
        comparison.received(first, 7, 0);
        comparison.received(second, 7, Comparison.WINDOW_NANOS + 1);

        assertThat(secondBehind.count()).isZero();
        assertThat(comparison.size()).isEqualTo(1);
    }

    @Test
    void received_moreThanTheLimit_forgetsTheOldest() {
        for (int i = 0; i < Comparison.OCCURRENCES_MAX + 10; i++) {
            comparison.received(first, i, i);
        }
        comparison.received(second, 5, Comparison.OCCURRENCES_MAX);

        assertThat(comparison.size()).isEqualTo(Comparison.OCCURRENCES_MAX);
        assertThat(secondBehind.count()).isZero();
    }
}
