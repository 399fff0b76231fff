package io.caraway.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/** Where the desktop is that is served. Immutable. */
public sealed interface SourceAddress permits VncAddress, SpiceAddress, ViewerFile, FileAddress {
    /** The kinds of source. */
    enum Type {
        /** {@link VncAddress}. */
        VNC,
        /** {@link SpiceAddress}. */
        SPICE,
        /** {@link ViewerFile}. */
        VIEWER_FILE,
        /** {@link FileAddress}. */
        FILE
    }

    /** Which kind this is. */
    Type type();

    /** The password that stands in it, or null. */
    @Nullable
    String password();

    /** Reads it from the command line. The name of a file that is there means that file. */
    final class Converter implements ITypeConverter<SourceAddress> {
        @Override
        public SourceAddress convert(String text) {
            if (isRecording(text)) {
                return new FileAddress(Path.of(text));
            }
            if (ViewerFile.isMeant(text)) {
                return new ViewerFile(text);
            }
            return SpiceAddress.isMeant(text) ? SpiceAddress.of(text) : new VncAddress.Converter().convert(text);
        }

        /** A file that is there, and does not begin as those of virt-viewer do. */
        private static boolean isRecording(String text) {
            try {
                Path path = Path.of(text);
                if (!Files.isRegularFile(path) || text.endsWith(ViewerFile.SUFFIX)) {
                    return false;
                }
                try (InputStream in = Files.newInputStream(path)) {
                    return in.read() != ViewerFile.FIRST_CHARACTER;
                }
            } catch (InvalidPathException | IOException e) {
                return false;
            }
        }
    }
}
