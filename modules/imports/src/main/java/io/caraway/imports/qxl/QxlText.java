package io.caraway.imports.qxl;

import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines and bytes of a file. Owned by the {@link QxlRecording} it is part of.
 *
 * <pre>
 * line    words and decimal numbers, one space between two, LF
 * bytes   "binary 0" name size ":" size bytes LF
 *         "binary 1" name size ":" packed ":" packed bytes of zlib data LF
 * chunks  "data_chunks" n size LF, then n + 1 times bytes, which are size bytes together
 * </pre>
 *
 * <p>Ends with an {@link EOFException} when the stream ends inside one of these; everything else that is wrong is damage.
 */
final class QxlText implements Closeable {
    /** Longest line; the longest that the server writes has 70 characters. */
    static final int LINE_CHARS_MAX = 128;

    /** Most bytes that belong together: those of the largest surface. */
    static final int BYTES_MAX = 1 << 28;

    /** Most pieces of bytes that belong together. */
    static final int CHUNKS_MAX = 1 << 20;

    private static final String BINARY = "binary";
    private static final int BINARY_WORDS = 4;
    private static final int BINARY_SIZE_AT = 3;
    private static final int RECT_WORDS = 6;

    private final InputStream in;
    private long offset;
    private @Nullable QxlLine ahead;

    QxlText(InputStream in) {
        this.in = in;
    }

    /** Where the next line begins, in bytes from the start of the unpacked file. */
    long offset() {
        return ahead == null ? offset : ahead.offset();
    }

    /** The next line, which stays the next one; nothing where the stream ends between two lines. */
    Optional<QxlLine> peek() throws IOException, ProtocolException {
        if (ahead == null) {
            ahead = line();
        }
        return Optional.ofNullable(ahead);
    }

    /** Whether the next line begins with that word. */
    boolean isNext(String word) throws IOException, ProtocolException {
        return peek().filter(line -> line.name().equals(word)).isPresent();
    }

    /** Reads a line of any words. */
    QxlLine next() throws IOException, ProtocolException {
        QxlLine line = peek().orElseThrow(EOFException::new);
        ahead = null;
        return line;
    }

    /** Reads a line that is one word. */
    void word(String expected) throws IOException, ProtocolException {
        next().require(false, 1, expected);
    }

    /** Reads a line of a name and a number of 32 bits. */
    int i32(String name) throws IOException, ProtocolException {
        return numbers(name, 1)[0];
    }

    /** The same, which must lie in {@code min..max}. */
    int i32(String name, int min, int max) throws IOException, ProtocolException {
        QxlLine line = next();
        line.require(false, 2, name);
        return line.i32(1, min, max);
    }

    /** Reads a line of a name and an unsigned number of 64 bits. */
    long u64(String name) throws IOException, ProtocolException {
        QxlLine line = next();
        line.require(false, 2, name);
        return line.u64(1);
    }

    /** Reads a line of a name and so many numbers of 32 bits. */
    int[] numbers(String name, int count) throws IOException, ProtocolException {
        QxlLine line = next();
        line.require(false, 1 + count, name);
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = line.i32(1 + i);
        }
        return numbers;
    }

    /** Reads a rectangle: "rect", its name, top, left, bottom, right. One with a negative side is empty. */
    Rect rect(String name) throws IOException, ProtocolException {
        QxlLine line = next();
        line.require(false, RECT_WORDS, "rect", name);
        return rect(line.i32(2), line.i32(3), line.i32(4), line.i32(5));
    }

    /** The rectangle of these edges; one with a negative side, or one longer than a number can tell, is empty. */
    static Rect rect(int top, int left, int bottom, int right) {
        boolean sound = right > left && bottom > top && right - left > 0 && bottom - top > 0;
        return sound ? new Rect(left, top, right, bottom) : Rect.EMPTY;
    }

    /** Reads bytes that stand in one piece, at most {@code max} of them. */
    byte[] bytes(String name, int max) throws IOException, ProtocolException {
        QxlLine line = next();
        line.require(true, BINARY_WORDS, BINARY);
        if (!line.words().get(2).equals(name)) {
            throw line.damage(BINARY, line.words().get(2), name);
        }
        return bytes(line, max);
    }

    /** Reads bytes that stand in any number of pieces, at most {@code max} of them together. */
    byte[] chunks(String name, int max) throws IOException, ProtocolException {
        QxlLine line = next();
        line.require(false, 3, "data_chunks");
        int pieces = 1 + line.i32(1, 0, CHUNKS_MAX - 1);
        int size = line.i32(2, 0, max);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = bytes(name, size);
        for (int i = 1; i < pieces; i++) {
            all.writeBytes(piece);
            piece = bytes(name, size - all.size());
        }
        if (all.size() + piece.length != size) {
            throw line.damage("data_chunks", all.size() + piece.length + " bytes", Integer.toString(size));
        }
        if (pieces == 1) {
            return piece;
        }
        all.writeBytes(piece);
        return all.toByteArray();
    }

    /** Passes over lines and bytes up to the next line that begins with that word. */
    void skipTo(String word) throws IOException, ProtocolException {
        while (peek().isPresent() && !isNext(word)) {
            QxlLine line = next();
            if (line.beforeBytes()) {
                line.require(true, BINARY_WORDS, BINARY);
                bytes(line, BYTES_MAX);
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The bytes that such a line announces. */
    private byte[] bytes(QxlLine line, int max) throws IOException, ProtocolException {
        boolean packed = line.i32(1, 0, 1) == 1;
        int size = line.i32(BINARY_SIZE_AT, 0, max);
        byte[] bytes = packed ? inflate(line, size) : read(size);
        long end = offset;
        if (read(1)[0] != '\n') {
            throw new ProtocolException("end of bytes: another character (expected: end of line) at offset " + end);
        }
        return bytes;
    }

    private byte[] inflate(QxlLine line, int size) throws IOException, ProtocolException {
        QxlLine packed = next();
        packed.require(true, 1);
        ByteArrayInputStream bytes = new ByteArrayInputStream(read(packed.i32(0, 0, BYTES_MAX)));
        try (InflaterInputStream inflater = new InflaterInputStream(bytes)) {
            byte[] inflated = inflater.readNBytes(size);
            if (inflated.length == size && inflater.read() < 0) {
                return inflated;
            }
        } catch (ZipException | EOFException e) {
            throw line.damage(BINARY, String.valueOf(e.getMessage()), "zlib data");
        }
        throw line.damage(BINARY, "another number of inflated bytes", Integer.toString(size));
    }

    /** So many bytes; memory is taken as they come. */
    private byte[] read(int count) throws IOException, ProtocolException {
        try {
            byte[] bytes = in.readNBytes(count);
            offset += bytes.length;
            if (bytes.length < count) {
                throw new EOFException();
            }
            return bytes;
        } catch (ZipException e) {
            throw damagedPack(e);
        }
    }

    private @Nullable QxlLine line() throws IOException, ProtocolException {
        long start = offset;
        StringBuilder text = new StringBuilder();
        while (true) {
            int read = character();
            if (read < 0) {
                if (offset == start) {
                    return null;
                }
                throw new EOFException();
            }
            if (read == '\n' || read == ':') {
                return new QxlLine(start, List.of(text.toString().split(" ", -1)), read == ':');
            }
            if (read < ' ' || read > '~' || text.length() == LINE_CHARS_MAX) {
                throw new ProtocolException("line: '" + text + "' and on (expected: at most " + LINE_CHARS_MAX
                        + " characters of text) at offset " + start);
            }
            text.append((char) read);
        }
    }

    private int character() throws IOException, ProtocolException {
        try {
            int read = in.read();
            offset += read < 0 ? 0 : 1;
            return read;
        } catch (ZipException e) {
            throw damagedPack(e);
        }
    }

    private ProtocolException damagedPack(ZipException e) {
        return new ProtocolException("packed data: " + e.getMessage() + " (expected: gzip) at offset " + offset);
    }
}
