package io.caraway.testkit;

import java.io.IOException;

/** The portable pixmap format, binary form: "P6", width, height and 255 as text, then three bytes for each pixel. */
final class PortablePixmap {
    private static final int BYTES_PER_PIXEL = 3;
    private static final int BYTE_MASK = 0xff;
    private static final int MAX_SIDE = 1 << 14;
    private static final int DECIMAL = 10;

    private final byte[] data;
    private int position = "P6".length();

    private PortablePixmap(byte[] data) {
        this.data = data;
    }

    /** The picture in {@code data}, which begins with "P6". */
    static Screenshot read(byte[] data) throws IOException {
        PortablePixmap pixmap = new PortablePixmap(data);
        int width = pixmap.number();
        int height = pixmap.number();
        int brightest = pixmap.number();
        int start = pixmap.position + 1;
        if (brightest != BYTE_MASK) {
            throw new IOException("brightest value: " + brightest + " (expected: 255)");
        }
        if (width < 1 || height < 1 || data.length - start < width * height * BYTES_PER_PIXEL) {
            throw new IOException("bytes: " + data.length + " (expected: " + width + "x" + height + " pixels)");
        }
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            int at = start + i * BYTES_PER_PIXEL;
            rgb[i] = (data[at] & BYTE_MASK) << 16 | (data[at + 1] & BYTE_MASK) << 8 | (data[at + 2] & BYTE_MASK);
        }
        return new Screenshot(width, height, rgb);
    }

    /** The next number of the header; blanks and comment lines before it are passed over. */
    private int number() throws IOException {
        while (Character.isWhitespace(peek()) || peek() == '#') {
            if (peek() == '#') {
                while (peek() != '\n') {
                    position++;
                }
            }
            position++;
        }
        int value = 0;
        while (Character.isDigit(peek())) {
            value = value * DECIMAL + peek() - '0';
            position++;
            if (value > MAX_SIDE) {
                throw new IOException("number in the header: " + value + " (expected: 1.." + MAX_SIDE + ")");
            }
        }
        return value;
    }

    private int peek() throws IOException {
        if (position >= data.length) {
            throw new IOException("the header ends after " + position + " bytes");
        }
        return data[position];
    }
}
