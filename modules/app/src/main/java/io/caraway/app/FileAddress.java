package io.caraway.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A recording as a source.
 *
 * @param path a file that is there
 */
record FileAddress(Path path) implements SourceAddress {
    @Override
    public Type type() {
        return Type.FILE;
    }

    @Override
    public @Nullable String password() {
        return null;
    }
}
