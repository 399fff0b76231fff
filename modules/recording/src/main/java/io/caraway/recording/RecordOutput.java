package io.caraway.recording;

import io.caraway.wire.ByteWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The end of a file to which records are added, with check sums and digests. Belongs to the owner of its writer.
 *
 * <p>After the first {@link IOException} it takes nothing more.
 */
final class RecordOutput implements Closeable {
    private final Path path;
    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(RecordingWriter.BUFFER_BYTES);
    private final ByteWriter fields = ByteWriter.little();
    private final MessageDigest chain = Sha256.maker();
    private long size;
    private boolean closed;
    private @Nullable IOException failure;

    /** An output to an open file, which is its own from now on; the path is for messages. */
    RecordOutput(FileChannel file, Path path) {
        this.file = file;
        this.path = path;
    }

    /** Length of the file once everything has reached it. */
    long size() {
        return size;
    }

    /** Whether something can still be written. */
    boolean isSound() {
        return failure == null;
    }

    /** Fails if nothing more can be written. */
    void check() throws IOException {
        if (closed) {
            throw new IllegalStateException(path + ": the recording is closed");
        }
        if (failure != null) {
            throw new IOException(path + ": nothing more is recorded, since writing failed: " + failure, failure);
        }
    }

    /** Adds bytes as they are. */
    void bytes(byte[] bytes) throws IOException {
        chain.update(bytes);
        put(bytes);
    }

    /** Adds a record of events. */
    void record(RecordType type, int display, long timeNanos, Block block) throws IOException {
        CRC32C crc = head(type, display, block.flags(), timeNanos, block.bytes());
        for (byte[] part : block.parts()) {
            put(part, crc);
        }
        end(crc);
    }

    /** Adds another record. */
    void record(RecordType type, int display, long timeNanos, byte[] payload) throws IOException {
        record(type, display, timeNanos, new Block(0, List.of(payload), payload.length));
    }

    /** Adds a record that ends with the digest of everything up to there; the next digest is of that and what follows. */
    void sealed(RecordType type, long timeNanos, byte[] payload) throws IOException {
        CRC32C crc = head(type, 0, 0, timeNanos, (long) payload.length + Sha256.BYTES);
        put(payload, crc);
        byte[] digest = chain.digest();
        crc.update(digest);
        put(digest);
        put(fieldsOf(crc));
        chain.update(digest);
    }

    /** Hands what is buffered to the operating system. */
    void drain() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        } catch (IOException e) {
            failure = e;
            throw e;
        } finally {
            buffer.clear();
        }
    }

    /** Waits until everything that was handed over is on the disk, with the size and the times of the file if asked for. */
    void force(boolean metadata) throws IOException {
        try {
            file.force(metadata);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        file.close();
    }

    private CRC32C head(RecordType type, int display, int flags, long timeNanos, long payloadBytes) throws IOException {
        fields.clear();
        new RecordFrame(size, payloadBytes, type.number(), display, flags, timeNanos).write(fields);
        CRC32C crc = new CRC32C();
        put(fields.toByteArray(), crc);
        return crc;
    }

    private void end(CRC32C crc) throws IOException {
        bytes(fieldsOf(crc));
    }

    private byte[] fieldsOf(CRC32C crc) {
        fields.clear();
        return fields.u32(crc.getValue()).toByteArray();
    }

    private void put(byte[] bytes, CRC32C crc) throws IOException {
        crc.update(bytes);
        bytes(bytes);
    }

    private void put(byte[] bytes) throws IOException {
        for (int done = 0; done < bytes.length; ) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            int count = Math.min(bytes.length - done, buffer.remaining());
            buffer.put(bytes, done, count);
            done += count;
        }
        size += bytes.length;
    }

    /**
     * A payload.
     *
     * @param flags of the record
     * @param parts its bytes, in order; nobody writes them any more
     * @param bytes how many there are in all
     */
    record Block(int flags, List<byte[]> parts, long bytes) {
        /** What the payload holds now, packed if that saves something. */
        static Block of(Payload payload) {
            long size = payload.size();
            List<byte[]> parts = List.copyOf(payload.parts());
            return Packing.pack(parts, size)
                    .map(packed -> new Block(RecordFrame.PACKED, List.of(packed), packed.length))
                    .orElseGet(() -> new Block(0, parts, size));
        }
    }
}
