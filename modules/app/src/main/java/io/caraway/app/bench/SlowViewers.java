package io.caraway.app.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The value of {@code --slow}: {@code K@RATE}.
 *
 * @param viewers how many, at least 1
 * @param bytesPerSecond how fast they read, at least 1
 */
record SlowViewers(int viewers, long bytesPerSecond) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})@(.*)");

    /** Reads it from the command line. */
    static final class Converter implements ITypeConverter<SlowViewers> {
        @Override
        public SlowViewers convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
                throw new TypeConversionException("'" + text + "' is not K@RATE, for instance 2@64k");
            }
            try {
                return new SlowViewers(Integer.parseInt(matcher.group(1)), ByteRate.parse(matcher.group(2)));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
