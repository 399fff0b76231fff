package io.caraway.images.lz;

import io.caraway.images.BitmapFormat;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ByteWriter;

/**
 * Writer of pictures in the LZ form of SPICE ("SPICE protocol, LZ"). Noise makes a stream longer than its literals by a control
 * byte for each 32 of them, never by more.
 */
public final class LzWriter {
    private static final int ALPHA_SHIFT = 24;
    private static final int BYTE_MASK = 0xff;

    private LzWriter() {}

    /** Writes pixels, top row first: XRGB32 as RGB32, ARGB32 as RGBA, RGB555 as RGB16, A8 as A8. */
    public static byte[] write(Pixels pixels) {
        int[] values = pixels.values();
        return switch (pixels.format()) {
            case XRGB32 -> pass(header(LzType.RGB32, pixels), pixels, values, LzUnit.COLOR);
            case ARGB32 -> {
                byte[] colors = pass(header(LzType.RGBA, pixels), pixels, values, LzUnit.COLOR);
                yield pass(colors, pixels, alpha(values), LzUnit.BYTE);
            }
            case RGB555 -> pass(header(LzType.RGB16, pixels), pixels, values, LzUnit.COLOR_16);
            case A8 -> pass(header(LzType.A8, pixels), pixels, values, LzUnit.BYTE);
            case A1, RGB565 ->
                throw new IllegalArgumentException(
                        "format: " + pixels.format() + " (expected: XRGB32, ARGB32, RGB555 or A8)");
        };
    }

    /** Writes the alpha of pixels of format ARGB32, top row first, as a stream of type XXXA. */
    public static byte[] writeAlpha(Pixels pixels) {
        if (pixels.format() != PixelFormat.ARGB32) {
            throw new IllegalArgumentException("format: " + pixels.format() + " (expected: ARGB32)");
        }
        return pass(header(LzType.XXXA, pixels), pixels, alpha(pixels.values()), LzUnit.BYTE);
    }

    /**
     * Writes rows of numbers in a palette.
     *
     * @param format a paletted one
     * @param topDown whether the first row is the top one
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param strideBytes bytes from row to row; those that are too many are left out
     * @param bytes the rows
     */
    public static byte[] writePalette(
            BitmapFormat format, boolean topDown, int width, int height, int strideBytes, byte[] bytes) {
        if (!format.isPaletted()) {
            throw new IllegalArgumentException("format: " + format + " (expected: one with a palette)");
        }
        int rowBytes = format.rowBytes(width);
        if (width < 1 || height < 1 || strideBytes < rowBytes || bytes.length < (long) strideBytes * height) {
            throw new IllegalArgumentException("picture: " + width + "x" + height + " of " + bytes.length
                    + " bytes, stride " + strideBytes + " (expected: at least 1x1, stride at least " + rowBytes + ")");
        }
        int[] units = new int[Math.multiplyExact(rowBytes, height)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < rowBytes; x++) {
                units[y * rowBytes + x] = bytes[y * strideBytes + x] & BYTE_MASK;
            }
        }
        ByteWriter header = ByteWriter.big(LzHeader.BYTES);
        new LzHeader(paletted(format), width, height, rowBytes, topDown).write(header);
        return pass(header.toByteArray(), units, rowBytes, LzUnit.BYTE);
    }

    private static byte[] header(LzType type, Pixels pixels) {
        ByteWriter header = ByteWriter.big(LzHeader.BYTES);
        int strideBytes = Math.toIntExact(type.strideBytes(pixels.width()));
        new LzHeader(type, pixels.width(), pixels.height(), strideBytes, true).write(header);
        return header.toByteArray();
    }

    private static byte[] pass(byte[] head, Pixels pixels, int[] units, LzUnit unit) {
        return pass(head, units, pixels.width(), unit);
    }

    private static byte[] pass(byte[] head, int[] units, int rowUnits, LzUnit unit) {
        LzTokenWriter tokens = new LzTokenWriter(head, units, units.length, unit);
        new LzMatchFinder(units, rowUnits, unit, tokens).run();
        return tokens.toByteArray();
    }

    private static int[] alpha(int[] values) {
        int[] alpha = new int[values.length];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = values[i] >>> ALPHA_SHIFT;
        }
        return alpha;
    }

    private static LzType paletted(BitmapFormat format) {
        return switch (format) {
            case ONE_BIT_LE -> LzType.PLT1_LE;
            case ONE_BIT_BE -> LzType.PLT1_BE;
            case FOUR_BIT_LE -> LzType.PLT4_LE;
            case FOUR_BIT_BE -> LzType.PLT4_BE;
            case EIGHT_BIT, SIXTEEN_BIT, TWENTY_FOUR_BIT, THIRTY_TWO_BIT, RGBA, EIGHT_BIT_A -> LzType.PLT8;
        };
    }
}
