package io.caraway.images.lz;

import io.caraway.wire.ByteWriter;

/** Writer of pictures in the LZ form of SPICE ("SPICE protocol, LZ"). */
public final class LzWriter {
    private LzWriter() {}

    /**
     * Writes {@code width * height} pixels 0x00RRGGBB, top row first, as a stream of type RGB32. Noise makes it longer than
     * 3 bytes a pixel by a control byte for each 32 of them, never by more.
     */
    public static byte[] writeRgb32(int[] pixels, int width, int height) {
        int count = Math.multiplyExact(width, height);
        if (width < 1 || height < 1 || pixels.length < count) {
            throw new IllegalArgumentException(
                    "picture: " + width + "x" + height + " of " + pixels.length + " pixels (expected: at least 1x1)");
        }
        ByteWriter header = ByteWriter.big(LzHeader.BYTES);
        int strideBytes = Math.multiplyExact(width, Integer.BYTES);
        new LzHeader(LzType.RGB32, width, height, strideBytes, true).write(header);
        LzTokenWriter tokens = new LzTokenWriter(header.toByteArray(), pixels, count);
        new LzMatchFinder(pixels, count, width, tokens).run();
        return tokens.toByteArray();
    }
}
