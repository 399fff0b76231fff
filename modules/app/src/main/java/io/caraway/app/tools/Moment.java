package io.caraway.app.tools;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time in a recording, as people write it.
 *
 * @param nanos since the start of the recording, 0..{@link #HOURS_MAX} hours
 */
public record Moment(long nanos) {
    /** The latest time that can be named. */
    public static final int HOURS_MAX = 100_000;

    private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";
    private static final Pattern SECONDS = Pattern.compile(NUMBER);
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,6}):)?(\\d{1,6}):([0-5]?\\d(?:\\.\\d{1,9})?)");
    private static final Pattern UNITS =
            Pattern.compile("(?:" + NUMBER + "d)?(?:" + NUMBER + "h)?(?:" + NUMBER + "m)?(?:" + NUMBER + "s)?");
    private static final long MINUTE_SECONDS = TimeUnit.MINUTES.toSeconds(1);
    private static final long HOUR_SECONDS = TimeUnit.HOURS.toSeconds(1);
    private static final long[] UNIT_SECONDS = {TimeUnit.DAYS.toSeconds(1), HOUR_SECONDS, MINUTE_SECONDS, 1};

    /** Reads {@code 90}, {@code 1m30s}, {@code 1:30} and {@code 2h}. */
    public static Moment of(String text) {
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            return of(part(seconds.group(), 1));
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return of(part(clock.group(1), HOUR_SECONDS)
                    .add(part(clock.group(2), MINUTE_SECONDS))
                    .add(part(clock.group(3), 1)));
        }
        Matcher units = UNITS.matcher(text);
        if (text.isEmpty() || !units.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no time (expected: 90, 1m30s, 1:30 or 2h)");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int unit = 0; unit < UNIT_SECONDS.length; unit++) {
            sum = sum.add(part(units.group(1 + unit), UNIT_SECONDS[unit]));
        }
        return of(sum);
    }

    /** A time in words: hours, minutes, seconds and milliseconds. */
    public static String words(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        long seconds = TimeUnit.MILLISECONDS.toSeconds(millis);
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d.%03d",
                seconds / HOUR_SECONDS,
                seconds % HOUR_SECONDS / MINUTE_SECONDS,
                seconds % MINUTE_SECONDS,
                millis % TimeUnit.SECONDS.toMillis(1));
    }

    /** A time in words, in whole seconds. */
    static String rough(long nanos) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
        long minutes = seconds % HOUR_SECONDS / MINUTE_SECONDS;
        return seconds >= HOUR_SECONDS
                ? String.format(Locale.ROOT, "%d h %02d min", seconds / HOUR_SECONDS, minutes)
                : seconds >= MINUTE_SECONDS
                        ? String.format(Locale.ROOT, "%d min %02d s", minutes, seconds % MINUTE_SECONDS)
                        : seconds + " s";
    }

    /** A time as a number of seconds. */
    public static double seconds(long nanos) {
        return (double) nanos / TimeUnit.SECONDS.toNanos(1);
    }

    @Override
    public String toString() {
        return words(nanos);
    }

    private static Moment of(BigDecimal sum) {
        if (sum.compareTo(BigDecimal.valueOf(HOURS_MAX * HOUR_SECONDS)) > 0) {
            throw new IllegalArgumentException("time: " + sum + " s (expected: at most " + HOURS_MAX + " hours)");
        }
        return new Moment(
                sum.multiply(BigDecimal.valueOf(TimeUnit.SECONDS.toNanos(1))).longValue());
    }

    private static BigDecimal part(@Nullable String number, long seconds) {
        return number == null ? BigDecimal.ZERO : new BigDecimal(number).multiply(BigDecimal.valueOf(seconds));
    }

    /** Reads one from the command line. */
    public static final class Converter implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            try {
                return of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
