package io.caraway.images.glz;

import io.caraway.wire.ProtocolException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** GLZ images that were deflated on top ("SPICE protocol, ZLIB_GLZ"). */
public final class ZlibGlz {
    /** Bytes that one byte of deflated data gives at most. */
    private static final int RATIO_MAX = 1032;

    private ZlibGlz() {}

    /**
     * Inflates to exactly {@code glzBytes} bytes. Memory is taken only after {@code zlib} has shown to be long enough to hold
     * as many.
     *
     * @throws ProtocolException if there are more or fewer, or the data are damaged or not all used
     */
    public static byte[] inflate(byte[] zlib, int glzBytes) throws ProtocolException {
        if (glzBytes < 1 || glzBytes > (long) zlib.length * RATIO_MAX) {
            throw new ProtocolException(
                    "GLZ bytes: " + glzBytes + " (expected: 1.." + (long) zlib.length * RATIO_MAX + ")");
        }
        byte[] glz = new byte[glzBytes];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(zlib);
            int size = inflater.inflate(glz);
            if (size < glzBytes) {
                throw new ProtocolException("inflated GLZ bytes: " + size + " (expected: " + glzBytes + ")");
            }
            // The end of the data follows the last byte they hold, and is not seen until one more is asked for.
            boolean more = inflater.inflate(new byte[1]) > 0;
            if (more || !inflater.finished() || inflater.getRemaining() > 0) {
                throw new ProtocolException("deflated GLZ bytes: " + inflater.getRemaining() + " left, "
                        + (inflater.finished() ? "ended" : "not ended") + " (expected: 0 left, ended)");
            }
            return glz;
        } catch (DataFormatException e) {
            throw new ProtocolException("deflated GLZ: " + e.getMessage() + " (expected: zlib data)");
        } finally {
            inflater.end();
        }
    }
}
