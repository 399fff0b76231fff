package io.caraway.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/** Where the desktop is that is served. Immutable. */
public sealed interface SourceAddress permits VncAddress, SpiceAddress {
    /** The kinds of server. */
    enum Type {
        /** {@link VncAddress}. */
        VNC,
        /** {@link SpiceAddress}. */
        SPICE
    }

    /** Which kind this is. */
    Type type();

    /** The password that stands in it, or null. */
    @Nullable
    String password();

    /** Reads it from the command line. */
    final class Converter implements ITypeConverter<SourceAddress> {
        @Override
        public SourceAddress convert(String text) {
            return text.regionMatches(true, 0, SpiceAddress.SCHEME, 0, SpiceAddress.SCHEME.length())
                    ? SpiceAddress.of(text)
                    : new VncAddress.Converter().convert(text);
        }
    }
}
