package io.caraway.images.bitmap;

import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Surface;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Pixels as they are, in each {@link BitmapFormat} ("SPICE protocol, BITMAP"). */
public final class Bitmaps {
    private Bitmaps() {}

    /**
     * Writes pixels of each format but RGB565, top row first, rows without gaps: viewers take rows of any length. All bits of
     * a pixel are written, those that mean nothing too.
     */
    public static EncodedImage.Bitmap write(Pixels pixels) {
        BitmapFormat format = format(pixels.format());
        RowWriter rows = RowWriter.of(format);
        int width = pixels.width();
        int strideBytes = format.rowBytes(width);
        byte[] bytes = new byte[Math.multiplyExact(strideBytes, pixels.height())];
        for (int y = 0; y < pixels.height(); y++) {
            rows.write(pixels.values(), y * width, width, bytes, y * strideBytes);
        }
        return new EncodedImage.Bitmap(format, true, width, pixels.height(), strideBytes, null, bytes);
    }

    /**
     * Reads a bitmap: one with a palette to pixels of the palette's format, a mask of one bit to A1, the others to the format
     * that {@link #write} makes them of, and 24-bit pixels to XRGB32 with an upper byte of 0. A number beyond the palette gives
     * 0, black.
     *
     * @throws ProtocolException if a palette is missing, or the picture is larger than any surface
     */
    public static Pixels read(EncodedImage.Bitmap bitmap) throws ProtocolException {
        int width = bitmap.width();
        int height = bitmap.height();
        if ((long) width * height > Surface.AREA_MAX) {
            throw new ProtocolException(
                    "bitmap: " + width + "x" + height + " (expected: at most " + Surface.AREA_MAX + " pixels)");
        }
        PixelFormat format = format(bitmap);
        RowReader rows = RowReader.of(bitmap.format());
        int[] values = new int[width * height];
        for (int y = 0; y < height; y++) {
            int row = bitmap.topDown() ? y : height - 1 - y;
            rows.read(bitmap.bytes(), row * bitmap.strideBytes(), values, y * width, width);
        }
        if (bitmap.format().isPaletted() && bitmap.palette() != null) {
            color(values, bitmap.palette());
        }
        return new Pixels(format, width, height, values);
    }

    /** What pixels of that format are written as. */
    private static BitmapFormat format(PixelFormat format) {
        return switch (format) {
            case A1 -> BitmapFormat.ONE_BIT_LE;
            case A8 -> BitmapFormat.EIGHT_BIT_A;
            case RGB555 -> BitmapFormat.SIXTEEN_BIT;
            case XRGB32 -> BitmapFormat.THIRTY_TWO_BIT;
            case ARGB32 -> BitmapFormat.RGBA;
            case RGB565 ->
                throw new IllegalArgumentException("pixels: RGB565 (expected: A1, A8, RGB555, XRGB32 or ARGB32)");
        };
    }

    /** What a bitmap is read to. */
    private static PixelFormat format(EncodedImage.Bitmap bitmap) throws ProtocolException {
        @Nullable Palette palette = bitmap.palette();
        return switch (bitmap.format()) {
            case ONE_BIT_LE, ONE_BIT_BE -> palette == null ? PixelFormat.A1 : palette.format();
            case FOUR_BIT_LE, FOUR_BIT_BE, EIGHT_BIT -> {
                if (palette == null) {
                    throw new ProtocolException("palette: none (expected: one, for " + bitmap.format() + ")");
                }
                yield palette.format();
            }
            case SIXTEEN_BIT -> PixelFormat.RGB555;
            case TWENTY_FOUR_BIT, THIRTY_TWO_BIT -> PixelFormat.XRGB32;
            case RGBA -> PixelFormat.ARGB32;
            case EIGHT_BIT_A -> PixelFormat.A8;
        };
    }

    /** Puts colours in the place of numbers 0..255. */
    private static void color(int[] values, Palette palette) {
        int[] colors = Arrays.copyOf(palette.colors(), Palette.COLORS_MAX);
        int mask = palette.format().mask();
        for (int i = 0; i < values.length; i++) {
            values[i] = colors[values[i]] & mask;
        }
    }
}
