package io.caraway.app;

import io.caraway.imports.ForeignFormat;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A file, or the standard input, that may be a recording of another program. Belongs to one thread. */
final class ForeignInput implements Closeable {
    /** What stands for the standard input on the command line. */
    static final String STANDARD_INPUT = "-";

    private static final int PERCENT = 100;

    private final String name;
    private final Counted bytes;
    private final long size;
    private final long wallMillis;

    private ForeignInput(String name, InputStream bytes, long size, long wallMillis) {
        this.name = name;
        this.bytes = new Counted(bytes);
        this.size = size;
        this.wallMillis = wallMillis;
    }

    /** Opens a file. */
    static ForeignInput of(Path file) throws IOException {
        long wallMillis = Files.getLastModifiedTime(file).toMillis();
        return new ForeignInput(file.toString(), Files.newInputStream(file), Files.size(file), wallMillis);
    }

    /** The standard input. */
    static ForeignInput standard() {
        return new ForeignInput("standard input", System.in, 0, System.currentTimeMillis());
    }

    /** What it is called in messages. */
    String name() {
        return name;
    }

    /** Looks what it is; nothing if it is no recording of another program that is known. */
    Optional<ForeignFormat.Found> find() throws IOException {
        return ForeignFormat.find(bytes);
    }

    /**
     * The nearest to the time of the recording that is known, for these recordings do not tell it: when the file was written
     * last, or now. Milliseconds since 1970 UTC.
     */
    long wallMillis() {
        return wallMillis;
    }

    /** How much of it has been read, in words to begin a line with; none if nobody knows how much there is. */
    String progress() {
        return size == 0 ? "" : String.format(Locale.ROOT, "%3d %%  ", PERCENT * bytes.count / size);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Counts what passes. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
