package io.caraway.app;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size in bytes from the command line: {@code 500000}, {@code 500k}, {@code 20m}, {@code 4g}, {@code 2t}. */
final class ByteCount implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})([kmgt]?)(?:i?b)?");
    private static final String UNITS = "kmgt";
    private static final int UNIT_BITS = 10;

    @Override
    public Long convert(String text) {
        Matcher match = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no size (expected: 500k, 20m, 4g or a number of bytes)");
        }
        int shift = match.group(2).isEmpty() ? 0 : UNIT_BITS * (1 + UNITS.indexOf(match.group(2)));
        long number = Long.parseLong(match.group(1));
        if (number > Long.MAX_VALUE >>> shift) {
            throw new TypeConversionException("'" + text + "' is too large");
        }
        return number << shift;
    }
}
