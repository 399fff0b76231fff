package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/**
 * Payloads that are packed.
 *
 * <pre>
 * offset  size  field
 *      0     4  n, length unpacked: 1..2^26, and at most 255 times the bytes that follow
 *      4        one LZ4 block that gives n bytes
 * </pre>
 */
final class Packing {
    /** Longest payload that is packed: a bitmap of 4096 x 4096 pixels. */
    static final int UNPACKED_BYTES_MAX = 1 << 26;

    /** Shorter payloads are not worth the try. */
    private static final int UNPACKED_BYTES_MIN = 128;

    /** What a byte of a block can give at most. */
    private static final long RATIO_MAX = 255;

    /** What packing has to save: this part of the payload. */
    private static final int SAVING_PART = 16;

    /** Parts from this length on are sampled: they take longer to be packed than to be looked at. */
    private static final int SAMPLED_BYTES_MIN = 1 << 15;

    private static final int SAMPLES = 3;
    private static final int SAMPLE_BYTES = 2048;

    private Packing() {}

    /** The payload packed, if that saves something worth it. */
    static Optional<byte[]> pack(List<byte[]> parts, long payloadBytes) {
        if (payloadBytes < UNPACKED_BYTES_MIN || payloadBytes > UNPACKED_BYTES_MAX) {
            return Optional.empty();
        }
        int size = (int) payloadBytes;
        LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
        long dense = parts.stream()
                .filter(part -> isDense(part, compressor))
                .mapToLong(part -> part.length)
                .sum();
        if (!saves(dense, size)) {
            return Optional.empty();
        }
        byte[] whole = join(parts, size);
        byte[] packed = new byte[Integer.BYTES + compressor.maxCompressedLength(size)];
        int length = Integer.BYTES + compressor.compress(whole, 0, size, packed, Integer.BYTES);
        if (!saves(length, size)) {
            return Optional.empty();
        }
        for (int i = 0; i < Integer.BYTES; i++) {
            packed[i] = (byte) (size >>> (i * Byte.SIZE));
        }
        return Optional.of(Arrays.copyOf(packed, length));
    }

    /** Whether a part is long, and samples of it cannot be packed: a photograph that is encoded, say. */
    private static boolean isDense(byte[] part, LZ4Compressor compressor) {
        if (part.length < SAMPLED_BYTES_MIN) {
            return false;
        }
        byte[] packed = new byte[compressor.maxCompressedLength(SAMPLE_BYTES)];
        for (int i = 1; i <= SAMPLES; i++) {
            int at = (int) ((long) part.length * i / (SAMPLES + 1));
            if (saves(compressor.compress(part, at, SAMPLE_BYTES, packed, 0), SAMPLE_BYTES)) {
                return false;
            }
        }
        return true;
    }

    private static boolean saves(long length, int size) {
        return length <= size - size / SAVING_PART;
    }

    /** The payload as it was before it was packed. */
    static byte[] unpack(byte[] packed) throws ProtocolException {
        long most = Math.min(UNPACKED_BYTES_MAX, RATIO_MAX * Math.max(0, packed.length - Integer.BYTES));
        int size = ByteReader.little(packed).u32("length unpacked", 1, (int) most);
        byte[] whole = new byte[size];
        try {
            int found = LZ4Factory.fastestInstance()
                    .safeDecompressor()
                    .decompress(packed, Integer.BYTES, packed.length - Integer.BYTES, whole, 0, size);
            if (found != size) {
                throw ProtocolException.field("bytes unpacked", found, Integer.toString(size), packed.length);
            }
        } catch (LZ4Exception e) {
            throw new ProtocolException("packed payload: not an LZ4 block");
        }
        return whole;
    }

    private static byte[] join(List<byte[]> parts, int size) {
        byte[] whole = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
