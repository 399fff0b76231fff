package io.caraway.images.bitmap;

import io.caraway.images.BitmapFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writer of a row of pixels in a format that pixels are written in. */
interface RowWriter {
    /** Writes {@code width} pixels from {@code from} on, to {@code bytes} that are 0, from {@code to} on. */
    void write(int[] values, int from, int width, byte[] bytes, int to);

    /** The writer of that format. */
    static RowWriter of(BitmapFormat format) {
        return switch (format) {
            case ONE_BIT_LE -> RowWriter::bits;
            case EIGHT_BIT_A -> RowWriter::bytes;
            case SIXTEEN_BIT -> RowWriter::shorts;
            case THIRTY_TWO_BIT, RGBA -> RowWriter::ints;
            case ONE_BIT_BE, FOUR_BIT_LE, FOUR_BIT_BE, EIGHT_BIT, TWENTY_FOUR_BIT ->
                throw new IllegalArgumentException("format: " + format + " (expected: one that is written)");
        };
    }

    private static void bits(int[] values, int from, int width, byte[] bytes, int to) {
        for (int x = 0; x < width; x++) {
            bytes[to + x / Byte.SIZE] |= (byte) ((values[from + x] & 1) << x % Byte.SIZE);
        }
    }

    private static void bytes(int[] values, int from, int width, byte[] bytes, int to) {
        for (int x = 0; x < width; x++) {
            bytes[to + x] = (byte) values[from + x];
        }
    }

    private static void shorts(int[] values, int from, int width, byte[] bytes, int to) {
        for (int x = 0, at = to; x < width; x++, at += Short.BYTES) {
            int value = values[from + x];
            bytes[at] = (byte) value;
            bytes[at + 1] = (byte) (value >> Byte.SIZE);
        }
    }

    private static void ints(int[] values, int from, int width, byte[] bytes, int to) {
        ByteBuffer.wrap(bytes, to, width * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .put(values, from, width);
    }
}
