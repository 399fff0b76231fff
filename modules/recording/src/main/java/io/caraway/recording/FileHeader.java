package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The first bytes of a recording. They keep this shape in every version, so that any version can be told.
 *
 * <pre>
 * offset  size  field
 *      0     8  magic: 89 43 52 57 59 0D 0A 00 ("CRWY" between bytes that no text has)
 *      8     2  version, from 1
 *     10     2  flags: 1 key strokes are recorded, if there are any; a reader refuses those it does not know
 *     12     8  wall clock at time 0 of the recording, signed, milliseconds since 1970 UTC
 *     20     4  CRC32C of the 20 bytes before
 * </pre>
 *
 * <p>All numbers of the file are little endian. The line end in the magic is there to be spoilt by a transfer as text.
 *
 * @param version of the format, 1..{@link #VERSION}
 * @param keys whether key strokes are recorded
 * @param startWallMillis wall clock at time 0, milliseconds since 1970 UTC
 */
record FileHeader(int version, boolean keys, long startWallMillis) {
    /** Size of the header. */
    static final int BYTES = 24;

    /** The version that is written, and the newest that is read. */
    static final int VERSION = 1;

    private static final int KEYS = 1;

    private static final byte[] MAGIC = {(byte) 0x89, 'C', 'R', 'W', 'Y', '\r', '\n', 0};

    /** The header as bytes. */
    byte[] toBytes() {
        ByteWriter out = ByteWriter.little(BYTES);
        out.bytes(MAGIC).u16(version).u16(keys ? KEYS : 0).i64(startWallMillis);
        return out.i32(crc(out.toByteArray())).toByteArray();
    }

    /** Reads the first {@link #BYTES} bytes of a file, or all of a shorter one, and says what is wrong with them. */
    static FileHeader read(byte[] bytes) throws ProtocolException {
        if (bytes.length == 0) {
            throw new ProtocolException("empty file: not a Caraway recording");
        }
        int shown = Math.min(bytes.length, MAGIC.length);
        if (!Arrays.equals(bytes, 0, shown, MAGIC, 0, shown)) {
            throw new ProtocolException("not a Caraway recording: it begins with " + hex(bytes, shown) + " (expected: "
                    + hex(MAGIC, MAGIC.length) + ")");
        }
        if (bytes.length < BYTES) {
            throw new ProtocolException(
                    "cut inside the header: " + bytes.length + " bytes (expected: at least " + BYTES + ")");
        }
        ByteReader in = ByteReader.little(bytes);
        in.skip(MAGIC.length);
        int version = in.u16();
        int flags = in.u16();
        long startWallMillis = in.i64();
        int crc = crc(Arrays.copyOf(bytes, in.offset()));
        int crcFound = in.i32();
        if (crcFound != crc) {
            throw new ProtocolException("damaged header: its check sum is " + Integer.toHexString(crcFound)
                    + " (expected: " + Integer.toHexString(crc) + ")");
        }
        if (version > VERSION) {
            throw new ProtocolException(
                    "made by a newer version: format " + version + ", this program reads up to " + VERSION);
        }
        if (version < 1 || (flags & ~KEYS) != 0) {
            throw new ProtocolException(
                    "format " + version + " with flags " + flags + " (expected: 1.." + VERSION + " with flags 0 or 1)");
        }
        return new FileHeader(version, flags == KEYS, startWallMillis);
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static String hex(byte[] bytes, int count) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes, 0, count);
    }
}
