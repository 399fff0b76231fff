package io.caraway.images.bitmap;

import io.caraway.images.BitmapFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reader of a row of packed pixels: each becomes one value, and with a palette that is still its number. */
interface RowReader {
    /** Reads {@code width} pixels that begin at byte {@code from}, to {@code values} from {@code to} on. */
    void read(byte[] bytes, int from, int[] values, int to, int width);

    /** The reader of that format. */
    static RowReader of(BitmapFormat format) {
        return switch (format) {
            case ONE_BIT_LE, FOUR_BIT_LE -> bits(format.bits(), 0);
            case ONE_BIT_BE, FOUR_BIT_BE -> bits(format.bits(), Byte.SIZE - format.bits());
            case EIGHT_BIT, EIGHT_BIT_A -> RowReader::bytes;
            case SIXTEEN_BIT -> RowReader::shorts;
            case TWENTY_FOUR_BIT -> RowReader::triples;
            case THIRTY_TWO_BIT, RGBA -> RowReader::ints;
        };
    }

    /** Several pixels in a byte; {@code turn} is 0 if the lowest bits are the first pixel, else what turns their order round. */
    private static RowReader bits(int bits, int turn) {
        int mask = (1 << bits) - 1;
        return (bytes, from, values, to, width) -> {
            for (int x = 0; x < width; x++) {
                int bit = x * bits;
                values[to + x] = bytes[from + bit / Byte.SIZE] >> (bit % Byte.SIZE ^ turn) & mask;
            }
        };
    }

    private static void bytes(byte[] bytes, int from, int[] values, int to, int width) {
        for (int x = 0; x < width; x++) {
            values[to + x] = Byte.toUnsignedInt(bytes[from + x]);
        }
    }

    private static void shorts(byte[] bytes, int from, int[] values, int to, int width) {
        for (int x = 0, at = from; x < width; x++, at += Short.BYTES) {
            values[to + x] = Byte.toUnsignedInt(bytes[at]) | Byte.toUnsignedInt(bytes[at + 1]) << Byte.SIZE;
        }
    }

    private static void triples(byte[] bytes, int from, int[] values, int to, int width) {
        int at = from;
        for (int x = 0; x < width; x++) {
            int blue = Byte.toUnsignedInt(bytes[at++]);
            int green = Byte.toUnsignedInt(bytes[at++]);
            int red = Byte.toUnsignedInt(bytes[at++]);
            values[to + x] = (red << (2 * Byte.SIZE)) | (green << Byte.SIZE) | blue;
        }
    }

    private static void ints(byte[] bytes, int from, int[] values, int to, int width) {
        ByteBuffer.wrap(bytes, from, width * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(values, to, width);
    }
}
