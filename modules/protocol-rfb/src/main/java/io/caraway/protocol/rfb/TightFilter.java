package io.caraway.protocol.rfb;

import io.caraway.wire.ProtocolException;

/** How the bytes of a Tight rectangle become pixels, row after row (rfbproto, "Tight Encoding", BasicCompression). */
interface TightFilter {
    /** Bytes of a colour: red, green, blue. */
    int COLOR_BYTES = 3;

    /** Bytes of a row. */
    int rowBytes();

    /** Reads the next rows into {@code pixels} from index {@code at}. */
    void rows(byte[] plain, int rows, int[] pixels, int at) throws ProtocolException;

    /** The colour of the three bytes at {@code at}. */
    static int color(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
    }

    /** Plain colours. */
    record Copy(int width) implements TightFilter {
        @Override
        public int rowBytes() {
            return width * COLOR_BYTES;
        }

        @Override
        public void rows(byte[] plain, int rows, int[] pixels, int at) {
            int count = width * rows;
            for (int i = 0; i < count; i++) {
                pixels[at + i] = color(plain, i * COLOR_BYTES);
            }
        }
    }

    /** Two colours, eight pixels a byte. */
    record TwoColors(int width, int zero, int one) implements TightFilter {
        @Override
        public int rowBytes() {
            return (width + Byte.SIZE - 1) / Byte.SIZE;
        }

        @Override
        public void rows(byte[] plain, int rows, int[] pixels, int at) {
            int next = at;
            for (int row = 0; row < rows; row++) {
                int rowAt = row * rowBytes();
                for (int x = 0; x < width; x++) {
                    int bit = plain[rowAt + x / Byte.SIZE] >> (Byte.SIZE - 1 - x % Byte.SIZE) & 1;
                    pixels[next++] = bit == 0 ? zero : one;
                }
            }
        }
    }

    /** A palette, a pixel a byte. The array belongs to the filter. */
    record Indexed(int width, int[] palette) implements TightFilter {
        @Override
        public int rowBytes() {
            return width;
        }

        @Override
        public void rows(byte[] plain, int rows, int[] pixels, int at) throws ProtocolException {
            int count = width * rows;
            for (int i = 0; i < count; i++) {
                int index = plain[i] & 0xff;
                if (index >= palette.length) {
                    throw new ProtocolException(
                            "palette index: " + index + " (expected: 0.." + (palette.length - 1) + ")");
                }
                pixels[at + i] = palette[index];
            }
        }
    }

    /** Differences from what the pixels left, above, and left above let expect. */
    record Gradient(int width) implements TightFilter {
        private static final int[] SHIFTS = {16, 8, 0};
        private static final int MAX = 255;

        @Override
        public int rowBytes() {
            return width * COLOR_BYTES;
        }

        @Override
        public void rows(byte[] plain, int rows, int[] pixels, int at) {
            int in = 0;
            for (int i = at; i < at + width * rows; i++) {
                boolean inFirstColumn = i % width == 0;
                int above = i < width ? 0 : pixels[i - width];
                int left = inFirstColumn ? 0 : pixels[i - 1];
                int leftAbove = inFirstColumn || i < width ? 0 : pixels[i - width - 1];
                int color = 0;
                for (int shift : SHIFTS) {
                    int expected = (left >> shift & MAX) + (above >> shift & MAX) - (leftAbove >> shift & MAX);
                    int value = (Math.max(0, Math.min(MAX, expected)) + plain[in++]) & MAX;
                    color |= value << shift;
                }
                pixels[i] = color;
            }
        }
    }
}
