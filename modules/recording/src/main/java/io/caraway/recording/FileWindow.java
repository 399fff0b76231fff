package io.caraway.recording;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.zip.CRC32C;

/** A bounded piece of a file in memory, which moves to where one reads. Belongs to the owner of its reader. */
final class FileWindow {
    private final FileChannel file;
    private final ByteBuffer window;
    private long start;
    private long sizeSeen;

    /** A window of {@code windowBytes}. The file is closed by whoever opened it. */
    FileWindow(FileChannel file, int windowBytes) {
        this.file = file;
        this.window = ByteBuffer.allocate(windowBytes).limit(0);
    }

    /** Length of the file, now. */
    long size() throws IOException {
        sizeSeen = file.size();
        return sizeSeen;
    }

    /** Length of the file when it was asked for last. */
    long sizeSeen() {
        return sizeSeen;
    }

    /** Whether there are {@code count} bytes from {@code offset}. Asks the file only where it seemed to end before. */
    boolean has(long offset, long count) throws IOException {
        return offset >= 0 && (count <= sizeSeen - offset || count <= size() - offset);
    }

    /** The {@code count} bytes from {@code offset}, which must be there. */
    byte[] bytes(long offset, int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int done = 0; done < count; ) {
            ByteBuffer piece = pieceAt(offset + done);
            int length = Math.min(count - done, piece.remaining());
            piece.get(bytes, done, length);
            done += length;
        }
        return bytes;
    }

    /** The CRC32C of {@code count} bytes from {@code offset}, which must be there. Takes no memory of their size. */
    int crc(long offset, long count) throws IOException {
        CRC32C crc = new CRC32C();
        for (long done = 0; done < count; ) {
            ByteBuffer piece = pieceAt(offset + done);
            int length = (int) Math.min(count - done, piece.remaining());
            crc.update(piece.slice(piece.position(), length));
            done += length;
        }
        return (int) crc.getValue();
    }

    /** Adds {@code count} bytes from {@code offset}, which must be there, to a digest. */
    void digest(long offset, long count, MessageDigest digest) throws IOException {
        for (long done = 0; done < count; ) {
            ByteBuffer piece = pieceAt(offset + done);
            int length = (int) Math.min(count - done, piece.remaining());
            digest.update(piece.slice(piece.position(), length));
            done += length;
        }
    }

    private ByteBuffer pieceAt(long offset) throws IOException {
        if (offset < start || offset >= start + window.limit()) {
            fillFrom(offset);
        }
        return window.position((int) (offset - start));
    }

    private void fillFrom(long offset) throws IOException {
        start = offset;
        window.clear();
        try {
            while (window.hasRemaining() && file.read(window, offset + window.position()) > 0) {
                // Reads on until the window is full or the file ends.
            }
        } finally {
            window.flip();
        }
        if (window.limit() == 0) {
            throw new EOFException("the file ends before offset " + offset + " and was longer a moment ago");
        }
    }
}
