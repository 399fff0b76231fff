package io.caraway.imports.fbs;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * The blocks of a file. Owned by the {@link FbsRecording} it is part of.
 *
 * <pre>
 * 12 bytes  "FBS 001.000" LF, or "FBS 001.001" LF
 * and then for each block, all numbers with the most significant byte first:
 *      u32  n, number of bytes
 *        n  the bytes, and zeros up to a multiple of 4
 *      u32  milliseconds since the start
 * </pre>
 */
final class FbsBlocks implements Closeable {
    /** Longest block; those who write them read a socket into some 64 KiB. */
    static final int BLOCK_BYTES_MAX = 1 << 24;

    private static final int HEADER_BYTES = 12;
    private static final int ALIGNMENT = 4;

    private final InputStream in;
    private long offset;
    private long number = -1;
    private String place = "first line";

    FbsBlocks(InputStream in) {
        this.in = in;
    }

    /** Where reading has got to, in words. */
    String place() {
        return place;
    }

    /** The next block; nothing where the file ends between two. Throws {@link EOFException} where it ends inside one. */
    Optional<Block> next() throws IOException, ProtocolException {
        if (number < 0) {
            header();
        }
        byte[] first = in(Integer.BYTES);
        if (first.length == 0) {
            return Optional.empty();
        }
        place = "block " + number + " at offset " + (offset - first.length);
        number++;
        requireAll(first, Integer.BYTES);
        int length = ByteReader.big(first).u32("length", 0, BLOCK_BYTES_MAX);
        int padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] bytes = requireAll(in(padded), padded);
        long millis =
                ByteReader.big(requireAll(in(Integer.BYTES), Integer.BYTES)).u32();
        return Optional.of(new Block(millis, Arrays.copyOf(bytes, length)));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void header() throws IOException, ProtocolException {
        byte[] header = requireAll(in(HEADER_BYTES), HEADER_BYTES);
        for (String known : new String[] {"FBS 001.000\n", "FBS 001.001\n"}) {
            if (Arrays.equals(header, known.getBytes(StandardCharsets.US_ASCII))) {
                number = 0;
                return;
            }
        }
        throw ProtocolException.field(
                "version", new String(header, StandardCharsets.ISO_8859_1).strip(), "FBS 001.000 or FBS 001.001", 0);
    }

    private byte[] in(int count) throws IOException, ProtocolException {
        try {
            byte[] bytes = in.readNBytes(count);
            offset += bytes.length;
            return bytes;
        } catch (ZipException e) {
            throw new ProtocolException("packed data: " + e.getMessage() + " (expected: gzip) at offset " + offset);
        }
    }

    private static byte[] requireAll(byte[] bytes, int count) throws EOFException {
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    /**
     * Bytes that came at once.
     *
     * @param millis when, milliseconds since the start
     * @param bytes the bytes; nobody writes them
     */
    @SuppressWarnings("ArrayRecordComponent") // used once, and not compared
    record Block(long millis, byte[] bytes) {}
}
