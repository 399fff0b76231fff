package io.caraway.app;

import io.caraway.recorder.SyncLevel;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how sure a recording is to be on the disk from the command line. */
final class SyncLevelName implements ITypeConverter<SyncLevel> {
    @Override
    public SyncLevel convert(String text) {
        return Arrays.stream(SyncLevel.values())
                .filter(level -> level.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' (expected: none, data or full)"));
    }
}
