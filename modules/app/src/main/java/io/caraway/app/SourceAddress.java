package io.caraway.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/** Where the desktop is that is served. Immutable. */
public sealed interface SourceAddress permits VncAddress, SpiceAddress, ViewerFile {
    /** The kinds of server, and the file that tells which. */
    enum Type {
        /** {@link VncAddress}. */
        VNC,
        /** {@link SpiceAddress}. */
        SPICE,
        /** {@link ViewerFile}. */
        VIEWER_FILE
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
            if (ViewerFile.isMeant(text)) {
                return new ViewerFile(text);
            }
            return SpiceAddress.isMeant(text) ? SpiceAddress.of(text) : new VncAddress.Converter().convert(text);
        }
    }
}
