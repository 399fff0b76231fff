package io.caraway.app.bench;

/**
 * How some durations are spread, in nanoseconds; all 0 if there are none.
 *
 * @param count how many there are
 * @param p50 what half of them do not exceed
 * @param p90 what nine of ten do not exceed
 * @param p99 what 99 of 100 do not exceed
 * @param max the longest
 */
record Delays(long count, long p50, long p90, long p99, long max) {
    /** Those of a histogram. */
    static Delays of(LogHistogram histogram) {
        return new Delays(
                histogram.count(),
                histogram.percentile(50),
                histogram.percentile(90),
                histogram.percentile(99),
                histogram.max());
    }
}
