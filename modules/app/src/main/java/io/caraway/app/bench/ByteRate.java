package io.caraway.app.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes per second as people write them: {@code 64k} is 65536, {@code 2M} is 2097152. */
final class ByteRate {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([kM]?)");
    private static final long KIBI = 1 << 10;
    private static final long MEBI = 1 << 20;

    private ByteRate() {}

    /** Reads it; fails with {@link IllegalArgumentException}. */
    static long parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no rate; it is written as 4096, 64k or 2M bytes/s");
        }
        long unit = switch (matcher.group(2)) {
            case "k" -> KIBI;
            case "M" -> MEBI;
            default -> 1;
        };
        long rate = Long.parseLong(matcher.group(1)) * unit;
        if (rate == 0) {
            throw new IllegalArgumentException(
                    "rate: 0 (expected: at least 1; viewers that do not read are --stalled)");
        }
        return rate;
    }

    /** The shortest way to write it. */
    static String text(long rate) {
        if (rate % MEBI == 0) {
            return rate / MEBI + "M";
        }
        return rate % KIBI == 0 ? rate / KIBI + "k" : Long.toString(rate);
    }
}
