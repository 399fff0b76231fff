package io.caraway.app;

import io.caraway.protocol.spice.DisplayMessage.Compression;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a way to compress pictures from the command line. */
public final class CompressionName implements ITypeConverter<Compression> {
    @Override
    public Compression convert(String text) {
        return Arrays.stream(Compression.values())
                .filter(value -> name(value).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' (expected: "
                        + Arrays.stream(Compression.values())
                                .map(CompressionName::name)
                                .collect(Collectors.joining(", "))
                        + ")"));
    }

    private static String name(Compression value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
