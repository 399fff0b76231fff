package io.caraway.protocol.rfb;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What {@link RfbClient} asks a server for. Immutable.
 *
 * @param password what to log in with; absent if there is none. Servers look at its first 8 bytes only
 * @param shared whether other viewers may stay
 * @param encodings ways to send pixels, the best one first. CopyRect is always announced, before all others
 * @param compressionLevel how hard the server should compress, 0..{@link #LEVEL_MAX}
 * @param jpegQuality 0..{@link #LEVEL_MAX}; empty: not said, and servers send every pixel as it is
 */
public record RfbOptions(
        @Nullable String password,
        boolean shared,
        List<RfbEncoding> encodings,
        int compressionLevel,
        OptionalInt jpegQuality) {
    /** Largest compression level and JPEG quality. */
    public static final int LEVEL_MAX = 9;

    /** Tight takes the fewest bytes of all for desktops, ZRLE comes next; the rest are for servers that know neither. */
    public static final List<RfbEncoding> DEFAULT_ENCODINGS = List.of(
            RfbEncoding.COPY_RECT,
            RfbEncoding.TIGHT,
            RfbEncoding.ZRLE,
            RfbEncoding.HEXTILE,
            RfbEncoding.RRE,
            RfbEncoding.RAW);

    /** An upstream server is near as a rule: its processor is dearer than the bytes. */
    public static final int DEFAULT_COMPRESSION_LEVEL = 1;

    /** Copies the list and checks the levels. */
    public RfbOptions {
        encodings = List.copyOf(encodings);
        checkLevel("compression level", compressionLevel);
        if (jpegQuality.isPresent()) {
            checkLevel("JPEG quality", jpegQuality.getAsInt());
        }
    }

    /** A builder that holds the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RfbOptions[password=" + (password == null ? "none" : "given") + ", shared=" + shared + ", encodings="
                + encodings + ", compressionLevel=" + compressionLevel + ", jpegQuality=" + jpegQuality + "]";
    }

    private static void checkLevel(String name, int level) {
        if (level < 0 || level > LEVEL_MAX) {
            throw new IllegalArgumentException(name + ": " + level + " (expected: 0.." + LEVEL_MAX + ")");
        }
    }

    /** Collects options. */
    public static final class Builder {
        private @Nullable String password;
        private boolean shared = true;
        private List<RfbEncoding> encodings = DEFAULT_ENCODINGS;
        private int compressionLevel = DEFAULT_COMPRESSION_LEVEL;
        private OptionalInt jpegQuality = OptionalInt.empty();

        private Builder() {}

        /** What to log in with, or null for nothing. */
        public Builder password(@Nullable String value) {
            password = value;
            return this;
        }

        /** Whether other viewers may stay. */
        public Builder shared(boolean value) {
            shared = value;
            return this;
        }

        /** Ways to send pixels, the best one first. */
        public Builder encodings(List<RfbEncoding> value) {
            encodings = value;
            return this;
        }

        /** How hard the server should compress, 0..9. */
        public Builder compressionLevel(int value) {
            compressionLevel = value;
            return this;
        }

        /** Lets the server use JPEG, with that quality, 0..9. */
        public Builder jpegQuality(int value) {
            jpegQuality = OptionalInt.of(value);
            return this;
        }

        /** The options. */
        public RfbOptions build() {
            return new RfbOptions(password, shared, encodings, compressionLevel, jpegQuality);
        }
    }
}
