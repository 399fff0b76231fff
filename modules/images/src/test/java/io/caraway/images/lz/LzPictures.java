package io.caraway.images.lz;

import io.caraway.images.BitmapFormat;
import io.caraway.images.Picture;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import java.util.Arrays;

/** Generated pictures in the formats and packings that LZ has. */
final class LzPictures {
    private LzPictures() {}

    /** The picture in that format. Its colours become what alpha there is, so that it repeats where they do. */
    static Pixels pixels(Picture picture, PixelFormat format) {
        int[] values = picture.pixels().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (format) {
                case ARGB32 -> values[i] | (values[i] << 22);
                case XRGB32 -> values[i];
                default -> values[i] & format.mask();
            };
        }
        return new Pixels(format, picture.width(), picture.height(), values);
    }

    /** The lowest bits of the picture, packed; bytes beyond a row are noise. */
    static byte[] packed(Picture picture, BitmapFormat format, int strideBytes) {
        byte[] bytes = new byte[strideBytes * picture.height()];
        Arrays.fill(bytes, (byte) 0x5a);
        int perByte = 8 / format.bits();
        boolean lowestFirst = format == BitmapFormat.ONE_BIT_LE || format == BitmapFormat.FOUR_BIT_LE;
        int mask = (1 << format.bits()) - 1;
        for (int i = 0; i < picture.pixels().length; i++) {
            int x = i % picture.width();
            int at = i / picture.width() * strideBytes + x / perByte;
            int place = lowestFirst ? x % perByte : perByte - 1 - x % perByte;
            int shift = place * format.bits();
            bytes[at] = (byte) ((bytes[at] & ~(mask << shift)) | ((picture.pixels()[i] & mask) << shift));
        }
        return bytes;
    }
}
