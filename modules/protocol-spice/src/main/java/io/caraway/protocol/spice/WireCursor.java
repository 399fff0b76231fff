package io.caraway.protocol.spice;

import io.caraway.drawing.CursorShape;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;

/**
 * The pixels of a pointer of any type, made to ARGB ("SPICE protocol, cursor channel, CursorShape").
 *
 * <pre>
 * pixels by rows of whole bytes, palette of u32 colours if the type has one, mask of one bit a pixel by rows of whole bytes
 * </pre>
 *
 * <p>ALPHA has no mask, and MONO has the mask first. A pixel whose mask bit is set is transparent where its colour is black,
 * and turns over what it covers where it is not: that no ARGB pixel can, so it becomes a chequer of translucent black and
 * white, which is seen on every ground.
 */
final class WireCursor {
    private static final int OPAQUE = 0xff00_0000;
    private static final int COLOR_MASK = 0xff_ffff;
    private static final int TRANSLUCENT_WHITE = 0x8080_8080;
    private static final int TRANSLUCENT_BLACK = 0x8000_0000;
    private static final int TOP_BIT = 0x80;
    private static final int BYTE_MASK = 0xff;
    private static final int NIBBLE_BITS = 4;
    private static final int NIBBLE_MASK = 0xf;
    private static final int FIVE_BITS = 5;
    private static final int FIVE_BITS_MASK = 0x1f;
    private static final int FIVE_TO_EIGHT = 3;

    private final WireCursorType type;
    private final int width;
    private final int height;
    private final int rowBytes;
    private final int maskRowBytes;
    private final byte[] pixels;
    private final int[] palette;
    private final byte[] mask;

    private WireCursor(WireCursorType type, int width, int height, ByteReader in) throws ProtocolException {
        this.type = type;
        this.width = width;
        this.height = height;
        this.rowBytes = type.rowBytes(width);
        this.maskRowBytes = type == WireCursorType.ALPHA ? 0 : WireCursorType.MONO.rowBytes(width);
        byte[] first = in.bytes((type == WireCursorType.MONO ? maskRowBytes : rowBytes) * height);
        this.palette = new int[type.paletteColors()];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = in.i32() & COLOR_MASK;
        }
        byte[] second = in.bytes(maskRowBytes * height);
        this.pixels = type == WireCursorType.MONO ? second : first;
        this.mask = type == WireCursorType.MONO ? first : second;
    }

    /** Reads the pixels of a pointer whose size, within the limits of a {@link CursorShape}, is known. */
    static CursorShape read(ByteReader in, int typeNumber, int width, int height, int hotX, int hotY)
            throws ProtocolException {
        WireCursor cursor = new WireCursor(WireCursorType.of(typeNumber), width, height, in);
        return new CursorShape(width, height, hotX, hotY, cursor.argb());
    }

    private int[] argb() {
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = pixel(x, y);
            }
        }
        return argb;
    }

    private int pixel(int x, int y) {
        int value = value(x, y);
        if (type == WireCursorType.ALPHA) {
            return value;
        }
        int color = value & COLOR_MASK;
        if (!bit(mask, maskRowBytes, x, y)) {
            return OPAQUE | color;
        }
        if (color == 0) {
            return 0;
        }
        return ((x ^ y) & 1) == 0 ? TRANSLUCENT_WHITE : TRANSLUCENT_BLACK;
    }

    private int value(int x, int y) {
        int row = y * rowBytes;
        return switch (type) {
            case ALPHA, COLOR32 -> number(row + x * Integer.BYTES, Integer.BYTES);
            case COLOR24 -> number(row + 3 * x, 3);
            case COLOR16 -> fromFiveBits(number(row + x * Short.BYTES, Short.BYTES));
            case COLOR8 -> palette[pixels[row + x] & BYTE_MASK];
            case COLOR4 -> palette[(pixels[row + x / 2] >> ((x & 1) == 0 ? NIBBLE_BITS : 0)) & NIBBLE_MASK];
            case MONO -> bit(pixels, rowBytes, x, y) ? COLOR_MASK : 0;
        };
    }

    private int number(int at, int bytes) {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (pixels[at + i] & BYTE_MASK) << (i * Byte.SIZE);
        }
        return number;
    }

    private static int fromFiveBits(int value) {
        int color = 0;
        for (int channel = 0; channel < 3; channel++) {
            int part = (value >> (channel * FIVE_BITS)) & FIVE_BITS_MASK;
            color |= ((part << FIVE_TO_EIGHT) | (part >> (FIVE_BITS - FIVE_TO_EIGHT))) << (channel * Byte.SIZE);
        }
        return color;
    }

    private static boolean bit(byte[] bits, int rowBytes, int x, int y) {
        return (bits[y * rowBytes + x / Byte.SIZE] & (TOP_BIT >> (x % Byte.SIZE))) != 0;
    }
}
