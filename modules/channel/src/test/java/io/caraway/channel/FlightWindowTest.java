package io.caraway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.caraway.protocol.spice.CommonMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class FlightWindowTest {
    private static final long MILLI = 1_000_000;
    private static final int MESSAGE_BYTES = 4000;
    private static final Percentage TENTH = Percentage.withPercentage(10);

    private final FlightWindow window = new FlightWindow();

    @Test
    void isOpen_untilTheFirstWindowIsUnderWay() {
        int sent = 0;
        while (window.isOpen()) {
            window.sent(MESSAGE_BYTES);
            sent += MESSAGE_BYTES;
        }

        assertThat(sent).isCloseTo(FlightWindow.BYTES_START, within(MESSAGE_BYTES));
        assertThat(window.underWay()).isEqualTo(sent);
    }

    @Test
    void sent_tinyMessages_costMoreThanTheirBytes() {
        int sent = 0;
        while (window.isOpen()) {
            window.sent(1);
            sent++;
        }

        assertThat(sent).isEqualTo(FlightWindow.BYTES_START / FlightWindow.MESSAGE_BYTES_MIN);
    }

    @Test
    void probe_atOnce_thenAfterAQuarterOfTheWindowOrASecond() {
        assertThat(window.probe(0)).isPresent();
        assertThat(window.probe(0)).isEmpty();
        window.sent(100);
        assertThat(window.probe(999 * MILLI)).isEmpty();
        assertThat(window.probe(1000 * MILLI)).isPresent();
        assertThat(window.probe(9000 * MILLI)).as("nothing was sent").isEmpty();
        window.sent(FlightWindow.BYTES_START / 4);
        assertThat(window.probe(9000 * MILLI)).isPresent();
    }

    @Test
    void answered_whatIsNoProbe_meansNothing() {
        window.probe(0);
        window.sent(MESSAGE_BYTES);
        window.answered(new CommonMessage.Pong(77, 0), MILLI);
        window.answered(new CommonMessage.Pong(0, 0), MILLI);

        assertThat(window.underWay()).isEqualTo(MESSAGE_BYTES);
        assertThat(window.unansweredSinceNanos(5)).isZero();
    }

    @Test
    void answered_oneProbeTwice_countsOnce() {
        CommonMessage.Ping first = window.probe(0).orElseThrow();
        window.sent(FlightWindow.BYTES_START / 2);
        window.probe(0);
        window.answered(pong(first), MILLI);
        window.answered(pong(first), MILLI);

        assertThat(window.underWay()).isEqualTo(FlightWindow.BYTES_START / 2);
    }

    @Test
    void fastLine_alwaysSomethingToSend_opensTheWindow() {
        Line line = new Line(50_000_000, 10 * MILLI);

        line.run(3000 * MILLI, Long.MAX_VALUE);

        assertThat(window.bytesMax()).isGreaterThan(FlightWindow.BYTES_START);
        assertThat(window.bytesPerSecond()).isCloseTo(50_000_000L, TENTH);
        assertThat(line.delivered).isGreaterThan(50_000_000L * 5 / 2);
    }

    @Test
    void slowLine_alwaysSomethingToSend_keepsTheDelayShort() {
        Line line = new Line(64 << 10, MILLI);

        line.run(20_000 * MILLI, Long.MAX_VALUE);

        assertThat(window.bytesMax()).isLessThanOrEqualTo(2 * FlightWindow.BYTES_MIN);
        assertThat(window.bytesPerSecond()).isCloseTo(64L << 10, TENTH);
        assertThat(line.delivered).as("the line is kept busy").isGreaterThan((64L << 10) * 19);
    }

    @Test
    void farLine_alwaysSomethingToSend_isKeptBusy() {
        Line line = new Line(4_000_000, 200 * MILLI);

        line.run(20_000 * MILLI, Long.MAX_VALUE);

        assertThat(line.delivered).isGreaterThan(4_000_000L * 17);
        assertThat(window.bytesPerSecond()).isCloseTo(4_000_000L, Percentage.withPercentage(20));
        assertThat(window.waitNanos()).isLessThan(600 * MILLI);
    }

    @Test
    void lineThatBecomesSlow_shrinksTheWindow() {
        Line line = new Line(50_000_000, 10 * MILLI);
        line.run(3000 * MILLI, Long.MAX_VALUE);

        line.bytesPerSecond = 200_000;
        line.run(60_000 * MILLI, Long.MAX_VALUE);

        assertThat(window.bytesMax()).isLessThan(200_000);
        assertThat(window.bytesPerSecond()).isCloseTo(200_000, TENTH);
    }

    @Test
    void lineThatIsHardlyUsed_tellsNothingOfItsRate() {
        Line line = new Line(50_000_000, 10 * MILLI);

        line.run(5000 * MILLI, 20_000);

        assertThat(window.bytesPerSecond()).isZero();
        assertThat(window.bytesMax()).isEqualTo(FlightWindow.BYTES_START);
        assertThat(window.waitNanos()).isLessThan(5 * MILLI);
    }

    private static CommonMessage.Pong pong(CommonMessage.Ping ping) {
        return new CommonMessage.Pong(ping.id(), ping.timestamp());
    }

    /** A line of some rate and delay, in steps of a millisecond. */
    private final class Line {
        private final long delayNanos;
        private final Deque<Object> queue = new ArrayDeque<>();
        private final Deque<Late> answers = new ArrayDeque<>();
        private long bytesPerSecond;
        private long now;
        private double credit;
        private long delivered;

        Line(long bytesPerSecond, long delayNanos) {
            this.bytesPerSecond = bytesPerSecond;
            this.delayNanos = delayNanos;
        }

        /** Goes on for that long, with somebody sending as much as may be, and at most {@code wantedPerSecond}. */
        void run(long nanos, long wantedPerSecond) {
            long end = now + nanos;
            double wanted = 0;
            while (now < end) {
                wanted = wantedPerSecond == Long.MAX_VALUE ? Double.MAX_VALUE : wanted + wantedPerSecond / 1000.0;
                while (wanted >= MESSAGE_BYTES && window.isOpen()) {
                    wanted -= MESSAGE_BYTES;
                    window.sent(MESSAGE_BYTES);
                    queue.add(MESSAGE_BYTES);
                    window.probe(now).ifPresent(queue::add);
                }
                carry();
                while (!answers.isEmpty() && answers.peek().due <= now) {
                    window.answered(answers.remove().pong, now);
                }
                now += MILLI;
            }
        }

        private void carry() {
            credit = queue.isEmpty() ? 0 : credit + bytesPerSecond / 1000.0;
            while (!queue.isEmpty()) {
                if (queue.peek() instanceof CommonMessage.Ping ping) {
                    answers.add(new Late(pong(ping), now + delayNanos));
                } else if (credit >= MESSAGE_BYTES) {
                    credit -= MESSAGE_BYTES;
                    delivered += MESSAGE_BYTES;
                } else {
                    return;
                }
                queue.remove();
            }
        }
    }

    /** An answer under way. */
    private record Late(CommonMessage.Pong pong, long due) {}
}
