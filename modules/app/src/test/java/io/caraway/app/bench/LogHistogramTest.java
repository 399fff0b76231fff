package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogHistogramTest {
    private static final long SEED = 5;

    private final LogHistogram histogram = new LogHistogram();

    @Test
    void percentile_ofNothing_isZero() {
        assertThat(histogram.percentile(50)).isZero();
        assertThat(histogram.max()).isZero();
        assertThat(histogram.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 31, 32, 33, 63, 64, 65, 1_000_000_007, Long.MAX_VALUE - 1, Long.MAX_VALUE})
    void percentile_ofOneNumber_isThatNumber(long value) {
        histogram.record(value);

        assertThat(histogram.percentile(50)).isEqualTo(value);
        assertThat(histogram.percentile(100)).isEqualTo(value);
        assertThat(histogram.max()).isEqualTo(value);
    }

    @Test
    void record_belowZero_countsAsZero() {
        histogram.record(-7);

        assertThat(histogram.percentile(100)).isZero();
        assertThat(histogram.count()).isEqualTo(1);
    }

    @Test
    void percentile_ofSmallNumbers_isExact() {
        for (int i = 1; i <= 20; i++) {
            histogram.record(i);
        }

        assertThat(histogram.percentile(50)).isEqualTo(10);
        assertThat(histogram.percentile(90)).isEqualTo(18);
        assertThat(histogram.percentile(99)).isEqualTo(20);
    }

    @Test
    void percentile_ofManyNumbers_isAtMostOnePartIn32TooLarge() {
        Random random = new Random(SEED);
        long[] values = new long[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextLong() >>> (2 + random.nextInt(61));
            histogram.record(values[i]);
        }
        Arrays.sort(values);

        for (int percent = 1; percent <= 100; percent++) {
            long exact = values[percent * values.length / 100 - 1];
            assertThat(histogram.percentile(percent))
                    .as("p%d, seed %d", percent, SEED)
                    .isBetween(exact, exact + exact / 32);
        }
    }
}
